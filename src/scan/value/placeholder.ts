/** Wherever they stand, in any spelling: nobody's random token holds them. */
const telling =
  /example|placeholder|chang(?:e|ed)[-_ ]?me|replace[-_ ]?(?:me|with|this)|redacted|dummy|insert[-_ ]?(?:your|here|token|api)|your[-_ ]?(?:own|real|actual|secret|api|access|auth|bearer|token|key|track|org|personal)|(?:token|key|secret)[-_ ]?(?:goes[-_ ]?)?here|not[-_ ]?a[-_ ]?(?:real|valid)|lorem|ipsum|masked|hidden|removed|scrubbed|sanitized|filtered|invalid|whatever|something|very[-_]?(?:long|secret)/i;

/** Short ones only as a word of their own: `fake-…` says so, `Xfake9` may be chance. */
const tellingWord =
  /(?<![a-z0-9])(?:your|fake|sample|foo|bar|baz|todo|fixme|tbd|bogus|mock|stub|x{3,}|n\/a)(?![a-z0-9])/i;

/** `xxxx`, `***`, `•••`, `…`, `####`, `????`, `____`: what is left out or covered. */
const mask = /x{4}|X{4}|\*{3}|[•●█…]|\.{3}|#{4}|\?{3}|_{4}|-{5}/;

/** Published examples: RFC 6750, the MAC draft, OpenID Connect, the UUID of many manuals, jwt.io's payload. */
const published = [
  'mF_9.B5f-4.1JqM',
  'h480djs93hd8',
  'SlAV32hkKG',
  '123e4567-e89b-12d3-a456-426614174000',
  'eyJzdWIiOiIxMjM0NTY3ODkwI',
];

/** Whether a value says of itself that it stands for a token and is none. No format is assumed. */
export function isPlaceholder(value: string): boolean {
  return (
    telling.test(value) ||
    tellingWord.test(value) ||
    mask.test(value) ||
    /^(.)\1*$/.test(value) ||
    published.some((known) => value.includes(known))
  );
}
