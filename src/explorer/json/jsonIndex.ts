import { endOfString } from '../../trackberry/json.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** What is kept of each node, by its number. */
export interface JsonNodes {
  /** Where its entry begins: its key where it has one, else its value. Offsets in UTF-16 units, as all here. */
  entries: Uint32Array;
  /** The list or object it is in; the root is its own parent. */
  parents: Uint32Array;
  /** Its place among the entries of its parent, from 0; `withKey` is added where it has a key. */
  positions: Uint32Array;
  /** The first node behind all that is in it. */
  nexts: Uint32Array;
}

/** The highest bit of a position: no text has as many entries. */
export const withKey = 0x8000_0000;

const kinds: Readonly<Record<string, JsonKind>> = {
  '{': 'object',
  '[': 'array',
  '"': 'string',
  t: 'boolean',
  f: 'boolean',
  n: 'null',
};

/**
 * The values of a JSON text as numbers from 0, the root, in the order of the text: a container's entries begin with
 * the node after it, and go on from `next` to `next`. All is read from the text when it is asked for, so that 20 MB cost
 * sixteen bytes a node, and every digit, every repeated key and `__proto__` are there as they came. Made by `JsonIndexer`.
 */
export class JsonIndex {
  readonly text: string;
  /** How many nodes there are; at least one. */
  readonly length: number;
  readonly #nodes: JsonNodes;

  constructor(text: string, length: number, nodes: JsonNodes) {
    this.text = text;
    this.length = length;
    this.#nodes = nodes;
  }

  kind(node: number): JsonKind {
    return kinds[this.text.charAt(this.start(node))] ?? 'number';
  }

  isContainer(node: number): boolean {
    const first = this.text.charAt(this.start(node));
    return first === '{' || first === '[';
  }

  parent(node: number): number {
    return read(this.#nodes.parents, node);
  }

  position(node: number): number {
    return read(this.#nodes.positions, node) & ~withKey;
  }

  /** The first node behind all that is in it: the next entry of its parent, if it is not the last. */
  next(node: number): number {
    return read(this.#nodes.nexts, node);
  }

  /** How many levels it is below the root. */
  depth(node: number): number {
    let depth = 0;
    for (let each = node; each !== 0; each = this.parent(each)) {
      depth += 1;
    }
    return depth;
  }

  childCount(node: number): number {
    let last = this.next(node) - 1;
    if (last === node) {
      return 0;
    }
    while (this.parent(last) !== node) {
      last = this.parent(last);
    }
    return this.position(last) + 1;
  }

  /** Where its key, or without one its value, begins. These ascend with the nodes. */
  entry(node: number): number {
    return read(this.#nodes.entries, node);
  }

  /** Where its value begins. */
  start(node: number): number {
    const entry = this.entry(node);
    if (!this.#hasKey(node)) {
      return entry;
    }
    const colon = this.#skipSpace(endOfString(this.text, entry));
    return this.#skipSpace(colon + 1);
  }

  /** Where its value ends: behind its last character. */
  end(node: number): number {
    const start = this.start(node);
    const first = this.text.charAt(start);
    if (first === '"') {
      return endOfString(this.text, start);
    }
    if (first !== '{' && first !== '[') {
      return this.#endOfWord(start);
    }
    const last = this.next(node) - 1;
    if (last === node) {
      return this.#skipSpace(start + 1) + 1;
    }
    // What comes last in it is a plain value or empty, and then each container closes, this one at the end.
    let end = this.end(last);
    for (let each = last; each !== node; each = this.parent(each)) {
      end = this.#skipSpace(end) + 1;
    }
    return end;
  }

  /** Its value, letter by letter. */
  source(node: number): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  /** Its key, letter by letter and in quotes; undefined for the root and in a list. */
  keySource(node: number): string | undefined {
    const entry = this.entry(node);
    return this.#hasKey(node) ? this.text.slice(entry, endOfString(this.text, entry)) : undefined;
  }

  key(node: number): string | undefined {
    const source = this.keySource(node);
    return source === undefined ? undefined : (JSON.parse(source) as string);
  }

  /** What a string says; undefined for anything else. */
  stringValue(node: number): string | undefined {
    return this.kind(node) === 'string' ? (JSON.parse(this.source(node)) as string) : undefined;
  }

  /** The entry of an object with this key, the last one as in JSON.parse; or that of a list with this number. */
  child(node: number, key: string): number | undefined {
    const kind = this.kind(node);
    let found: number | undefined;
    for (let each = node + 1; each < this.next(node); each = this.next(each)) {
      if (kind === 'object' ? this.key(each) === key : String(this.position(each)) === key) {
        found = each;
      }
    }
    return found;
  }

  /** The node that this place in the text belongs to: the last whose entry begins at or before it. */
  nodeAt(offset: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.entry(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  #hasKey(node: number): boolean {
    return read(this.#nodes.positions, node) >= withKey;
  }

  #skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.text.charCodeAt(at))) {
      at += 1;
    }
    return at;
  }

  #endOfWord(from: number): number {
    let at = from;
    while (at < this.text.length && !',]}'.includes(this.text.charAt(at)) && !isSpace(this.text.charCodeAt(at))) {
      at += 1;
    }
    return at;
  }
}

/** What JSON calls white space. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

function read(values: Uint32Array, at: number): number {
  return values[at] ?? 0;
}
