import { isPlaceholder } from './placeholder.ts';
import type { TextRange } from './textRange.ts';
import { formsOf, wholeLiteral } from './tokenForms.ts';

/** Where a token is known by its value alone, in memory; this pair serves where the value must not be: the hook and the CLI. */
export { exportFingerprints, fingerprintedTokens, KnownTokensFileError } from './tokenFingerprints.ts';

/** Recognises tokens by value. */
export interface KnownTokens {
  /** Where known tokens stand in the text, plain or encoded. Linear in the text. */
  find(text: string): TextRange[];
}

export const noKnownTokens: KnownTokens = { find: () => [] };

/** Shorter values would be found in any text. */
const shortestLiteral = 8;

/**
 * Tokens held in memory (the editor; the CLI's TRACKBERRY_API_TOKEN).
 * Values that are too short or are placeholders (a variable set to `YOUR_API_TOKEN`) are left out, they would mark what is no secret.
 */
export function literalTokens(tokens: readonly string[]): KnownTokens {
  const forms = [...new Set(tokens)]
    .filter((token) => token.length >= shortestLiteral && !isPlaceholder(token))
    .flatMap((token) => formsOf(token));
  return {
    find(text) {
      const found: TextRange[] = [];
      for (const form of forms) {
        for (let at = text.indexOf(form.text); at !== -1; at = text.indexOf(form.text, at + form.text.length)) {
          found.push(wholeLiteral(text, at, form.text.length, form));
        }
      }
      return found;
    },
  };
}

/** Several sources of known tokens as one. */
export function joinKnownTokens(sources: readonly KnownTokens[]): KnownTokens {
  return { find: (text) => sources.flatMap((source) => source.find(text)) };
}
