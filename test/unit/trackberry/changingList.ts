import { readShipmentPage, type ShipmentPage } from '../../../src/trackberry/shipment.ts';

/** One thing that happens to a list between two calls; `at` is a place in it, from 0 (newest) to 1 (oldest). */
export type Change = { kind: 'created' | 'movedToTop' | 'left' | 'entered'; at: number };

export interface Server {
  /** What `meta` says. */
  meta: 'true' | 'missing' | 'invented' | 'ofPage';
  /** No page is longer. */
  cap?: number;
  /** Every page has this many rows, whatever is asked for. */
  fixed?: number;
  ignoresPage?: boolean;
  withoutIds?: boolean;
  /** Takes every so manieth row out of a page that it has made up already. */
  hides?: number;
}

interface ModelRow {
  id: string;
  /** Rows that leave a filter may enter it again, at their old place. */
  listed: boolean;
}

/** A list on a server, newest first, to which changes happen between the calls: those of a list of lists, in turn. */
export class ChangingList {
  calls = 0;
  readonly #rows: ModelRow[];
  readonly #server: Server;
  readonly #changes: readonly (readonly Change[])[];
  readonly #always: Set<string>;
  #created = 0;

  constructor(length: number, server: Server, changes: readonly (readonly Change[])[] = []) {
    this.#rows = Array.from({ length }, (_, place) => ({ id: `row${place}`, listed: true }));
    this.#server = server;
    this.#changes = changes;
    this.#always = new Set(this.#rows.map(({ id }) => id));
  }

  /** The rows that were in the list all the while, in its order. */
  get always(): string[] {
    return this.#rows.flatMap(({ id }) => (this.#always.has(id) ? [id] : []));
  }

  /** How many rows there ever were. */
  get size(): number {
    return this.#rows.length;
  }

  readonly page = async (page: number, perPage: number): Promise<ShipmentPage> => {
    for (const change of this.calls === 0 ? [] : (this.#changes[this.calls - 1] ?? [])) {
      this.#apply(change);
    }
    this.calls += 1;
    const { meta, cap = perPage, fixed, ignoresPage, withoutIds, hides = Infinity } = this.#server;
    const length = fixed ?? Math.min(cap, perPage);
    const listed = this.#rows.filter((row) => row.listed);
    const start = ignoresPage === true ? 0 : (page - 1) * length;
    const shown = listed.slice(start, start + length).filter((_, place) => (start + place) % hides !== hides - 1);
    const answer = {
      shipments: shown.map(({ id }) => (withoutIds ? { reference: id } : { id })),
      ...(meta === 'true' && { meta: { page, per_page: length, total: listed.length } }),
      ...(meta === 'ofPage' && { meta: { page, per_page: length, total: shown.length } }),
      ...(meta === 'invented' && { meta: { page: 7, per_page: 3, total: (this.calls * 7919) % 211 } }),
    };
    const read = readShipmentPage(answer);
    if (read === undefined) {
      throw new TypeError('The model server sent no page.');
    }
    return read;
  };

  #apply({ kind, at }: Change): void {
    if (kind === 'created') {
      this.#created += 1;
      this.#rows.unshift({ id: `new${this.#created}`, listed: true });
      return;
    }
    const candidates = this.#rows.filter(({ listed }) => listed === (kind !== 'entered'));
    const row = candidates[Math.floor(at * candidates.length)];
    if (row === undefined) {
      return;
    }
    if (kind === 'movedToTop') {
      this.#rows.splice(this.#rows.indexOf(row), 1);
      this.#rows.unshift(row);
    } else {
      row.listed = kind === 'entered';
      this.#always.delete(row.id);
    }
  }
}
