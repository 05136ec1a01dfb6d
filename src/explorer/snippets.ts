import { t } from '@vscode/l10n';
import type { SnippetCall } from './snippets/call.ts';
import { csharp } from './snippets/csharp.ts';
import { curl } from './snippets/curl.ts';
import { go } from './snippets/go.ts';
import { httpie } from './snippets/httpie.ts';
import { java } from './snippets/java.ts';
import { javascriptAxios, javascriptFetch, javascriptUndici } from './snippets/javascript.ts';
import { kotlin } from './snippets/kotlin.ts';
import { php } from './snippets/php.ts';
import { pythonHttpx, pythonRequests } from './snippets/python.ts';
import { ruby } from './snippets/ruby.ts';
import { rust } from './snippets/rust.ts';
import type { Program, SnippetVariant } from './snippets/variant.ts';
import { wget } from './snippets/wget.ts';

/**
 * Every language that is offered, in the order in which it is. Written here, and not by @scalar/snippetz (0.10.11): of
 * the twelve that could be run, none sent every call of the tests as it should. It writes JSON anew (1.10 becomes 1.1),
 * Ruby runs what stands in #{}, a quote in a URL ends the string in JavaScript, and Java and Go do not compile for a
 * long text or an invisible character.
 */
export const snippetVariants: readonly SnippetVariant[] = [
  curl,
  pythonRequests,
  pythonHttpx,
  ruby,
  javascriptFetch,
  javascriptAxios,
  javascriptUndici,
  go,
  java,
  php,
  csharp,
  kotlin,
  rust,
  httpie,
  wget,
];

export type WrittenSnippet = { ok: true; program: Program } | { ok: false; message: string };

/** A call as a small program that reads the token from the environment; or, for very few, why it cannot be one. */
export function writeSnippet(variant: SnippetVariant, call: SnippetCall): WrittenSnippet {
  if (call.body?.includes('\0') === true) {
    return { ok: false, message: t('The body holds a NUL character, which no JSON text has.') };
  }
  const written: SnippetCall = {
    ...call,
    // The same URL (RFC 3986, section 2.3), as most languages would write it by themselves.
    url: call.url
      .toWellFormed()
      .replaceAll('%7E', '~')
      .replace(/[^!-~]/gu, encodeURIComponent),
    // Half a surrogate pair has no bytes in UTF-8; a request sends U+FFFD for it.
    ...(call.body !== undefined && { body: call.body.toWellFormed() }),
  };
  const message = variant.cannot?.(written);
  return message === undefined ? { ok: true, program: variant.write(written) } : { ok: false, message };
}
