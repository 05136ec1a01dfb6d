import type { Clock } from '../trackberry/clock.ts';
import type { Shipment } from '../trackberry/shipment.ts';
import { type Mark, SeenShipments, sameTop } from './seenShipments.ts';

type Row = Pick<Shipment, 'id' | 'status'>;

/** A list as it is shown: its rows in the server's order, and what they are of, as `SeenShipments` has it. */
export interface ShownList {
  rows: readonly Row[];
  filtered: boolean;
  more: boolean;
}

interface LooksParts {
  clock: Clock;
  /** As the last look of an earlier window left it. */
  seen?: SeenShipments | undefined;
  onDidMark(): void;
  /** What has to be kept for the next window. */
  onDidSee(seen: SeenShipments): void;
}

/** A look that is shorter is none: nobody reads the rows in less. */
export const shortestLookMs = 3_000;

/**
 * What is new in a list since somebody last looked at it. A look lasts as long as they can see the list, and what comes
 * into it meanwhile is marked too; its marks stay until the next look begins.
 */
export class Looks {
  readonly #parts: LooksParts;
  /** The marks tell what is new since then. */
  #before: SeenShipments;
  /** What will have been seen when the next look begins. */
  #seen: SeenShipments;
  /** What `onDidSee` was told last. */
  #kept: string | undefined;
  #list: ShownList | undefined;
  #looking = false;
  /** Until a look counts. */
  #timer: (() => void) | undefined;
  #counts = false;
  #marks: ReadonlyMap<string, Mark> = new Map();

  constructor(parts: LooksParts) {
    this.#parts = parts;
    this.#seen = parts.seen ?? SeenShipments.nothing;
    this.#before = this.#seen;
  }

  /** By id. */
  get marks(): ReadonlyMap<string, Mark> {
    return this.#marks;
  }

  /** Whether somebody can see the list now. */
  look(looking: boolean): void {
    if (looking === this.#looking) {
      return;
    }
    this.#looking = looking;
    this.#counts = false;
    this.#timer?.();
    this.#timer = undefined;
    if (looking) {
      this.#before = this.#seen;
      this.#update();
    }
  }

  show(list: ShownList): void {
    const before = this.#list;
    this.#list = list;
    if (before?.filtered !== list.filtered || before.more !== list.more || !sameTop(before.rows, list.rows)) {
      this.#update();
    }
  }

  /** Takes one row for seen. */
  seeOne(row: Row): void {
    this.#before = this.#before.withOne(row);
    this.#keep(this.#seen.withOne(row));
    this.#mark();
  }

  /** Takes all that is shown for seen. */
  seeAll(): void {
    if (this.#list !== undefined) {
      this.#keep(this.#seen.withAll(this.#list.rows, this.#list));
      this.#before = this.#seen;
      this.#mark();
    }
  }

  dispose(): void {
    this.#timer?.();
  }

  #update(): void {
    const list = this.#list;
    if (list === undefined) {
      return;
    }
    this.#before = this.#before.withOld(list.rows, list);
    this.#seen = this.#seen.withOld(list.rows, list);
    this.#mark();
    if (this.#counts) {
      this.#keep(this.#seen.withAll(list.rows, list));
    } else if (this.#looking && this.#timer === undefined) {
      this.#timer = this.#parts.clock.after(shortestLookMs, () => this.#count());
    }
  }

  #count(): void {
    this.#counts = true;
    this.#update();
  }

  #keep(seen: SeenShipments): void {
    this.#seen = seen;
    const kept = JSON.stringify(seen);
    if (kept !== this.#kept) {
      this.#kept = kept;
      this.#parts.onDidSee(seen);
    }
  }

  #mark(): void {
    const marks = this.#list === undefined ? new Map() : this.#before.news(this.#list.rows, this.#list);
    const same = marks.size === this.#marks.size && [...marks].every(([id, mark]) => isSame(mark, this.#marks.get(id)));
    if (!same) {
      this.#marks = marks;
      this.#parts.onDidMark();
    }
  }
}

function isSame(a: Mark, b: Mark | undefined): boolean {
  return a.kind === b?.kind && (a.kind === 'new' || (b.kind === 'changed' && a.was === b.was));
}
