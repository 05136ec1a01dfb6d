import { endOf, overlappingPage, type PageWindow, pageHolding, smallestOverlapping } from './pageWindow.ts';

/** So many calls in a row that lead nowhere: the server does not heed `page`, or makes up its `total`. */
const mostIdle = 5;
/** So far below its last place a row is looked for, before all places are noted anew: both take less than a tick. */
const nearby = 1_000;

/** What a row of a list is known by, where it has that. */
export interface ListRow {
  id?: string;
}

/** One answer. `perPage` and `total`: as the server says, if it does. */
export interface ListPage<Row extends ListRow> {
  shipments: readonly Row[];
  perPage?: number;
  total?: number;
}

/** What has come of a list that may change meanwhile, and what to ask for next: the rules of `shipmentPages`. */
export class ListReading<Row extends ListRow> {
  /** In the list's order, each as it came last. */
  readonly rows: Row[] = [];
  /** The list was read to its end. */
  atEnd = false;
  /** Where each row with an id is, or was before others came in above it: it is never further up. */
  readonly #places = new Map<string, number>();
  #perPage: number;
  #started = false;
  /** Each page follows the last, because pages that overlap are of no use with this server or these rows. */
  #followOn: boolean;
  #withoutIds = false;
  /** Where in the list, as it was at the last call, the first row is that has not come. */
  #from = 0;
  /** How many rows a page should have in common with what has come: more while rows are being removed. */
  #overlap = 1;
  /** There was a page without a known row, and nothing new since. */
  #missed = false;
  #furthest = 0;
  #idle = 0;
  #total: number | undefined;
  /** Whether the first page was asked for once more, after the end. */
  #top: 'asked' | 'read' | undefined;

  constructor(perPage: number) {
    this.#perPage = perPage;
    this.#followOn = perPage < smallestOverlapping;
  }

  /** The list was given up. */
  get stuck(): boolean {
    return this.#idle >= mostIdle;
  }

  next(): PageWindow {
    if (this.#followOn) {
      return pageHolding(this.#from, this.#perPage);
    }
    // One less after a miss: a server that does not heed per_page gives itself away by a longer page.
    return overlappingPage(this.#from, this.#overlap, this.#missed ? this.#perPage - 1 : this.#perPage);
  }

  /** @returns the rows that had not come before. */
  take(window: PageWindow, answer: ListPage<Row>): readonly Row[] {
    const { shipments, total } = answer;
    const length = this.#learnLength(window, answer);
    const page = { page: window.page, perPage: length };
    const start = endOf(page) - length;
    if (start > 0 && !this.#followOn && !shipments.some((row) => this.#isKnown(row))) {
      this.#overlap *= 8;
      this.#missed = true;
      return [];
    }
    const { fresh, left } = this.#merge(shipments, start);
    this.#missed &&= fresh.length === 0;
    this.#overlap = Math.ceil(Math.min(this.#overlap, this.#perPage / 2) / 2);
    // After a miss not a row is passed over: those that had come may be the ones that are gone.
    this.#from = this.#followOn ? endOf(page) : start + shipments.length + (this.#missed ? 0 : left);
    const sentBack = this.#goBackForRemoved(page, total);
    if (!sentBack) {
      this.#lookForEnd(shipments.length < length, fresh.length > 0, total);
    }
    this.#countIdle(fresh, sentBack || endOf(page) > this.#furthest, total);
    this.#furthest = Math.max(this.#furthest, endOf(page));
    return fresh;
  }

  /** How many rows of the list the page stands for: as many as were asked for, unless the server shows otherwise. */
  #learnLength({ perPage: asked }: PageWindow, { shipments, perPage, total = Infinity }: ListPage<Row>): number {
    const came = shipments.length;
    const cut = !this.#started && came > 0 && came < asked && (came === perPage || came < total);
    const length = cut || came > asked ? came : asked;
    this.#withoutIds ||= shipments.some(({ id }) => !id);
    if (!this.#started || came > asked || (this.#withoutIds && !this.#followOn)) {
      this.#perPage = length;
    }
    this.#followOn ||= came > asked || this.#withoutIds || this.#perPage < smallestOverlapping;
    this.#started = true;
    return length;
  }

  /** @returns the rows that are new, and how many that had come before follow the last row of the page. */
  #merge(page: readonly Row[], start: number): { fresh: Row[]; left: number } {
    const fresh: Row[] = [];
    const lastKnown = page.findLastIndex((row) => this.#isKnown(row));
    const firstKnown = page.find((row) => this.#isKnown(row));
    let place = firstKnown === undefined ? (start === 0 ? 0 : this.rows.length) : this.#placeOf(firstKnown);
    for (const [index, row] of page.entries()) {
      if (this.#isKnown(row)) {
        // Most stand where they are looked for first: behind the row before them.
        place = this.rows[place]?.id === row.id ? place : this.#placeOf(row);
        this.rows[place] = row;
      } else {
        // What had come after the last known row should stand here, and does not: it is gone.
        place = index > lastKnown && lastKnown >= 0 ? this.rows.length : place;
        this.rows.splice(place, 0, row);
        fresh.push(row);
        if (row.id) {
          this.#places.set(row.id, place);
        }
      }
      place += 1;
    }
    return { fresh, left: this.rows.length - place };
  }

  #isKnown({ id }: Row): boolean {
    return id !== undefined && this.#places.has(id);
  }

  #placeOf({ id = '' }: Row): number {
    const last = this.#places.get(id) ?? 0;
    const near = this.rows.slice(last, last + nearby).findIndex((row) => row.id === id);
    if (near >= 0) {
      return last + near;
    }
    for (const [place, row] of this.rows.entries()) {
      if (row.id) {
        this.#places.set(row.id, place);
      }
    }
    return this.#places.get(id) ?? 0;
  }

  /** Without an overlap, only a total that fell tells that rows may have moved up to a page that had come before. */
  #goBackForRemoved(page: PageWindow, total: number | undefined): boolean {
    const fell = (this.#total ?? 0) - (total ?? Infinity);
    const start = endOf(page) - page.perPage;
    this.#total = total;
    if (fell <= 0 || start === 0 || !this.#followOn || this.#withoutIds) {
      return false;
    }
    this.#from = Math.max(0, start - Math.ceil(fell / page.perPage) * page.perPage);
    return true;
  }

  #lookForEnd(short: boolean, news: boolean, total = 0): void {
    const promised = total > this.rows.length;
    const topAgain = this.#top === 'asked';
    this.#top = topAgain ? 'read' : this.#top;
    if (!promised && (short || this.#top === 'read')) {
      this.atEnd = true;
    } else if (short && this.#top === undefined && !this.#followOn) {
      this.#top = 'asked';
      this.#from = 0;
    } else if (short && !news && !topAgain) {
      this.atEnd = true;
    }
  }

  /** Rows without id are always new, so they count only as long as more rows are promised than had come. */
  #countIdle(fresh: readonly Row[], further: boolean, total = Infinity): void {
    if (fresh.some(({ id }) => id) || (fresh.length > 0 && this.rows.length - fresh.length < total)) {
      this.#idle = 0;
    } else if (further) {
      this.#idle += 1;
    }
  }
}
