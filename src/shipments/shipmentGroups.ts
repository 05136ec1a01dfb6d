import type { Steps } from '../steps/steps.ts';
import type { ListedShipment } from '../trackberry/shipment.ts';
import type { Grouping } from './arrangement.ts';
import { naturalKey } from './naturalKey.ts';
import { statusRank } from './shipmentOrder.ts';

/** Shipments that have something in common. */
export interface ShipmentGroup {
  /** Tells it from the other groups, over a refresh too. */
  key: string;
  /** In the order of the list; at least one, and any of them tells what they have in common. */
  rows: readonly [ListedShipment, ...ListedShipment[]];
}

const keyOf: Readonly<Record<Grouping, (shipment: ListedShipment) => string>> = {
  status: ({ status = '' }) => status,
  vessel: ({ vessel = '' }) => vessel,
  route: ({ origin = '', destination = '' }) =>
    origin + destination === '' ? '' : `${origin.length} ${origin}${destination}`,
};

/** What groups are sorted by. */
const nameOf: Readonly<Record<Grouping, (shipment: ListedShipment) => string>> = {
  status: ({ status = '' }) => `${statusRank(status)}${naturalKey(status)}`,
  vessel: ({ vessel = '' }) => naturalKey(vessel),
  route: ({ origin = '', destination = '' }) => naturalKey(`${origin}\n${destination}`),
};

/** Statuses in the order of a shipment's life, all else by name; what has no value comes last. */
export function* groupsOf(rows: readonly ListedShipment[], grouping: Grouping): Steps<ShipmentGroup[]> {
  const groups = new Map<string, [ListedShipment, ...ListedShipment[]]>();
  let read = 0;
  for (const row of rows) {
    const key = keyOf[grouping](row);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
    read += 1;
    if (read % 1024 === 0) {
      yield;
    }
  }
  const named: { key: string; members: ShipmentGroup['rows']; name: string }[] = [];
  for (const [key, members] of groups) {
    named.push({ key, members, name: nameOf[grouping](members[0]) });
    if (named.length % 64 === 0) {
      yield;
    }
  }
  named.sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || Number(a.name > b.name) - Number(a.name < b.name),
  );
  return named.map(({ key, members }) => ({ key, rows: members }));
}
