import type { TextRange } from '../textRange.ts';

/** How a token may be spelled in a text. */
export interface TokenForm {
  text: string;
  /** Where in `text` a needle of 4 characters stands that tells of the token's middle and of nothing else. */
  needleAt: number;
  /** Characters before and after `text` that belong to the same literal, but also depend on what surrounds the token. */
  lead: number;
  trail: number;
}

export const needleLength = 4;

/**
 * First byte of the 4 before the middle of a token of that length that a needle may show. All forms show these (base64: one more), or together
 * they would give away more. They end where the first half does: who splits a token splits it there.
 */
export function middleOf(length: number): number {
  return Math.floor(length / 2) - needleLength;
}

/**
 * Base64 of the token with `shift` unknown bytes before it: only the characters that the token alone decides.
 * Three shifts cover every place that the token can have in a longer text, `Basic dXNlcjo…` included.
 */
function base64Form(token: string, shift: number, encoding: 'base64' | 'base64url'): TokenForm {
  const bytes = shift + token.length;
  const lead = shift === 0 ? 0 : shift + 1;
  const decided = Math.floor((bytes * 8) / 6);
  const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(token, 'latin1')])
    .toString(encoding)
    .slice(lead, decided);
  const middle = middleOf(token.length) + shift;
  const quantum = Math.ceil(middle / 3) * 4;
  return { text, needleAt: quantum - lead, lead, trail: Math.ceil(bytes / 3) * 4 - decided };
}

type Escape = (char: string) => string;

function codeOf(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(2, '0');
}

function upperCodeOf(char: string): string {
  return codeOf(char).toUpperCase();
}

/** As addresses, JSON and source code spell a character, in hexadecimal digits of either case. */
const escapes: readonly Escape[] = [codeOf, upperCodeOf].flatMap((code): Escape[] => [
  (char) => `%${code(char)}`,
  (char) => `\\u00${code(char)}`,
  (char) => `\\x${code(char)}`,
  (char) => `\\u{${code(char)}}`,
  (char) => `&#x${code(char)};`,
]);

/** Which characters: what must be in an address, all that is no letter or digit, what must be in HTML, everything. */
const escapedCharacters = [/[^\w.~-]/, /[^A-Za-z0-9]/, /[<>&='+]/, /./];

/** A form character by character: as `spell` says where `which` matches. */
function escapedForm(token: string, which: RegExp, spell: Escape): TokenForm {
  const spelled = Array.from(token, (char) => (which.test(char) ? spell(char) : char));
  const needleAt = spelled.slice(0, middleOf(token.length)).join('').length;
  const text = spelled.join('');
  // An escape's own beginning tells nothing, and would be found everywhere: `6b\u` is looked for in `\u006b\u0039`.
  const opening = /^(?:\\u00|\\u\{|\\x|&#x|%)/.exec(text.slice(needleAt))?.[0].length ?? 0;
  return { text, needleAt: needleAt + opening, lead: 0, trail: 0 };
}

/**
 * The plain token first, then URL-encoded, escaped as in JSON and in source code (what must be, or everything), base64 and
 * base64url at their three alignments, hexadecimal. The token is ASCII (it travels in a header).
 */
export function formsOf(token: string): TokenForm[] {
  const forms: TokenForm[] = [
    { text: token, needleAt: middleOf(token.length), lead: 0, trail: 0 },
    escapedForm(token, /\//, (char) => `\\${char}`),
    ...escapedCharacters.flatMap((which) => escapes.map((spell) => escapedForm(token, which, spell))),
    ...[0, 1, 2].flatMap((shift) => [base64Form(token, shift, 'base64'), base64Form(token, shift, 'base64url')]),
    ...[codeOf, upperCodeOf].map((spell) => escapedForm(token, /./, spell)),
  ];
  const seen = new Set<string>();
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text));
}

const base64 = /^[A-Za-z0-9+/_=-]*$/;

/** Widens a hit in base64 over the characters that also depend on the token's surroundings, so that the whole literal is marked. */
export function wholeLiteral(
  text: string,
  at: number,
  length: number,
  { lead, trail }: Pick<TokenForm, 'lead' | 'trail'>,
): TextRange {
  let start = at;
  let end = at + length;
  while (start > 0 && at - start < lead && base64.test(text.charAt(start - 1))) {
    start--;
  }
  while (end < text.length && end - at - length < trail && base64.test(text.charAt(end))) {
    end++;
  }
  return { start, end };
}
