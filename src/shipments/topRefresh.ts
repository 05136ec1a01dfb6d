import type { ListedShipment } from '../trackberry/shipment.ts';
import type { AskForPage, ShipmentReading } from '../trackberry/shipmentReading.ts';
import { mergeTop } from './mergeTop.ts';

/** A list as far as it is there. */
interface Held {
  rows: readonly ListedShipment[];
  /** Whether the server has further rows. */
  more: boolean;
}

/** What becomes of the rows that are there: they stay, what was read is put over them (`mergeTop`), or in their place. */
export type TopRefresh = 'same' | 'over' | 'instead';

/** Where more has come in than is on a page. */
export const mostCallsForTop = 5;

/**
 * Reads a list from its top until that is all that is wanted, or meets the rows that are there; with one call unless more
 * has come in than is on a page, and with five at most.
 * @param reading has read nothing yet.
 * @param held undefined where nothing is there.
 * @param wanted how many rows the whole list has.
 * @throws as `ShipmentReading.readOn`.
 */
export async function refreshTop(
  reading: ShipmentReading,
  held: Held | undefined,
  wanted: number,
  ask: AskForPage,
): Promise<TopRefresh> {
  const { rows, more } = held ?? { rows: [] };
  const isWhole = () => !reading.more || reading.count >= wanted;
  const meets = () => wanted > reading.perPage && mergeTop(rows, reading.soFar) !== undefined;
  do {
    await reading.readOn(ask);
  } while (!isWhole() && !meets() && reading.calls < mostCallsForTop);
  const { soFar } = reading;
  const same = soFar.every(({ json }, place) => rows[place]?.json === json);
  if (same && (!isWhole() || (soFar.length === rows.length && reading.more === more))) {
    return 'same';
  }
  return !isWhole() && meets() ? 'over' : 'instead';
}

/** The ids of the shipments at the top that are new, or not as they were. */
export function changedAtTop(top: readonly ListedShipment[], rows: readonly ListedShipment[]): string[] {
  const before = new Map(rows.slice(0, 2 * top.length).map(({ id, json }) => [id, json]));
  return top.flatMap(({ id, json }) => (id && before.get(id) !== json ? [id] : []));
}
