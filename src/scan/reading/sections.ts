import type { TextRange } from '../textRange.ts';
import { blanks, isLineEnd, pastRun, spaces, tableOf, untilAny } from './characters.ts';

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
  const first = text.charCodeAt(name.end);
  const next = blanks[first] === 1 ? text.charCodeAt(pastRun(text, name.end, 8, spaces)) : first;
  const heads = mayHead(text, name);
  if (!heads && opensSection[next] !== 1) {
    return undefined;
  }
  if (!heads && opening[next] === 1) {
    return bracesAfter(text, name.end);
  }
  const line = text.slice(startOfLine(text, name.start), name.start);
  headed.lastIndex = name.end;
  if (heads && /^[ \t]*\[{1,2}[\w."' -]*$/.test(line) && headed.test(text)) {
    return { start: headed.lastIndex, end: endBefore(text, headed.lastIndex, /\n[ \t]{0,8}\[/g) };
  }
  indented.lastIndex = name.end;
  const indentation = indented.test(text) ? /^([ \t]*)(?:- )?\\?["']?$/.exec(line)?.[1] : undefined;
  if (indentation !== undefined) {
    return { start: indented.lastIndex, end: endOfIndented(text, indented.lastIndex, indentation.length) };
  }
  tagged.lastIndex = name.end;
  if (line.endsWith('<') && tagged.test(text)) {
    return { start: tagged.lastIndex, end: endBefore(text, tagged.lastIndex, /<\/\w*trackberry/gi) };
  }
  return bracesAfter(text, name.end);
}

function bracesAfter(text: string, nameEnd: number): TextRange | undefined {
  if (opening[text.charCodeAt(untilAny(text, nameEnd, 70, endsBraces))] !== 1) {
    return undefined;
  }
  braces.lastIndex = nameEnd;
  return braces.test(text) ? { start: braces.lastIndex, end: endOfBraces(text, braces.lastIndex) } : undefined;
}

/** Whether a bracket opens a little before the name, as in `[tool.trackberry]`, and one closes behind it. */
function mayHead(text: string, { start, end }: TextRange): boolean {
  const first = Math.max(0, start - 24);
  let at = start - 1;
  while (at > first && headingCharacters[text.charCodeAt(at)] === 1) {
    at--;
  }
  return text.charCodeAt(at) === 91 && text.charCodeAt(pastRun(text, end, 60, headingCharacters)) === 93;
}

const headingCharacters = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."\' -');
/** What a section's name, its quotes included, can be followed by. */
const opensSection = tableOf('\\"\'`]:={[(>');

/** Where the line of `at` begins; a longer one is no section's. */
function startOfLine(text: string, at: number): number {
  const first = Math.max(at - 80, 0);
  let start = at;
  while (start > first && !isLineEnd(text.charCodeAt(start - 1))) {
    start--;
  }
  return start;
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
    const content = pastRun(text, at, reach, blanks);
    if (content - at <= indentation && content < limit && !isLineEnd(text.charCodeAt(content))) {
      return at;
    }
    const lineEnd = text.indexOf('\n', content);
    at = lineEnd === -1 ? limit : lineEnd + 1;
  }
  return limit;
}

function endOfBraces(text: string, start: number): number {
  const limit = Math.min(text.length, start + reach);
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (opening[unit] === 1) {
      depth++;
    } else if (closing[unit] === 1 && --depth === 0) {
      return at;
    }
  }
  return limit;
}

const opening = tableOf('{[(');
/** What `braces` ends with, or cannot hold. */
const endsBraces = tableOf('{[(;,)}<|&+*/!?$#@%^~-');
const closing = tableOf('}])');
