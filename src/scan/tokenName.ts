import type { TextRange } from './textRange.ts';
import { wordsOf } from './words.ts';

/** Names are cut at this length on either side: a bundle may be one name of a megabyte. */
const reach = 60;

const nameCharacter = /[\w$.-]/;
/** `trackberry-api.token`, `trackberry->token`, `Trackberry::TOKEN`, `trackberry?.token`, `trackberry['token']`. */
const after = /(?:[\w.]|-(?!>)|->|::|\?\.|\[\\?["'](?=\w)|\\?["']\]\[\\?["'](?=\w)){0,60}/y;

/** The whole name round a keyword at `at`. */
export function nameAround(text: string, at: number, length: number): TextRange {
  let start = at;
  while (start > 0 && at - start < reach && nameCharacter.test(text.charAt(start - 1))) {
    start--;
  }
  after.lastIndex = at + length;
  return { start, end: at + length + (after.exec(text)?.[0].length ?? 0) };
}

const secretWord =
  /^(?:\w*(?:token|apikey|secret|passw(?:or)?d|passphrase|credential|bearer)s?|keys?|pat|auth|authorization|pwd)$/;

/** What a name with one of these before its secret word holds is no API token. */
const otherBefore = new Set(
  `page next prev previous cursor continuation sync csrf xsrf cache idempotency primary foreign sort partition public webhook
  hook signing signature sha hash device push encryption encrypted lock map no max min is has use get
  fetch read load find resolve lookup decrypt`.split(/\s+/),
);

/** What a name with one of these after its secret word holds is about the token. */
const otherAfter = new Set(
  `hash hashed sha sha1 sha256 sha512 md5 hmac digest checksum fingerprint cursor page url uri endpoint host path file filename
  dir folder name header prefix suffix length len size count expiry expire expires expiration ttl timeout lifetime type id ids
  format regex pattern env var variable field label title description help message error limit limits usage scope scopes issuer
  created updated rotated at date time status enabled required valid provider class factory service store`.split(/\s+/),
);

/** Whether a name (`TRACKBERRY_API_TOKEN`, `trackberry.api-key`) is one of a token. `Trackberry` itself is no secret word. */
export function namesToken(name: string): boolean {
  const words = wordsOf(name.replace(/track[-_]?berry/gi, ' '));
  const at = words.findLastIndex((word) => secretWord.test(word));
  return (
    at !== -1 &&
    !words.slice(0, at).some((word) => otherBefore.has(word)) &&
    !words.slice(at + 1).some((word) => otherAfter.has(word))
  );
}
