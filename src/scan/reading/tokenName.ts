import type { TextRange } from '../textRange.ts';
import { wordsOf } from '../value/words.ts';
import { colon, nameCharacters, quotes, tableOf } from './characters.ts';

/** Names are cut at this length on either side: a bundle may be one name of a megabyte. */
const reach = 60;

/** `trackberry-api.token`, `trackberry->token`, `Trackberry::TOKEN`, `trackberry?.token`, `trackberry['token']`. */
const after = /(?:[\w.]|-(?!>)|->|::|\?\.|\[\\?["'](?=\w)|\\?["']\]\[\\?["'](?=\w)){0,60}/y;
/** `"Trackberry:ApiToken"`: a path of settings. */
const path = /(?::\w{1,60}){1,4}(?=["'])/y;

/** What a name goes on with. */
const goesOn = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-:?[\\"\'');

/** The whole name round a keyword at `at`. */
export function nameAround(text: string, at: number, length: number): TextRange {
  let start = at;
  while (start > 0 && at - start < reach && nameCharacters[text.charCodeAt(start - 1)] === 1) {
    start--;
  }
  let end = at + length;
  if (goesOn[text.charCodeAt(end)] === 1) {
    after.lastIndex = end;
    end = after.test(text) ? after.lastIndex : end;
    path.lastIndex = end;
    const quoted = text.charCodeAt(end) === colon && quotes[text.charCodeAt(start - 1)] === 1;
    end = quoted && path.test(text) ? path.lastIndex : end;
  }
  return { start, end };
}

const secretWord =
  /^(?:\w*(?:token|apikey|secret|passw(?:or)?d|passphrase|credential|bearer)s?|keys?|pat|auth|authorization|pwd)$/;

/** A word of `secretWord` holds one of these. */
const mayNameToken = /token|key|secret|pass|credential|bearer|pat|auth|pwd/i;

/** What a name with one of these right before its secret word holds is no API token. */
const otherKind = new Set(
  `page next prev previous cursor continuation sync csrf xsrf cache idempotency primary foreign sort partition public webhook
  hook signing signature device push encryption encrypted lock map no max min tag resource condition request`.split(
    /\s+/,
  ),
);

/** What a name with one of these anywhere before its secret word does with the token, or says of it. */
const verb = new Set(
  `sha hash is has use get fetch read load find resolve lookup decrypt add create drop remove rename alter migrate
  test`.split(/\s+/),
);

/** What a name with one of these after its secret word holds is about the token. */
const otherAfter = new Set(
  `hash hashed sha sha1 sha256 sha512 md5 hmac digest checksum fingerprint cursor page url uri endpoint host path file filename
  dir folder name header prefix suffix length len size count expiry expire expires expiration ttl timeout lifetime type id ids
  format regex pattern env var variable field label title description help message error limit limits usage scope scopes issuer
  created updated rotated at date time status enabled required valid provider class factory service store salt pepper nonce seed
  iv version revision helper helpers plugin manager sdk lib to from for in on by`.split(/\s+/),
);

/** Whether the last word of a name is one of a token, so that what it holds is a token and nothing beside it. */
export function endsAsToken(name: string): boolean {
  return namesToken(name) && secretWord.test(wordsOf(name).at(-1) ?? '');
}

/** Whether a name (`TRACKBERRY_API_TOKEN`, `trackberry.api-key`) is one of a token. `Trackberry` itself is no secret word. */
export function namesToken(name: string): boolean {
  if (!mayNameToken.test(name)) {
    return false;
  }
  const own = name.replace(/^.*track[-_]?berry/i, '');
  const words = wordsOf(name.replaceAll(/track[-_]?berry/gi, ' '));
  const at = words.findLastIndex((word) => secretWord.test(word));
  const near = wordsOf(own).length < words.length - at ? words : wordsOf(own);
  return (
    at !== -1 &&
    !near.slice(0, near.length - (words.length - at)).some((word) => otherKind.has(word)) &&
    !words.slice(0, at).some((word) => verb.has(word)) &&
    !words.slice(at + 1).some((word) => otherAfter.has(word))
  );
}

/** Words of names that say nothing of whose token it is. */
const anyonesWords = new Set(
  `token tokens api key keys apikey access auth authorization bearer secret secrets oauth oauth2 password passwd pwd pass credential
  credentials jwt authenticator with set add config configuration settings option options opts cfg client sdk session conn connection self this my
  app default prod production live const env str string http https header headers user org organization private static
  personal new the value data param params args arg`.split(/\s+/),
);

/** Whether a name says nothing of whose it is. */
export function namesAnyone(name: string): boolean {
  return longWords(name).every((word) => anyonesWords.has(word));
}

/** Whether a name is one of a token of whatever service: `token`, `config.api_token`, `withToken`; a bare `key` may be anything. */
export function namesAnyToken(name: string): boolean {
  const words = longWords(name);
  return (
    words.every((word) => anyonesWords.has(word)) &&
    words.some(
      (word) =>
        /token|apikey|secret|passw|pwd|credential|oauth|authenticator|^auth$/.test(word) || isApiKey(words, word),
    )
  );
}

function longWords(name: string): string[] {
  return wordsOf(name).filter((word) => word.length > 1 && !/^\d+$/.test(word));
}

function isApiKey(words: readonly string[], word: string): boolean {
  return word === 'key' && words.some((other) => /^(?:api|access|auth|secret|bearer)$/.test(other));
}
