import type { Steps } from '../steps/steps.ts';
import { doubled } from './doubled.ts';

export interface TextRow {
  text: string;
  /** From 1; undefined where the row goes on with the line of the row before. */
  line: number | undefined;
}

/** Characters of a row, about as many as are in view: a longer line goes on in the next ones. */
const longest = 120;
/** Rows found in one step: less than a millisecond of work. */
const rowsInStep = 2_000;

/** A text of any size as rows of moderate length. */
export class TextRows {
  readonly #text: string;
  #starts = new Uint32Array(1_024);
  /** The line that each row is of, or begins. */
  #lines = new Uint32Array(1_024);
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#length;
  }

  row(at: number): TextRow {
    const end = at + 1 < this.#length ? (this.#starts[at + 1] ?? 0) : this.#text.length;
    const line = this.#lines[at];
    const text = this.#text.slice(this.#starts[at], end).replace(/\r?\n$/, '');
    return { text, line: at > 0 && this.#lines[at - 1] === line ? undefined : line };
  }

  /** Finds all rows; those that are found can be read between two steps. */
  *read(): Steps<this> {
    const text = this.#text;
    let line = 1;
    let newline = text.indexOf('\n');
    for (let start = 0; start < text.length; ) {
      this.#add(start, line);
      const lineEnd = newline === -1 ? text.length : newline + 1;
      if (lineEnd - start <= longest) {
        start = lineEnd;
        line += 1;
        newline = newline === -1 ? -1 : text.indexOf('\n', start);
      } else {
        start += longest - (isHighSurrogate(text.charCodeAt(start + longest - 1)) ? 1 : 0);
      }
      if (this.#length % rowsInStep === 0) {
        yield;
      }
    }
    return this;
  }

  #add(start: number, line: number): void {
    if (this.#length === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#lines = doubled(this.#lines);
    }
    this.#starts[this.#length] = start;
    this.#lines[this.#length] = line;
    this.#length += 1;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
