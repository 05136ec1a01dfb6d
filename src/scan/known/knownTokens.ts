import type { TextRange } from '../textRange.ts';
import { isPlaceholder } from '../value/placeholder.ts';
import { looksRandom } from '../value/secretValue.ts';
import { joinLiterals } from './joinedLiterals.ts';
import { digestOf } from './tokenFingerprints.ts';
import { formsOf, middleOf, needleLength, wholeLiteral } from './tokenForms.ts';

/** One spelling of one token: plain, or encoded in some way. */
export interface Spelling {
  /** UTF-16 units, ASCII. */
  length: number;
  /** Its 4 characters at `at`, from the token's middle: few places of a text hold them, so few need a closer look. */
  needle: string;
  at: number;
  /** Characters before and after it that belong to the same literal (base64). */
  lead: number;
  trail: number;
  /** The spelling itself, where it may be held in memory; else how to recognise it. */
  is: { text: string } | { salt: string; sha256: string };
}

/** Whether it is the token itself: there, and only there, the needle ends in the middle. */
export function isPlain({ length, at }: Spelling): boolean {
  return at === middleOf(length);
}

/** Tokens that are recognised by their value. Plain data, so that a worker thread can be given it. */
export type KnownTokens = readonly Spelling[];

/** Where a token is known by its value alone, in memory; these serve where the value must not be: the hook and the CLI. */
export { exportFingerprints, fingerprintedTokens, KnownTokensFileError } from './tokenFingerprints.ts';

export const noKnownTokens: KnownTokens = [];

/** Shorter values would be found in any text. */
const shortestLiteral = 8;

/**
 * Tokens held in memory (the editor; the CLI's TRACKBERRY_API_TOKEN).
 * Values that are too short or are placeholders (a variable set to `YOUR_API_TOKEN`) are left out, they would mark what is no secret.
 * A placeholder's word may stand in a random token by chance.
 */
export function literalTokens(tokens: readonly string[]): KnownTokens {
  return [...new Set(tokens)]
    .filter((token) => token.length >= shortestLiteral && (looksRandom(token) || !isPlaceholder(token)))
    .flatMap((token) => formsOf(token))
    .map(({ text, needleAt, lead, trail }) => ({
      length: text.length,
      needle: text.slice(needleAt, needleAt + needleLength),
      at: needleAt,
      lead,
      trail,
      is: { text },
    }));
}

/** Where known tokens stand in the text, plain or encoded, in one piece or split over several literals. Linear in the text. */
export function findKnown(text: string, known: KnownTokens): TextRange[] {
  if (known.length === 0) {
    return [];
  }
  const whole = known.flatMap((spelling) => findSpelling(text, spelling));
  const joined = joinLiterals(text);
  if (joined === undefined) {
    return whole;
  }
  const split = known
    .flatMap((spelling) => findSpelling(joined.text, spelling))
    .map(({ start, end }) => ({ start: joined.original(start), end: joined.original(end - 1) + 1 }));
  return [...whole, ...split];
}

/** So often a needle stands by chance in no text: more is made to cost time, and then only a literal of its own is looked at. */
const chanceHits = 5000;

function findSpelling(text: string, spelling: Spelling): TextRange[] {
  const found: TextRange[] = [];
  const { length, needle, at, is } = spelling;
  const asked = 'text' in is ? { text: is.text, at: 0 } : { text: needle, at };
  let hits = 0;
  let lastMiss = '';
  for (let hit = text.indexOf(asked.text); hit !== -1; hit = text.indexOf(asked.text, hit + 1)) {
    const start = hit - asked.at;
    if ('sha256' in is) {
      hits++;
      if (start < 0 || (hits > chanceHits && !standsAlone(text, start, length))) {
        continue;
      }
      const candidate = text.slice(start, start + length);
      // A text that repeats the needle asks for the same few candidates again and again.
      if (candidate === lastMiss || digestOf(is.salt, candidate) !== is.sha256) {
        lastMiss = candidate;
        continue;
      }
    }
    found.push(wholeLiteral(text, start, length, spelling));
  }
  return found;
}

function standsAlone(text: string, start: number, length: number): boolean {
  return !isWordCharacter(text.charCodeAt(start - 1)) && !isWordCharacter(text.charCodeAt(start + length));
}

/** Letters, digits and `_` of ASCII; not what lies outside of a text. */
function isWordCharacter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
