import type { Steps } from '../steps/steps.ts';
import type { Shipment } from '../trackberry/shipment.ts';
import { folded } from './folded.ts';

/** The produce of a shipment, folded; undefined where it is not known: it stands in the shipment's detail alone. */
export type ProduceOf = (shipment: Shipment) => string | undefined;

/** In UTF-16 units. */
const longestQuery = 2_000;

/** The words of a search, all of which are needed. */
export function searchWords(query: string): string[] {
  return folded(query, { most: longestQuery })
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** What shipments are searched by, made once for each: a row that has come anew is read anew, the others stay. */
export class ShipmentSearch {
  #rows: readonly Shipment[] = [];
  #texts: string[] = [];

  /** Makes ready what is searched: reads those rows that are not where they were. */
  *read(rows: readonly Shipment[]): Steps<void> {
    const texts = this.#rows === rows ? this.#texts : this.#texts.slice(0, rows.length);
    let place = 0;
    for (const row of rows) {
      if (this.#rows[place] !== row) {
        texts[place] = textOf(row);
      }
      place += 1;
      if (place % 64 === 0) {
        yield;
      }
    }
    this.#rows = rows;
    this.#texts = texts;
  }

  /** The places of those with all words, of the rows that were read last. */
  *find(words: readonly string[], produceOf: ProduceOf): Steps<number[]> {
    const rows = this.#rows; // others may be read between two steps
    const found: number[] = [];
    let place = 0;
    for (const text of this.#texts) {
      const row = rows[place];
      if (row !== undefined && words.every((word) => text.includes(word) || produceOf(row)?.includes(word))) {
        found.push(place);
      }
      place += 1;
      if (place % 1024 === 0) {
        yield;
      }
    }
    return found;
  }
}

/** Each field on a line, which no word holds, so that no word is found across two fields. */
function textOf({ reference, id = '', vessel = '', origin = '', destination = '' }: Shipment): string {
  const fields = [reference || id, vessel, origin, destination];
  return fields.map((field) => folded(field)).join('\n');
}
