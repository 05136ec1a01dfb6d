import type { SnippetCall } from './snippets/call.ts';
import { curl } from './snippets/curl.ts';
import { python } from './snippets/python.ts';
import { ruby } from './snippets/ruby.ts';

const writers = {
  curl: { label: 'curl', write: curl },
  python: { label: 'Python', write: python },
  ruby: { label: 'Ruby', write: ruby },
};

export type SnippetLanguage = keyof typeof writers;

export const snippetLanguages: readonly { id: SnippetLanguage; label: string }[] = Object.entries(writers).map(
  ([id, { label }]) => ({ id: id as SnippetLanguage, label }),
);

export function isSnippetLanguage(value: unknown): value is SnippetLanguage {
  return typeof value === 'string' && Object.hasOwn(writers, value);
}

/** A call as a small program that reads the token from the environment. */
export function snippet(language: SnippetLanguage, { method, url, body }: SnippetCall): string {
  return writers[language].write({
    method,
    // The same URL (RFC 3986, section 2.3). Python's requests would write it so anyway.
    url: url.replaceAll('%7E', '~'),
    // Half a surrogate pair has no bytes in UTF-8; a request sends U+FFFD for it.
    ...(body !== undefined && { body: body.replace(/\p{Surrogate}/gu, '\ufffd') }),
  });
}
