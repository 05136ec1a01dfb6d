import type { Detection, Source } from '../detection.ts';
import { isPlaceholder } from '../placeholder.ts';
import { isRealistic } from '../secretValue.ts';
import type { TextRange } from '../textRange.ts';
import { namesTrackberry } from '../trackberryContext.ts';

const keyword = 'bearer'.length;
const gap = /(?:[ \t]|%20|\\u0020|\\t|\\ ){1,8}/y;
const run = /[^\s"'`\\<>]{1,4100}/y;

/** `"Bearer " + "…"`, `'Bearer ' . '…'`, `"Bearer " "…"`, `"Bearer %s" % "…"`, `"Bearer {}".format("…")`, `Bearer ${'…'}`. */
const joined =
  /[ \t]{0,4}(?:(?:%s|%@|\{0?\})?\\?["'`]\)?\s{0,40}(?:[+.~&^,%]|\.\.|<>|<<|\|\||\.format\()?\s{0,40}[fFrRbBuUL@$(]{0,2}\\?["'`]|\$\{[ \t]{0,2}["'`])/y;

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
  let done = 0;
  for (const at of bearers) {
    if (at < done || /[A-Za-z0-9]/.test(text.charAt(at - 1))) {
      continue;
    }
    done = at + keyword;
    const value = valueAfter(text, done);
    if (value === undefined) {
      continue;
    }
    // A run without an end is not read again for every `Bearer` in it.
    done = Math.max(done, value.end - 300);
    if (isRealistic(text.slice(value.start, value.end))) {
      const rule = namesTrackberry(mentions, value.start, text.length) ? 'trackberry-token' : 'bearer-token';
      found.push({ rule, ...value });
    }
  }
  return found;
}

function valueAfter(text: string, at: number): TextRange | undefined {
  gap.lastIndex = at;
  const start = gap.test(text) ? gap.lastIndex : undefined;
  const value = start === undefined ? undefined : runAt(text, start);
  if (value !== undefined && !/^(?:%s|%@|\{0?\}|\$\{)$/.test(text.slice(value.start, value.end))) {
    return value;
  }
  joined.lastIndex = start ?? at;
  return joined.test(text) ? runAt(text, joined.lastIndex) : undefined;
}

function runAt(text: string, start: number): TextRange | undefined {
  run.lastIndex = start;
  if (!run.test(text)) {
    return undefined;
  }
  const end = run.lastIndex;
  if (/["'`\\]/.test(text.charAt(end))) {
    return { start, end };
  }
  const cut = text.slice(start, end).search(escapedQuote);
  return { start, end: cut === -1 ? withoutTrailing(text, start, end) : start + cut };
}

function withoutTrailing(text: string, start: number, end: number): number {
  // `eyJ…...` is cut short on purpose: without its dots it would look whole.
  if (isPlaceholder(text.slice(start, end))) {
    return end;
  }
  let last = end;
  while (last > start && trailing.includes(text.charAt(last - 1))) {
    last--;
  }
  return last;
}
