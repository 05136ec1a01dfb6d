import type { TextRange } from './textRange.ts';

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

/** First byte of the 4 in the token's middle that a needle may show. All forms show these (base64: one more), or together they would give away more. */
function middleOf(token: string): number {
  return Math.floor((token.length - needleLength) / 2);
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
  const middle = middleOf(token) + shift;
  const quantum = Math.ceil(middle / 3) * 4;
  return { text, needleAt: quantum - lead, lead, trail: Math.ceil(bytes / 3) * 4 - decided };
}

function hexForm(token: string, upper: boolean): TokenForm {
  const hex = Buffer.from(token, 'latin1').toString('hex');
  return { text: upper ? hex.toUpperCase() : hex, needleAt: middleOf(token) * 2, lead: 0, trail: 0 };
}

function urlForm(token: string): TokenForm {
  const middle = middleOf(token);
  const before = encodeURIComponent(token.slice(0, middle));
  return { text: encodeURIComponent(token), needleAt: before.length, lead: 0, trail: 0 };
}

/**
 * The plain token first, then URL-encoded, base64 and base64url at their three alignments, hexadecimal.
 * The token is ASCII (it travels in a header).
 */
export function formsOf(token: string): TokenForm[] {
  const forms: TokenForm[] = [{ text: token, needleAt: middleOf(token), lead: 0, trail: 0 }];
  forms.push(urlForm(token));
  for (const shift of [0, 1, 2]) {
    forms.push(base64Form(token, shift, 'base64'), base64Form(token, shift, 'base64url'));
  }
  forms.push(hexForm(token, false), hexForm(token, true));
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
