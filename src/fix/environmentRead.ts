import { t } from '@vscode/l10n';
import { fixFor } from './languageOf.ts';
import { type Refusal, type Replacement, refuse } from './replacement.ts';

export interface ReadRequest {
  /** The whole document. */
  text: string;
  /** Offsets of the secret in UTF-16 units, `end` exclusive: its first and last character, also where it is split over several literals. */
  start: number;
  end: number;
  /** VS Code's name of the language: counts where the file's name tells nothing. */
  languageId?: string;
  /** Path or name, with `/`. */
  file: string;
  /** The token, where its value is known: what stands in the text may be an encoded form of it. */
  token?: string | undefined;
  /** The variable that is read; `variableName` chooses one. */
  variable: string;
}

/**
 * The edits after which a program reads a secret from its environment and otherwise does what it did, or why there are none.
 * Pure; never throws; linear in the length of the text. The secret itself is in no edit and in no reason.
 */
export function environmentRead(request: ReadRequest): Replacement | Refusal {
  if (!/^[A-Z_][A-Z0-9_]{0,79}$/i.test(request.variable)) {
    return refuse(t('The name of the variable may hold letters, digits and underscores only.'));
  }
  if (!(0 <= request.start && request.start < request.end && request.end <= request.text.length)) {
    return refuse(t('The text has changed since the token was found. Scan it again.'));
  }
  if (isEncoded(request)) {
    return refuse(
      t('Here the token is encoded. Encode the variable where the program sends it, and take this text out.'),
    );
  }
  return fixFor(request)(request);
}

/** Base64, hex, percent signs: the variable holds the token as it is. What a language reads by its escapes is the token itself. */
function isEncoded({ text, start, end, token }: ReadRequest): boolean {
  if (/\bBasic\s{1,4}$/i.test(text.slice(Math.max(0, start - 12), start))) {
    return true;
  }
  const written = text.slice(start, end);
  return token !== undefined && !/\\[ux]/.test(written) && !holdsInOrder(written, token);
}

/** Whether all characters of a token stand in a text in their order, with quotes and operators between where it is split. */
function holdsInOrder(text: string, token: string): boolean {
  let at = -1;
  return [...token].every((character) => {
    at = text.indexOf(character, at + 1);
    return at !== -1;
  });
}
