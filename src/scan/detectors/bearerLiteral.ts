import type { Detection, Source } from '../detection.ts';
import { alphanumerics, backslash, blanks, pastRun, tableOf, untilAny } from '../reading/characters.ts';
import { namesTrackberry } from '../reading/trackberryContext.ts';
import type { TextRange } from '../textRange.ts';
import { isPlaceholder } from '../value/placeholder.ts';
import { remembered } from '../value/remembered.ts';
import { isRealistic, longestSecret, shortestSecret } from '../value/secretValue.ts';

const keyword = 'bearer'.length;
const gap = /(?:[ \t]|%20|\\u0020|\\t|\\ ){1,8}/y;

/** `"Bearer " + "…"`, `'Bearer ' . '…'`, `"Bearer " "…"`, `"Bearer %s" % "…"`, `"Bearer {}".format("…")`, `Bearer ${'…'}`. */
const joined =
  /[ \t]{0,4}(?:(?:%s|%@|\{0?\})?\\?["'`]\)?\s{0,40}(?:[+.~&^,%]|\.\.|<>|<<|\|\||\.format\()?\s{0,40}[fFrRbBuUL@$(]{0,2}\\?["'`]|\$\{[ \t]{0,2}["'`])/y;

const startsGap = tableOf(' \t%\\');
const startsJoint = tableOf(' \t%{$\\"\'`');

/** An escaped quote of HTML or of an address ends a token. */
const escapedQuote = /&(?:quot|apos|#\d{1,4}|lt|gt|amp);|%22/;
/** What follows an unquoted token in prose, in a list or in Markdown. */
const trailing = ')]},;.:!?*';

/**
 * A literal after `Bearer `: `-H "Authorization: Bearer …"`, `{"Authorization": "Bearer …"}`, `Authorization: Bearer …`.
 * An error where the text names Trackberry, a warning elsewhere.
 */
export function bearerLiterals({ text, mentions, bearers }: Source): Detection[] {
  const found: Detection[] = [];
  const isToken = remembered(isRealistic);
  let done = 0;
  for (const at of bearers) {
    if (at < done || alphanumerics[text.charCodeAt(at - 1)] === 1) {
      continue;
    }
    done = at + keyword;
    const value = valueAfter(text, done);
    if (value === undefined) {
      continue;
    }
    // A run without an end is not read again for every `Bearer` in it.
    done = Math.max(done, value.end - 300);
    if (isToken(text.slice(value.start, value.end))) {
      const rule = namesTrackberry(mentions, value.start, text.length) ? 'trackberry-token' : 'bearer-token';
      found.push({ rule, ...value });
    }
  }
  return found;
}

function valueAfter(text: string, at: number): TextRange | undefined {
  const first = text.charCodeAt(at);
  if (startsGap[first] !== 1) {
    return startsJoint[first] === 1 ? joinedAt(text, at) : undefined;
  }
  const start = pastGap(text, at);
  const value = start === at ? undefined : runAt(text, start);
  return value ?? (startsJoint[text.charCodeAt(start)] === 1 ? joinedAt(text, start) : undefined);
}

/** Past the space behind the scheme: plain space nearly always, so that is tried without the expression. */
function pastGap(text: string, at: number): number {
  const blank = pastRun(text, at, 8, blanks);
  const next = text.charCodeAt(blank);
  if (next !== 37 && next !== backslash) {
    return blank;
  }
  gap.lastIndex = at;
  return gap.test(text) ? gap.lastIndex : at;
}

function joinedAt(text: string, at: number): TextRange | undefined {
  joined.lastIndex = at;
  return joined.test(text) ? runAt(text, joined.lastIndex) : undefined;
}

const endsRun = tableOf(' \t\n\v\f\r"\'`\\<>');
const endsLiteral = tableOf('"\'`\\');

/** No shorter run is a token, nor what a joint begins with (`%s`, `${`). */
function runAt(text: string, start: number): TextRange | undefined {
  const end = untilAny(text, start, longestSecret + 4, endsRun);
  if (end - start < shortestSecret) {
    return undefined;
  }
  if (endsLiteral[text.charCodeAt(end)] === 1) {
    return { start, end };
  }
  const spelled = text.slice(start, end);
  const cut = spelled.search(escapedQuote);
  return { start, end: cut === -1 ? start + withoutTrailing(spelled) : start + cut };
}

/** Its length. */
function withoutTrailing(spelled: string): number {
  let length = spelled.length;
  while (length > 0 && trailing.includes(spelled.charAt(length - 1))) {
    length--;
  }
  // `eyJ…...` is cut short on purpose: without its dots it would look whole.
  return length < spelled.length && isPlaceholder(spelled) ? spelled.length : length;
}
