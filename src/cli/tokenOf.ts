import type { Finding } from '../scan/finding.ts';
import { findKnown, type KnownTokens } from '../scan/known/knownTokens.ts';
import { offsetOf } from '../scan/lines.ts';
import { secretOf } from '../scan/scanner.ts';

/** The ways back from the forms in which known tokens are found, see tokenForms.ts. */
const decoders: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text, 'base64').toString('latin1'),
  (text) => Buffer.from(text, 'hex').toString('latin1'),
  (text) =>
    text
      .replaceAll('\\/', '/')
      .replace(/(?:%|\\x|\\u00|\\u\{|&#x)([0-9a-f]{2})[};]?/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
];

/**
 * The token of a finding, decoded and in one piece, from the text that it was found in; undefined where it could not be sent in a header.
 * It stays in memory.
 */
export function tokenOf(text: string, { rule, start, end }: Finding, known: KnownTokens): string | undefined {
  const literal = secretOf(text, { start: offsetOf(text, start), end: offsetOf(text, end) });
  const token = rule === 'own-token' ? decoded(literal, known) : literal;
  return /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

function decoded(literal: string, known: KnownTokens): string {
  for (const decode of decoders) {
    const text = decode(literal);
    const [range] = text === literal ? [] : findKnown(text, known);
    if (range !== undefined) {
      return text.slice(range.start, range.end);
    }
  }
  return literal;
}
