import type { Shipment } from '../trackberry/shipment.ts';

/** What is new about a shipment: the shipment itself, or its status. */
export type Mark = { kind: 'new' } | { kind: 'changed'; was: string };

type Row = Pick<Shipment, 'id' | 'status'>;

/** What the rows are of. `filtered`: by the server, so that others may stand between them. */
interface ListPart {
  filtered: boolean;
  /** The list goes on behind these rows. */
  more: boolean;
}

/** So many, from the top of the list, are remembered and compared. */
const mostRows = 1_000;
/** A row with another id is not remembered: stored, each character that cannot be shown takes six. */
const memorable = /^[^\p{C}]{1,64}$/u;
/** Of a status, in UTF-16 units. */
const longestStatus = 40;

/**
 * What was seen of a list of shipments, newest first: the status of each by its id, and nothing else of them. It does
 * not change; a later look is another object.
 */
export class SeenShipments {
  static readonly nothing = new SeenShipments(new Map(), false);

  readonly #statuses: ReadonlyMap<string, string>;
  /** There was nothing in the list beside these. */
  readonly #whole: boolean;

  private constructor(statuses: ReadonlyMap<string, string>, whole: boolean) {
    this.#statuses = statuses;
    this.#whole = whole;
  }

  /** What `toJSON` gave, read back; undefined for anything else. */
  static from(value: unknown): SeenShipments | undefined {
    const { whole, statuses } = (value ?? {}) as { whole?: unknown; statuses?: unknown };
    if (typeof whole !== 'boolean' || !Array.isArray(statuses)) {
      return undefined;
    }
    const pairs = statuses.filter(
      (pair): pair is [string, string] => Array.isArray(pair) && pair.length === 2 && pair.every(isText),
    );
    return new SeenShipments(entriesOf(pairs.map(([id, status]) => ({ id, status }))), whole);
  }

  toJSON(): { whole: boolean; statuses: [id: string, status: string][] } {
    return { whole: this.#whole, statuses: [...this.#statuses] };
  }

  /**
   * What is new about these rows, by id. A row that was not seen is new where it stands before one that was: what
   * follows the last of them had only not been loaded. Nothing is new to who has seen nothing.
   */
  news(rows: readonly Row[], { filtered }: Pick<ListPart, 'filtered'>): Map<string, Mark> {
    const news = new Map<string, Mark>();
    for (const [id, status] of this.#entries(rows, filtered)) {
      const was = this.#statuses.get(id);
      if (was === undefined) {
        news.set(id, { kind: 'new' });
      } else if (was !== status) {
        news.set(id, { kind: 'changed', was });
      }
    }
    return news;
  }

  /** As it is once all these rows were seen. From a filtered list it learns no row whose neighbours it does not know. */
  withAll(rows: readonly Row[], listed: ListPart): SeenShipments {
    const reached = listed.filtered ? this.#entries(rows, true) : entriesOf(rows);
    const whole = listed.filtered ? this.#whole : !listed.more && rows.length <= mostRows;
    // Of a list that has come whole, what is not in it is gone; else it stands further down, or is filtered out.
    const kept = whole && !listed.filtered ? [] : [...this.#statuses].filter(([id]) => !reached.has(id));
    return new SeenShipments(new Map([...reached, ...kept].slice(0, mostRows)), whole);
  }

  /** As it is once what is no news was seen: rows that had only not been loaded are known from now on. */
  withOld(rows: readonly Row[], { filtered }: Pick<ListPart, 'filtered'>): SeenShipments {
    const news = this.news(rows, { filtered });
    const old = [...entriesOf(filtered ? [] : rows)].filter(([id]) => !news.has(id) && !this.#statuses.has(id));
    return new SeenShipments(new Map([...this.#statuses, ...old].slice(0, mostRows)), this.#whole);
  }

  /** As it is once this one was seen. */
  withOne(row: Row): SeenShipments {
    return new SeenShipments(new Map([...this.#statuses, ...entriesOf([row])]), this.#whole);
  }

  /** The rows that can be told to be new or old. */
  #entries(rows: readonly Row[], filtered: boolean): Map<string, string> {
    const entries = [...entriesOf(rows)];
    const lastSeen = entries.findLastIndex(([id]) => this.#statuses.has(id));
    // Where none of them was seen, all have come since: unless the filter shows what lies further down.
    const all = this.#whole || (lastSeen < 0 && !filtered && this.#statuses.size > 0);
    return new Map(all ? entries : entries.slice(0, lastSeen + 1));
  }
}

/** Whether what can be told of is the same in both: then there is no news, however much was loaded further down. */
export function sameTop(before: readonly Row[], rows: readonly Row[]): boolean {
  const length = Math.min(mostRows, rows.length);
  return length === Math.min(mostRows, before.length) && before.slice(0, length).every((row, at) => row === rows[at]);
}

function entriesOf(rows: readonly Row[]): Map<string, string> {
  return new Map(
    rows.slice(0, mostRows).flatMap(({ id, status = '' }): [string, string][] => {
      return id !== undefined && memorable.test(id) ? [[id, memorableStatus(status)]] : [];
    }),
  );
}

function memorableStatus(status: string): string {
  return status.slice(0, longestStatus).replaceAll(/\p{C}/gu, ' ');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
