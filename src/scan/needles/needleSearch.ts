import { teddy } from './teddy.wasm.ts';

type Next = (at: number, end: number) => number;

/** The part that is used; a runtime that may not compile (`--jitless`) has none. */
declare const WebAssembly:
  | {
      Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
      Module: new (bytes: Buffer) => object;
      Instance: new (module: object, imports: { scan: { memory: object } }) => { exports: { next: Next } };
    }
  | undefined;

/** ASCII, at least 3 characters; `anyCase` in lower case. */
export interface Needle {
  text: string;
  anyCase: boolean;
  /** Must stand in the next `followReach` bytes, or it is no hit. */
  followedBy?: string;
}

const followReach = 120;

/** A needle in the bytes: which one, and where it begins. */
export interface NeedlePlace {
  needle: Needle;
  at: number;
}

/** Finds several needles in bytes in one pass, many times faster than a search for each: most files of a tree hold none. */
export class NeedleSearch {
  /** What is searched is put here, so that a file's bytes are not copied. */
  readonly buffer: Buffer;
  readonly #memory: Buffer;
  readonly #next: Next | undefined;
  /** By their last bytes, as one number. */
  readonly #needles = new Map<number, Needle[]>();

  /** `capacity`: bytes of the longest content. The first needles are told apart best. */
  constructor(needles: readonly Needle[], capacity: number) {
    const size = tablesEnd + capacity + blockSize;
    if (typeof WebAssembly === 'undefined') {
      this.#memory = Buffer.alloc(size);
    } else {
      const memory = new WebAssembly.Memory({ initial: Math.ceil(size / pageSize) });
      const module = new WebAssembly.Module(Buffer.from(teddy, 'base64'));
      this.#memory = Buffer.from(memory.buffer);
      this.#next = new WebAssembly.Instance(module, { scan: { memory } }).exports.next;
    }
    for (const [index, needle] of needles.entries()) {
      this.#add(needle, index < 2 ? index : 2 + (index % 6));
    }
    this.buffer = this.#memory.subarray(tablesEnd, tablesEnd + capacity);
  }

  /** Whether the first `length` bytes of `buffer` hold a needle, or may: without WebAssembly nothing is ruled out. */
  mayHold(length: number): boolean {
    if (this.#next === undefined) {
      return true;
    }
    const end = tablesEnd + length;
    for (let last = this.#next(tablesEnd, end); last < end; last = this.#next(last + 1, end)) {
      if (this.#endingAt(last).length > 0) {
        return true;
      }
    }
    return false;
  }

  /** The needles in the first `length` bytes of `buffer`, in the order of their ends. `buffer` stays as it is meanwhile. */
  *places(length: number): Generator<NeedlePlace, void> {
    const end = tablesEnd + length;
    const next = this.#next ?? ((at) => at);
    for (let last = next(tablesEnd, end); last < end; last = next(last + 1, end)) {
      for (const needle of this.#endingAt(last)) {
        yield { needle, at: last + 1 - needle.text.length - tablesEnd };
      }
    }
  }

  #add(needle: Needle, bit: number): void {
    for (const ending of spellingsOf(needle.text.slice(-anchor), needle.anyCase)) {
      const key = keyOf(ending, anchor - 1);
      const same = this.#needles.get(key) ?? [];
      this.#needles.set(key, [...same, needle]);
      for (const [place, byte] of ending.entries()) {
        const table = place * 2 * tableSize;
        this.#allow(table + (byte & 15), bit);
        this.#allow(table + tableSize + (byte >> 4), bit);
      }
    }
  }

  #allow(at: number, bit: number): void {
    this.#memory[at] = (this.#memory[at] ?? 0) | (1 << bit);
  }

  #endingAt(last: number): readonly Needle[] {
    const candidates = this.#needles.get(keyOf(this.#memory, last));
    return candidates === undefined ? none : candidates.filter((needle) => this.#endsAt(needle, last));
  }

  #endsAt({ text, anyCase, followedBy }: Needle, last: number): boolean {
    const start = last + 1 - text.length;
    if (start < tablesEnd) {
      return false;
    }
    for (let i = text.length - 1; i >= 0; i--) {
      const byte = this.#memory[start + i] ?? 0;
      const lower = anyCase && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
      if (lower !== text.charCodeAt(i)) {
        return false;
      }
    }
    return (
      followedBy === undefined ||
      this.#memory.subarray(last + 1, last + 1 + followReach).includes(followedBy, 0, 'latin1')
    );
  }
}

const none: readonly Needle[] = [];

/** The last bytes up to `last`, as one number. */
function keyOf(bytes: Buffer, last: number): number {
  return ((bytes[last - 2] ?? 0) << 16) | ((bytes[last - 1] ?? 0) << 8) | (bytes[last] ?? 0);
}

/** `abc` in any case: 8 spellings. */
function spellingsOf(text: string, anyCase: boolean): Buffer[] {
  let spellings = [''];
  for (const char of text) {
    const cases = anyCase ? new Set([char, char.toUpperCase()]) : [char];
    spellings = spellings.flatMap((before) => Array.from(cases, (each) => before + each));
  }
  return spellings.map((each) => Buffer.from(each, 'latin1'));
}

/** Bytes of a needle that the tables look at, its last ones. */
const anchor = 3;
const tableSize = 16;
const tablesEnd = anchor * 2 * tableSize;
const blockSize = 16;
const pageSize = 65_536;
