import type { TextRange } from '../textRange.ts';

/** A block is looked for no further than this from the word in it. */
export const blockReach = 1500;

/** A longer line is not formatted by lines: its braces tell. */
const longLine = 400;

/**
 * The block that the word at `at` stands in: the object on its line, or the lines round it that are indented as far or further,
 * up to a blank one. A word under `metadata:` stands for its whole document (Kubernetes).
 */
export function blockAround(text: string, at: number): TextRange {
  const first = Math.max(0, at - blockReach);
  const last = Math.min(text.length, at + blockReach);
  const lineStart = startOfLine(text, at, first);
  const lineEnd = endOfLine(text, at, last);
  const braces = bracesAround(text, at, lineStart, lineEnd);
  if (braces !== undefined) {
    return braces;
  }
  if (lineEnd - lineStart > longLine) {
    return { start: Math.max(lineStart, at - longLine), end: Math.min(lineEnd, at + longLine) };
  }
  return linesAround(text, lineStart, lineEnd, first, last);
}

function startOfLine(text: string, at: number, first: number): number {
  return first + text.slice(first, at).lastIndexOf('\n') + 1;
}

function endOfLine(text: string, at: number, last: number): number {
  const found = text.slice(at, last).indexOf('\n');
  return found === -1 ? last : at + found;
}

/** The innermost braces of one line that hold `at`. */
function bracesAround(text: string, at: number, lineStart: number, lineEnd: number): TextRange | undefined {
  let depth = 0;
  for (let start = at - 1; start >= lineStart; start--) {
    const char = text.charAt(start);
    if (char === '}') {
      depth++;
    } else if (char === '{' && depth-- === 0) {
      return { start, end: closingBrace(text, at, lineEnd) };
    }
  }
  return undefined;
}

function closingBrace(text: string, at: number, lineEnd: number): number {
  let depth = 0;
  for (let end = at; end < lineEnd; end++) {
    const char = text.charAt(end);
    if (char === '{') {
      depth++;
    } else if (char === '}' && depth-- === 0) {
      return end;
    }
  }
  return lineEnd;
}

function linesAround(text: string, lineStart: number, lineEnd: number, first: number, last: number): TextRange {
  const indentation = indentationOf(text.slice(lineStart, lineEnd));
  let start = lineStart;
  let item = isItem(text.slice(lineStart, lineEnd));
  while (start > first && !item) {
    const previous = startOfLine(text, start - 1, first);
    const line = text.slice(previous, start);
    if (line.trim() === '' || indentationOf(line) < indentation) {
      if (/^\s*metadata:/.test(line)) {
        return documentAround(text, lineStart, first, last);
      }
      break;
    }
    item = isItem(line) && indentationOf(line) === indentation;
    start = previous;
  }
  return { start, end: endOfBlock(text, lineEnd, indentation, last) };
}

function endOfBlock(text: string, lineEnd: number, indentation: number, last: number): number {
  let end = lineEnd;
  while (end < last) {
    const next = endOfLine(text, end + 1, last);
    const line = text.slice(end + 1, next);
    const deeper = indentationOf(line) >= indentation && !(isItem(line) && indentationOf(line) === indentation);
    // A line of closing brackets ends a statement that is written further in.
    if (line.trim() === '' || !deeper) {
      break;
    }
    end = next;
  }
  return end;
}

/** Where the text of a line begins; the mark of a list's item (`- name:`) is indentation. */
function indentationOf(line: string): number {
  return /^[ \t]*(?:- [ \t]*)?/.exec(line)?.[0].length ?? 0;
}

function isItem(line: string): boolean {
  return /^[ \t]*- /.test(line);
}

function documentAround(text: string, at: number, first: number, last: number): TextRange {
  const before = text.slice(first, at).lastIndexOf('\n---');
  const after = text.slice(at, last).indexOf('\n---');
  return { start: before === -1 ? first : first + before, end: after === -1 ? last : at + after };
}
