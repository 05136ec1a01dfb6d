import { decode } from '../scan/decode.ts';
import type { KnownTokens } from '../scan/known/knownTokens.ts';
import { scanText } from '../scan/scanner.ts';
import type { Outcome } from './outcome.ts';

/** Scans what comes from standard input, however large; binary content is skipped. `name` names it, for its language. */
export function stdinOutcome(root: string, bytes: Buffer, name: string, known: KnownTokens): Outcome {
  const text = decode(bytes);
  const findings = text === undefined ? [] : scanText(text, name, known);
  const scanned =
    text === undefined ? { files: 0, bytes: 0, skipped: 1 } : { files: 1, bytes: bytes.length, skipped: 0 };
  return { parts: [{ root, findings, textOf: () => Promise.resolve(text) }], scanned };
}
