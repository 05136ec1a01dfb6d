import { ignoreFileName, readIgnoreFile, withoutIgnored } from '../scan/ignore.ts';
import type { Outcome, Part } from './outcome.ts';

/**
 * The outcome without what the ignore list of each root names. `tell` is told which lines of a list are not understood.
 * Throws where a list cannot be read.
 */
export async function withoutIgnoredFindings(outcome: Outcome, tell: (notice: string) => void): Promise<Outcome> {
  const parts: Part[] = [];
  for (const part of outcome.parts) {
    const list = await readIgnoreFile(part.root);
    for (const line of list.unknownLines) {
      tell(`${ignoreFileName}:${line} is neither a fingerprint (16 hexadecimal digits) nor a comment.`);
    }
    parts.push({ ...part, findings: withoutIgnored(part.findings, list) });
  }
  return { ...outcome, parts };
}
