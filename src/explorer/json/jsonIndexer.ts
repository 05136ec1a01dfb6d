import { t } from '@vscode/l10n';
import { atOnce, type Steps } from '../../steps/steps.ts';
import { doubled } from '../doubled.ts';
import { isSpace, JsonIndex, withKey } from './jsonIndex.ts';
import { stringEnd, type TokenFault, wordEnd } from './jsonTokens.ts';
import { type NotJson, notJson } from './notJson.ts';

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' | 'nothing';

const quote = 0x22;

/**
 * Reads a JSON text once, takes what JSON.parse takes, and notes where its values are; in as many pieces as one likes, so
 * that a page can paint in between. Nesting costs no stack.
 */
export class JsonIndexer {
  readonly #text: string;
  #at = 0;
  #expected: Expected = 'value';
  /** The container that is being read; none at the beginning and at the end. */
  #open: number | undefined;
  #openIsObject = false;
  #length = 0;
  #entries: Uint32Array<ArrayBuffer>;
  #parents: Uint32Array<ArrayBuffer>;
  #positions: Uint32Array<ArrayBuffer>;
  /** Of a container that is still open: twice the number of its entries so far, plus one for an object. */
  #nexts: Uint32Array<ArrayBuffer>;
  #fault: NotJson | undefined;

  constructor(text: string) {
    this.#text = text;
    const room = Math.max(16, text.length >>> 4);
    this.#entries = new Uint32Array(room);
    this.#parents = new Uint32Array(room);
    this.#positions = new Uint32Array(room);
    this.#nexts = new Uint32Array(room);
  }

  /**
   * Reads on.
   * @param units how much of the text at least, in UTF-16 units; a single string or number is read to its end.
   * @returns the result, once there is one.
   */
  run(units: number): JsonIndex | NotJson | undefined {
    const until = Math.min(this.#text.length, this.#at + units);
    while (this.#fault === undefined && this.#at < until) {
      const unit = this.#text.charCodeAt(this.#at);
      if (isSpace(unit)) {
        this.#at += 1;
      } else {
        this.#token(unit);
      }
    }
    if (this.#fault === undefined && this.#at >= this.#text.length) {
      return this.#expected === 'nothing' ? this.#index() : this.#fail(t('the text ends too soon'));
    }
    return this.#fault;
  }

  #token(unit: number): void {
    switch (this.#expected) {
      case 'value or end':
        if (unit === 0x5d) {
          this.#close();
          return;
        }
        this.#value(this.#at, 0);
        return;
      case 'value':
        this.#value(this.#at, 0);
        return;
      case 'key or end':
        if (unit === 0x7d) {
          this.#close();
          return;
        }
        this.#member(unit);
        return;
      case 'key':
        this.#member(unit);
        return;
      case 'comma or end':
        this.#commaOrEnd(unit);
        return;
      case 'nothing':
        this.#fail(t('nothing may follow the value'));
    }
  }

  #commaOrEnd(unit: number): void {
    if (unit === 0x2c) {
      this.#at += 1;
      this.#expected = this.#openIsObject ? 'key' : 'value';
    } else if (unit === (this.#openIsObject ? 0x7d : 0x5d)) {
      this.#close();
    } else {
      this.#fail(t('a comma or {0} is missing', this.#openIsObject ? '}' : ']'));
    }
  }

  #member(unit: number): void {
    const entry = this.#at;
    if (unit !== quote) {
      this.#fail(t('a key in double quotes is missing'));
      return;
    }
    this.#goTo(stringEnd(this.#text, this.#at));
    this.#space();
    if (this.#fault === undefined && this.#text.charCodeAt(this.#at) !== 0x3a) {
      this.#fail(t('a colon is missing'));
    }
    this.#at += 1;
    this.#space();
    if (this.#fault === undefined) {
      this.#value(entry, withKey);
    }
  }

  #value(entry: number, key: number): void {
    const unit = this.#text.charCodeAt(this.#at);
    const node = this.#add(entry, key);
    this.#expected = this.#open === undefined ? 'nothing' : 'comma or end';
    switch (unit) {
      case 0x7b:
      case 0x5b:
        this.#at += 1;
        this.#open = node;
        this.#openIsObject = unit === 0x7b;
        this.#nexts[node] = this.#openIsObject ? 1 : 0;
        this.#expected = this.#openIsObject ? 'key or end' : 'value or end';
        return;
      case quote:
        this.#goTo(stringEnd(this.#text, this.#at));
        return;
      default:
        this.#goTo(wordEnd(this.#text, this.#at));
    }
  }

  #add(entry: number, key: number): number {
    const node = this.#length;
    if (node === this.#entries.length) {
      this.#grow();
    }
    const parent = this.#open ?? 0;
    let position = 0;
    if (this.#open !== undefined) {
      const counted = this.#nexts[parent] ?? 0;
      position = counted >>> 1;
      this.#nexts[parent] = counted + 2;
    }
    this.#entries[node] = entry;
    this.#parents[node] = parent;
    this.#positions[node] = position + key;
    this.#nexts[node] = node + 1;
    this.#length += 1;
    return node;
  }

  #close(): void {
    this.#at += 1;
    const closed = this.#open ?? 0;
    this.#nexts[closed] = this.#length;
    if (closed === 0) {
      this.#open = undefined;
      this.#expected = 'nothing';
      return;
    }
    const parent = this.#parents[closed] ?? 0;
    this.#open = parent;
    this.#openIsObject = ((this.#nexts[parent] ?? 0) & 1) === 1;
    this.#expected = 'comma or end';
  }

  /** Behind a token, or to the place where it is none. */
  #goTo(end: number | TokenFault): void {
    if (typeof end === 'number') {
      this.#at = end;
    } else {
      this.#at = end.at;
      this.#fail(end.reason);
    }
  }

  #space(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) {
      this.#at += 1;
    }
  }

  /** The first fault counts. */
  #fail(reason: string): NotJson {
    this.#fault ??= notJson(this.#text, Math.min(this.#at, this.#text.length), reason);
    return this.#fault;
  }

  #grow(): void {
    this.#entries = doubled(this.#entries);
    this.#parents = doubled(this.#parents);
    this.#positions = doubled(this.#positions);
    this.#nexts = doubled(this.#nexts);
  }

  #index(): JsonIndex {
    return new JsonIndex(this.#text, this.#length, {
      entries: this.#entries,
      parents: this.#parents,
      positions: this.#positions,
      nexts: this.#nexts,
    });
  }
}

/** Characters read in one step: half a millisecond of work. */
const unitsInStep = 50_000;

/** Reads a JSON text of any size. */
export function* indexJsonSteps(text: string): Steps<JsonIndex | NotJson> {
  const indexer = new JsonIndexer(text);
  for (;;) {
    const result = indexer.run(unitsInStep);
    if (result !== undefined) {
      return result;
    }
    yield;
  }
}

/** As `indexJsonSteps`, where nobody waits. */
export function indexJson(text: string): JsonIndex | NotJson {
  return atOnce(indexJsonSteps(text));
}
