import { mergeSort } from '../steps/mergeSort.ts';
import type { Steps } from '../steps/steps.ts';
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

/** Rows in one step. */
const inOneStep = 64;

/**
 * The places of these rows in an order. Equal ones stay as the server sends them, and those without the field come
 * last, whichever way it is sorted.
 */
export function* sortedPlaces(rows: readonly Shipment[], { by, descending }: Order): Steps<Uint32Array> {
  const keys: Key[] = [];
  const read = keyOf[by];
  for (const row of rows) {
    keys.push(read(row));
    if (keys.length % inOneStep === 0) {
      yield;
    }
  }
  return yield* mergeSort(keys.length, (a, b) => compareKeys(keys[a], keys[b], descending));
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
