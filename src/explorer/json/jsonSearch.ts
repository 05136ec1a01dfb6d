import type { Steps } from '../../steps/steps.ts';
import { endOfString } from '../../trackberry/json.ts';
import { doubled } from '../doubled.ts';
import type { JsonIndex } from './jsonIndex.ts';

/** Places looked at in one step: less than a millisecond of work. */
const candidatesInStep = 500;

/** Finds a text in the keys and values of a JSON text, in pieces. */
export class JsonSearch {
  readonly #index: JsonIndex;
  readonly #pattern: RegExp;
  /** Where the matches begin, in the order of the text. */
  #matches = new Uint32Array(256);
  #length = 0;
  /** The node of the last candidate: they come in the order of the nodes. */
  #node = 0;

  constructor(index: JsonIndex, needle: string) {
    this.#index = index;
    this.#pattern = searchPattern(needle);
  }

  get length(): number {
    return this.#length;
  }

  match(at: number): number {
    return this.#matches[at] ?? 0;
  }

  /** Searches to the end; what is found so far can be read between two steps. */
  *run(): Steps<void> {
    for (let count = 1; ; count += 1) {
      const found = this.#pattern.exec(this.#index.text);
      if (found === null) {
        return;
      }
      this.#take(found.index, found.index + found[0].length);
      if (count % candidatesInStep === 0) {
        yield;
      }
    }
  }

  #take(start: number, end: number): void {
    const index = this.#index;
    while (this.#node + 1 < index.length && index.entry(this.#node + 1) <= start) {
      this.#node += 1;
    }
    if (!isInKeyOrValue(index, this.#node, start, end)) {
      return;
    }
    if (this.#length === this.#matches.length) {
      this.#matches = doubled(this.#matches);
    }
    this.#matches[this.#length] = start;
    this.#length += 1;
  }
}

/**
 * What is typed, in small letters or capitals, as it may stand in a JSON text: `é` also as `\u00e9`, `/` also as `\/`.
 * What looks like an escape is found as it is shown.
 */
export function searchPattern(needle: string): RegExp {
  return new RegExp(needle.split('').map(written).join(''), 'gi');
}

/** What JSON has a short escape for, with what stands behind the backslash. */
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\\\',
  '/': '/',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};

function written(unit: string): string {
  if (/^[\w .-]$/.test(unit)) {
    return unit === '.' ? '\\.' : unit;
  }
  const codes = [unit, unit.toLowerCase(), unit.toUpperCase()]
    .filter((each) => each.length === 1)
    .map((each) => each.charCodeAt(0).toString(16).padStart(4, '0'));
  const ways = [...new Set(codes)].flatMap((code) => [`\\\\u${code}`, `\\u${code}`]);
  const short = shortEscapes[unit];
  return `(?:${short === undefined ? '' : `\\\\${short}|`}${ways.join('|')})`;
}

/** Without the quotes, and not the commas and brackets between. */
function isInKeyOrValue(index: JsonIndex, node: number, start: number, end: number): boolean {
  const { text } = index;
  const value = index.start(node);
  if (start < value) {
    const key = index.entry(node);
    return start > key && end < endOfString(text, key);
  }
  switch (text.charAt(value)) {
    case '{':
    case '[':
      return false;
    case '"':
      return start > value && end < endOfString(text, value);
    default:
      return end <= index.end(node);
  }
}
