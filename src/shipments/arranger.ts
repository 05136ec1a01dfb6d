import type { Steps } from '../steps/steps.ts';
import type { ListedShipment } from '../trackberry/shipment.ts';
import type { Arrangement, Order } from './arrangement.ts';
import { groupsOf, type ShipmentGroup } from './shipmentGroups.ts';
import { sortedPlaces } from './shipmentOrder.ts';
import { type ProduceOf, ShipmentSearch, searchWords } from './shipmentSearch.ts';

/** The list as it is shown. */
export interface Arranged {
  /** Those that are found, in order. */
  rows: readonly ListedShipment[];
  groups?: readonly ShipmentGroup[];
}

/** Searches, sorts and groups; what one of these has made stays for the next time, as long as the rows are the same. */
export class Arranger {
  readonly #search = new ShipmentSearch();
  #sorted: { rows: readonly ListedShipment[]; order: Order; places: Uint32Array } | undefined;

  /** @param rows not changed any more: other rows are another list. */
  *arrange(
    rows: readonly ListedShipment[],
    { query, order, grouping }: Arrangement,
    produceOf: ProduceOf,
  ): Steps<Arranged> {
    const found = yield* this.#find(rows, searchWords(query), produceOf);
    const places = order === undefined ? undefined : yield* this.#sort(rows, order);
    const shown = yield* picked(rows, found, places);
    return { rows: shown, ...(grouping !== undefined && { groups: yield* groupsOf(shown, grouping) }) };
  }

  /** Makes ready what is searched, so that the first word is found as fast as the next. */
  prepareSearch(rows: readonly ListedShipment[]): Steps<void> {
    return this.#search.read(rows);
  }

  *#find(rows: readonly ListedShipment[], words: readonly string[], produceOf: ProduceOf): Steps<number[] | undefined> {
    if (words.length === 0) {
      return undefined;
    }
    yield* this.#search.read(rows);
    return yield* this.#search.find(words, produceOf);
  }

  *#sort(rows: readonly ListedShipment[], order: Order): Steps<Uint32Array> {
    const sorted = this.#sorted;
    if (sorted?.rows === rows && sorted.order.by === order.by && sorted.order.descending === order.descending) {
      return sorted.places;
    }
    const places = yield* sortedPlaces(rows, order);
    this.#sorted = { rows, order, places };
    return places;
  }
}

/** The found ones of these rows, in the order of `sorted`; all, or in their own order, where one is not given. */
function* picked(
  rows: readonly ListedShipment[],
  found?: readonly number[],
  sorted?: Uint32Array,
): Steps<readonly ListedShipment[]> {
  const places = sorted === undefined || found === undefined ? (sorted ?? found) : yield* foundIn(sorted, found);
  if (places === undefined) {
    return rows;
  }
  const result: ListedShipment[] = [];
  for (const place of places) {
    const row = rows[place];
    if (row !== undefined) {
      result.push(row);
    }
    if (result.length % 1024 === 0) {
      yield;
    }
  }
  return result;
}

function* foundIn(sorted: Uint32Array, found: readonly number[]): Steps<Uint32Array> {
  const isFound = new Uint8Array(sorted.length);
  for (const place of found) {
    isFound[place] = 1;
  }
  yield;
  return sorted.filter((place) => isFound[place] === 1);
}
