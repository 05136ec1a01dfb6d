import type { KnownTokens } from './known/knownTokens.ts';
import { detect } from './scanner.ts';
import { isRealistic } from './value/secretValue.ts';

const mask = '[secret removed]';

/** Names whose values are secrets, whatever they look like. */
const secretName = /token|secret|passw|credential|authorization|cookie|api[-_]?key|private[-_]?key/i;

/** A member of a JSON text whose value is a string. */
const member = /("[^"\\]{1,80}"\s{0,20}:\s{0,20})"(?:[^"\\]|\\.){1,4096}"/g;

/** What tokens are made of, in one piece. Shorter random ones are the ids and references that a form is filled with. */
const longPiece = /[\w+/=|.~-]{24,4096}|[A-Za-z0-9]{20,23}/g;
/** UUID and ULID: ids, though they look random. */
const longId = /(?:^|_)(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[0-7][\dA-HJKMNP-TV-Z]{25})$/i;

/**
 * A text without the tokens in it: known ones in any spelling, those that a name, a header or a mention of Trackberry gives
 * away, and whatever is as long and as random as one. For texts that are to be kept; it rather takes out too much.
 * @param name of the field that holds the text: `api_token`.
 */
export function withoutSecrets(text: string, name: string, known: KnownTokens): string {
  if (secretName.test(name)) {
    return text.trim() === '' ? text : mask;
  }
  let clean = '';
  let from = 0;
  // The name counts as one of Trackberry's files: what looks like a token in it is then one of its tokens.
  for (const { start, end } of detect(text, 'trackberry.json', known)) {
    clean += text.slice(from, start) + mask;
    from = end;
  }
  clean += text.slice(from);
  const named = clean.replace(member, (whole, key: string) => (secretName.test(key) ? `${key}"${mask}"` : whole));
  return named.replace(longPiece, (piece) => (isRealistic(piece) && !longId.test(piece) ? mask : piece));
}
