import type { TextRange } from '../../scan/textRange.ts';

/**
 * A part of a script in which the same rules of quoting hold. `code` is a command substitution; what is in no part is code too.
 * `start` and `end` take in the quotes; of a here-document they are those of its body.
 */
export interface ShellPart extends TextRange {
  kind: 'code' | 'single' | 'double' | 'ansi' | 'heredoc' | 'rawHeredoc' | 'comment';
  content: TextRange;
  /** Of a here-document: the word behind `<<`, quotes included. */
  delimiter?: TextRange;
}

interface PendingDocument {
  delimiter: TextRange;
  name: string;
  raw: boolean;
  tabs: boolean;
}

/** Substitutions in substitutions: deeper than anyone writes, and far from the end of the stack. */
const deepest = 40;

const documentStart = /<<(-?)[ \t]*((?:[\w.!%+,:@/-]|\\.|'[^'\r\n]*'|"[^"\r\n]*")+)/y;

/** The quoted parts of a script for sh, bash or zsh. Linear in the length of the text; an unclosed quote reaches to its end. */
export class ShellReader {
  readonly #text: string;
  readonly #parts: ShellPart[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#readCode(0, undefined, 0);
  }

  /** The innermost part that holds the range from its start to its end. */
  around({ start, end }: TextRange): ShellPart | undefined {
    return this.#parts
      .filter(({ content }) => content.start <= start && end <= content.end)
      .reduce<ShellPart | undefined>((inner, part) => (inner && inner.start > part.start ? inner : part), undefined);
  }

  #add(kind: ShellPart['kind'], start: number, end: number, opening: number, closing: number): number {
    this.#parts.push({
      kind,
      start,
      end,
      content: { start: start + opening, end: Math.max(start + opening, end - closing) },
    });
    return end;
  }

  #readCode(from: number, closer: ')' | '`' | undefined, depth: number): number {
    const text = this.#text;
    const documents: PendingDocument[] = [];
    let at = from;
    let nested = 0;
    while (at < text.length) {
      const char = text.charAt(at);
      if (char === closer && nested-- === 0) {
        return at;
      }
      if (char === '(' && closer === ')') {
        nested++;
      }
      if (char === '\n') {
        at = this.#readDocuments(at + 1, documents.splice(0));
      } else if (char === '#' && /(?:^|[\s;&|()`])$/.test(text.slice(Math.max(0, at - 1), at))) {
        at = this.#add('comment', at, this.#find(/[\r\n]/g, at, 0), 1, 0);
      } else if (text.startsWith('<<', at) && !text.startsWith('<<<', at)) {
        at = this.#readDocumentStart(at, documents);
      } else if (text.startsWith('<<<', at)) {
        at += 3;
      } else {
        at = this.#readQuoted(at, depth, true);
      }
    }
    return at;
  }

  /** One character, escape, quoted part or substitution. */
  #readQuoted(at: number, depth: number, inCode: boolean): number {
    const text = this.#text;
    const char = text.charAt(at);
    if (char === '\\') {
      return at + 2;
    }
    if (inCode && char === "'") {
      return this.#add('single', at, this.#find(/'/g, at + 1, 1), 1, 1);
    }
    if (inCode && text.startsWith("$'", at)) {
      return this.#add('ansi', at, this.#find(/(?<=(?:^|[^\\])(?:\\\\){0,100})'/g, at + 2, 1), 2, 1);
    }
    if (inCode && char === '"') {
      return this.#readDouble(at, depth);
    }
    const opening = text.startsWith('$(', at) ? '$(' : char === '`' ? '`' : '';
    if (opening !== '' && depth < deepest) {
      const close = this.#readCode(at + opening.length, opening === '$(' ? ')' : '`', depth + 1);
      return this.#add('code', at, Math.min(close + 1, text.length), opening.length, close < text.length ? 1 : 0);
    }
    return at + 1;
  }

  #readDouble(from: number, depth: number): number {
    let at = from + 1;
    while (at < this.#text.length && this.#text.charAt(at) !== '"') {
      at = this.#readQuoted(at, depth, false);
    }
    const closed = at < this.#text.length;
    return this.#add('double', from, Math.min(at + 1, this.#text.length), 1, closed ? 1 : 0);
  }

  #readDocumentStart(at: number, documents: PendingDocument[]): number {
    documentStart.lastIndex = at;
    const match = documentStart.exec(this.#text);
    const [whole, dash, word] = match ?? [];
    if (whole === undefined || word === undefined) {
      return at + 2;
    }
    const end = at + whole.length;
    documents.push({
      delimiter: { start: end - word.length, end },
      name: word.replace(/["'\\]/g, ''),
      raw: /["'\\]/.test(word),
      tabs: dash === '-',
    });
    return end;
  }

  #readDocuments(from: number, documents: readonly PendingDocument[]): number {
    let at = from;
    for (const { delimiter, name, raw, tabs } of documents) {
      const start = at;
      let end = this.#text.length;
      while (at < this.#text.length) {
        const lineEnd = this.#find(/\n/g, at, 1);
        const line = this.#text.slice(at, lineEnd).replace(/\r?\n$/, '');
        const isLast = (tabs ? line.replace(/^\t+/, '') : line) === name;
        end = isLast ? at : lineEnd;
        at = lineEnd;
        if (isLast) {
          break;
        }
      }
      this.#parts.push({ kind: raw ? 'rawHeredoc' : 'heredoc', start, end, content: { start, end }, delimiter });
    }
    return at;
  }

  /** Behind the next match (`take` 1) or in front of it (0); the end of the text where there is none. */
  #find(expression: RegExp, from: number, take: 0 | 1): number {
    expression.lastIndex = from;
    const match = expression.exec(this.#text);
    return match === null ? this.#text.length : match.index + take;
  }
}
