import type { TextRange } from '../scan/textRange.ts';

/** A way in which a language writes a string. */
export interface Quote {
  /** Sticky; matches prefix and opening quote; the group `prefix` is what stands before the quote. */
  open: RegExp;
  /** The closing quote; a function where it depends on the opening (Rust's `r##"`, a here-document: sticky then). */
  close: string | ((opening: string) => string | RegExp);
  /** How the closing quote may stand inside: behind a backslash or a backtick, twice, or not at all. */
  escape: 'backslash' | 'backtick' | 'doubled' | 'none';
  multiline?: boolean;
  /** Brackets as quotes: pairs of them may stand inside. */
  nests?: boolean;
  /** What opens code inside the string, up to the bracket that closes it. */
  hole?: '${' | '$(' | '#{' | '\\(' | '{';
}

/** What a language's text is made of, as far as finding its strings needs it. */
export interface Syntax {
  lineComments: readonly string[];
  blockComments: readonly (readonly [open: string, close: string])[];
  /** The first that matches counts: longer quotes come first. */
  quotes: readonly Quote[];
  /** Sticky; what is neither string nor comment and may hold quotes: regular expressions, character literals. */
  skip?: RegExp;
}

/** A string of the text. `start` and `end` take in prefix and quotes. */
export interface Literal extends TextRange {
  prefix: string;
  /** The opening quote, without prefix. */
  opening: string;
  closing: string;
  content: TextRange;
  quote: Quote;
}

/** Code in strings in code in strings: deeper than anyone writes. Where no level is closed, each of them reads the text once. */
const deepest = 12;

const word = /[\p{L}\p{N}_$]+/uy;
const lineBreak = /[\r\n]/g;

/**
 * The strings and comments of a text, in the order of their ends; linear in its length. A quote that nothing closes counts as
 * no quote: a text with an error in it, or one that is being typed, is read on after it.
 */
export class LiteralReader {
  readonly literals: Literal[] = [];
  readonly comments: TextRange[] = [];
  readonly #text: string;
  readonly #syntax: Syntax;
  /** By closing quote: up to where it is known to be missing, so that no stretch is searched twice. */
  readonly #missing = new Map<string, number>();

  constructor(text: string, syntax: Syntax) {
    this.#text = text;
    this.#syntax = syntax;
    this.#readCode(0, undefined, 0);
  }

  /** Up to the end of the text, or behind the bracket that closes a hole; undefined if that is missing. */
  #readCode(from: number, closer: '}' | ')' | undefined, depth: number): number | undefined {
    const opener = closer === ')' ? '(' : '{';
    let at = from;
    let nested = 0;
    while (at < this.#text.length) {
      const next =
        this.#pass(this.#syntax.skip, at) ??
        this.#readComment(at) ??
        this.#readString(at, depth) ??
        this.#pass(word, at);
      if (next !== undefined) {
        at = next;
        continue;
      }
      const char = this.#text.charAt(at++);
      if (char === closer && nested-- === 0) {
        return at;
      }
      if (closer !== undefined && char === opener) {
        nested++;
      }
    }
    return closer === undefined ? at : undefined;
  }

  #pass(expression: RegExp | undefined, at: number): number | undefined {
    if (expression === undefined) {
      return undefined;
    }
    expression.lastIndex = at;
    return expression.test(this.#text) && expression.lastIndex > at ? expression.lastIndex : undefined;
  }

  #readComment(at: number): number | undefined {
    const { blockComments, lineComments } = this.#syntax;
    const block = blockComments.find(([open]) => this.#text.startsWith(open, at));
    let end: number;
    if (block !== undefined) {
      const close = this.#text.indexOf(block[1], at + block[0].length);
      end = close === -1 ? this.#text.length : close + block[1].length;
    } else if (lineComments.some((open) => this.#text.startsWith(open, at))) {
      lineBreak.lastIndex = at;
      end = lineBreak.exec(this.#text)?.index ?? this.#text.length;
    } else {
      return undefined;
    }
    this.comments.push({ start: at, end });
    return end;
  }

  #readString(at: number, depth: number): number | undefined {
    for (const quote of this.#syntax.quotes) {
      quote.open.lastIndex = at;
      const match = quote.open.exec(this.#text);
      if (match === null) {
        continue;
      }
      const prefix = match.groups?.prefix ?? '';
      const opening = match[0].slice(prefix.length);
      const close = typeof quote.close === 'string' ? quote.close : quote.close(opening);
      if (at < (this.#missing.get(String(close)) ?? 0)) {
        return undefined;
      }
      const inside = at + match[0].length;
      const kept = { literals: this.literals.length, comments: this.comments.length };
      const content = this.#contentOf(inside, close, quote, depth);
      if (content === undefined) {
        // What was read inside was no code.
        this.literals.length = kept.literals;
        this.comments.length = kept.comments;
        return undefined;
      }
      const closing = this.#closing(content.end, close) ?? '';
      const end = content.end + closing.length;
      this.literals.push({ start: at, end, prefix, opening, closing, content, quote });
      return end;
    }
    return undefined;
  }

  #closing(at: number, close: string | RegExp): string | undefined {
    if (typeof close === 'string') {
      return this.#text.startsWith(close, at) ? close : undefined;
    }
    close.lastIndex = at;
    return close.exec(this.#text)?.[0];
  }

  /** What stands between the quotes; undefined if nothing closes them. */
  #contentOf(from: number, close: string | RegExp, quote: Quote, depth: number): TextRange | undefined {
    const text = this.#text;
    const escaping = { backslash: '\\', backtick: '`', doubled: undefined, none: undefined }[quote.escape];
    const opener = quote.nests === true ? text.charAt(from - 1) : close;
    let nested = 0;
    let at = from;
    while (at < text.length) {
      const past = this.#passHole(at, quote.hole, depth);
      const closing = past === undefined ? this.#closing(at, close) : undefined;
      if (past !== undefined) {
        at = past;
      } else if (opener !== close && text.charAt(at) === opener) {
        nested++;
        at++;
      } else if (closing !== undefined && nested > 0) {
        nested--;
        at++;
      } else if (closing !== undefined) {
        if (quote.escape !== 'doubled' || this.#closing(at + closing.length, close) === undefined) {
          return { start: from, end: at };
        }
        at += 2 * closing.length;
      } else if (text.charAt(at) === escaping) {
        at += text.startsWith('\r\n', at + 1) ? 3 : 2;
      } else if (quote.multiline !== true && /[\r\n]/.test(text.charAt(at))) {
        break;
      } else {
        at += 1;
      }
    }
    this.#missing.set(String(close), Math.min(at, text.length));
    return undefined;
  }

  /** Behind the code in a string that opens at `at`; a hole that nothing closes is text. */
  #passHole(at: number, hole: Quote['hole'], depth: number): number | undefined {
    if (hole === undefined || !this.#text.startsWith(hole, at)) {
      return undefined;
    }
    if (hole === '{' && this.#text.startsWith('{{', at)) {
      return at + 2;
    }
    const closer = hole.endsWith('(') ? ')' : '}';
    if (depth >= deepest || at < (this.#missing.get(closer) ?? 0)) {
      return undefined;
    }
    const kept = { literals: this.literals.length, comments: this.comments.length };
    const end = this.#readCode(at + hole.length, closer, depth + 1);
    if (end === undefined) {
      this.literals.length = kept.literals;
      this.comments.length = kept.comments;
      this.#missing.set(closer, this.#text.length);
    }
    return end;
  }
}
