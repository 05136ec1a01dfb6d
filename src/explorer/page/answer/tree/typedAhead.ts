import type { JsonIndex } from '../../../json/jsonIndex.ts';
import type { JsonRows } from '../../../json/jsonRows.ts';

/** Milliseconds until a letter begins anew. */
const pause = 800;
/** More would hold up the next letter; the search finds what is further away. */
const mostRows = 100_000;

/** Letters typed in quick succession, and the row that they mean. */
export class TypedAhead {
  #typed = '';
  #at = 0;

  /** @returns what is typed so far; undefined where the key is no letter of it. */
  add({ key, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
    if (key.length !== 1 || ctrlKey || metaKey || altKey) {
      return undefined;
    }
    this.#typed = timeStamp - this.#at > pause ? key : this.#typed + key;
    this.#at = timeStamp;
    return this.#typed;
  }

  /** The node of the next row whose key, or in a list whose value, begins so; past the last row it goes on at the first. */
  find(index: JsonIndex, rows: JsonRows, from: number): number | undefined {
    const wanted = this.#typed.toLowerCase();
    for (let looked = 0; looked < Math.min(rows.length, mostRows); looked += 1) {
      const node = rows.node((from + looked) % rows.length);
      const start = index.entry(node);
      const label = index.text.slice(start, start + wanted.length + 1).replace(/^"/, '');
      if (label.toLowerCase().startsWith(wanted)) {
        return node;
      }
    }
    return undefined;
  }
}
