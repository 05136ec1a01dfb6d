import type { TextRange } from './textRange.ts';

/** A section is read no further than this: longer ones are whole files, not a client's settings. */
const reach = 2000;

const braces = /\\?["'`]?\]?(?:\s{0,8}(?:=>|:=|[:=])\s{0,8}(?:[A-Za-z_][\w.:]{0,40}[ \t]?)?|[ \t]{0,8})[{[(]/y;
const indented = /\\?["']?:[ \t]{0,8}(?:#[^\r\n]{0,200})?\r?\n/y;
const headed = /[\w."' -]{0,60}\]{1,2}[ \t]{0,8}\r?\n/y;
const tagged = />/y;

/**
 * The part of a text that belongs to the name at `name`: `trackberry: { … }`, `trackberry(…)`, the indented lines after
 * `trackberry:`, the lines after `[trackberry]`, the inside of `<trackberry>`.
 */
export function sectionOf(text: string, name: TextRange): TextRange | undefined {
  const head = text.slice(Math.max(name.start - 80, 0), name.start);
  const line = head.slice(Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1);
  headed.lastIndex = name.end;
  if (/^[ \t]*\[{1,2}[\w."' -]*$/.test(line) && headed.test(text)) {
    return { start: headed.lastIndex, end: endBefore(text, headed.lastIndex, /\n[ \t]{0,8}\[/g) };
  }
  indented.lastIndex = name.end;
  const indentation = /^([ \t]*)(?:- )?\\?["']?$/.exec(line)?.[1];
  if (indentation !== undefined && indented.test(text)) {
    return { start: indented.lastIndex, end: endOfIndented(text, indented.lastIndex, indentation.length) };
  }
  tagged.lastIndex = name.end;
  if (line.endsWith('<') && tagged.test(text)) {
    return { start: tagged.lastIndex, end: endBefore(text, tagged.lastIndex, /<\/\w*trackberry/gi) };
  }
  braces.lastIndex = name.end;
  if (braces.test(text)) {
    return { start: braces.lastIndex, end: endOfBraces(text, braces.lastIndex) };
  }
  return undefined;
}

function endBefore(text: string, start: number, closing: RegExp): number {
  const inside = text.slice(start, start + reach);
  const at = inside.search(closing);
  return start + (at === -1 ? inside.length : at);
}

/** The lines that are indented further; blank ones belong to them. */
function endOfIndented(text: string, start: number, indentation: number): number {
  const limit = Math.min(text.length, start + reach);
  let at = start;
  while (at < limit) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd === -1 || lineEnd > limit ? limit : lineEnd + 1;
    const line = text.slice(at, end);
    if (line.trim() !== '' && line.length - line.trimStart().length <= indentation) {
      return at;
    }
    at = end;
  }
  return limit;
}

function endOfBraces(text: string, start: number): number {
  const limit = Math.min(text.length, start + reach);
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const char = text.charAt(at);
    if ('{[('.includes(char)) {
      depth++;
    } else if ('}])'.includes(char) && --depth === 0) {
      return at;
    }
  }
  return limit;
}
