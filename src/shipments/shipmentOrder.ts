import type { Steps } from '../explorer/steps.ts';
import { shipmentStatuses } from '../trackberry/openapi.ts';
import type { Shipment } from '../trackberry/shipment.ts';
import type { Order, OrderField } from './arrangement.ts';
import { naturalKey } from './naturalKey.ts';

type Key = string | number | undefined;

const keyOf: Readonly<Record<OrderField, (shipment: Shipment) => Key>> = {
  created: ({ createdAt }) => (createdAt === undefined ? undefined : numberKey(Date.parse(createdAt))),
  reference: ({ reference }) => textKey(reference),
  status: ({ status }) => (status === undefined ? undefined : statusRank(status)),
  vessel: ({ vessel }) => textKey(vessel),
  pallets: ({ palletsCount }) => palletsCount,
};

/** Where a status stands in a shipment's life; one that is not documented comes after those that are. */
export function statusRank(status: string): number {
  const rank = (shipmentStatuses as readonly string[]).indexOf(status);
  return rank < 0 ? shipmentStatuses.length : rank;
}

const chunk = 256;

/**
 * The places of these rows in an order. Equal ones stay as the server sends them, and those without the field come
 * last, whichever way it is sorted. Merged by hand, since `sort` cannot let others have their turn.
 */
export function* sortedPlaces(rows: readonly Shipment[], { by, descending }: Order): Steps<Uint32Array> {
  const keys: Key[] = [];
  const read = keyOf[by];
  for (const row of rows) {
    keys.push(read(row));
    if (keys.length % 64 === 0) {
      yield;
    }
  }
  const compare = (a: number, b: number) => compareKeys(keys[a], keys[b], descending) || a - b;
  let places = Uint32Array.from(rows.keys());
  for (let from = 0; from < places.length; from += chunk) {
    places.subarray(from, from + chunk).sort(compare);
    yield;
  }
  for (let size = chunk; size < places.length; size *= 2) {
    places = yield* merged(places, size, compare);
  }
  return places;
}

/** Every two neighbouring runs of `size` as one. */
function* merged(places: Uint32Array, size: number, compare: (a: number, b: number) => number) {
  const result = new Uint32Array(places.length);
  for (let from = 0; from < places.length; from += 2 * size) {
    const middle = Math.min(from + size, places.length);
    const end = Math.min(middle + size, places.length);
    for (let to = from, left = from, right = middle; to < end; to += 1) {
      const takeLeft = right === end || (left < middle && compare(places[left] ?? 0, places[right] ?? 0) <= 0);
      result[to] = (takeLeft ? places[left] : places[right]) ?? 0;
      left += takeLeft ? 1 : 0;
      right += takeLeft ? 0 : 1;
      if (to % 1024 === 1023) {
        yield;
      }
    }
  }
  return result;
}

function compareKeys(a: Key, b: Key, descending: boolean): number {
  if (a === undefined || b === undefined || a === b) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return a < b === descending ? 1 : -1;
}

function numberKey(number: number): number | undefined {
  return Number.isNaN(number) ? undefined : number;
}

function textKey(text: string | undefined): string | undefined {
  return text ? naturalKey(text) : undefined;
}
