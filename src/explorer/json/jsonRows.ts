import type { JsonIndex } from './jsonIndex.ts';

/** Values below these are shown in full to begin with. */
const fewNodes = 400;

/** The rows of a tree: every node that no closed container hides, in order. */
export class JsonRows {
  readonly #index: JsonIndex;
  /** 1 for an open container; what it holds for a plain value means nothing. */
  readonly #open: Uint8Array;
  readonly #nodes: Uint32Array;
  #length = 0;

  constructor(index: JsonIndex) {
    this.#index = index;
    this.#open = new Uint8Array(index.length);
    this.#nodes = new Uint32Array(index.length);
    if (index.length <= fewNodes) {
      this.openAll();
    } else {
      this.openTo(2);
    }
  }

  get length(): number {
    return this.#length;
  }

  node(row: number): number {
    return this.#nodes[row] ?? 0;
  }

  /** The row of a node; where it is hidden, that of the container which hides it. */
  rowOf(node: number): number {
    let low = 0;
    let high = this.#length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.node(middle) <= node) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  isOpen(node: number): boolean {
    return this.#open[node] === 1;
  }

  setOpen(node: number, open: boolean): void {
    this.#open[node] = open ? 1 : 0;
    this.#list();
  }

  /** Opens or closes a node and all that is in it. */
  setAllOpen(node: number, open: boolean): void {
    this.#open.fill(open ? 1 : 0, node, this.#index.next(node));
    this.#list();
  }

  openAll(): void {
    this.setAllOpen(0, true);
  }

  /** Opens so many levels, and closes what is below; 1 opens the root alone. */
  openTo(levels: number): void {
    this.#open.fill(0);
    /** Where the containers end that are open at this place, one in the other. */
    const ends: number[] = [];
    for (let node = 0; node < this.#index.length; ) {
      while (ends.length > 0 && node >= (ends.at(-1) ?? 0)) {
        ends.pop();
      }
      const next = this.#index.next(node);
      if (ends.length < levels) {
        this.#open[node] = 1;
        ends.push(next);
        node += 1;
      } else {
        node = next;
      }
    }
    this.#list();
  }

  /** Opens all that hides a node. */
  reveal(node: number): void {
    for (let each = node; each !== 0; ) {
      each = this.#index.parent(each);
      this.#open[each] = 1;
    }
    this.#list();
  }

  /** Anew each time: ten million rows take less than a tenth of a second, and most trees a millisecond. */
  #list(): void {
    let row = 0;
    for (let node = 0; node < this.#index.length; row += 1) {
      this.#nodes[row] = node;
      node = this.#open[node] === 1 ? node + 1 : this.#index.next(node);
    }
    this.#length = row;
  }
}
