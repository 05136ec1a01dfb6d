import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

/** Findings that a repository has decided to leave as they are, by their fingerprints. */
export interface IgnoreList {
  has(fingerprint: string): boolean;
}

/** What a file of ignored findings says. */
export interface IgnoreFile extends IgnoreList {
  /** Lines that are neither fingerprint, comment nor blank, counted from one: whoever wrote them believes that something is ignored. */
  readonly unknownLines: readonly number[];
}

/** Lies in the root of the working tree. */
export const ignoreFileName = '.trackberryignore';

export const noIgnores: IgnoreFile = { has: () => false, unknownLines: [] };

/** A fingerprint (16 hex digits) a line, `#` and what follows is a comment. */
export function parseIgnoreFile(text: string): IgnoreFile {
  const fingerprints = new Set<string>();
  const unknownLines: number[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const entry = line.replace(/#.*/, '').trim().toLowerCase();
    if (/^[0-9a-f]{16}$/.test(entry)) {
      fingerprints.add(entry);
    } else if (entry !== '') {
      unknownLines.push(index + 1);
    }
  }
  return { has: (fingerprint) => fingerprints.has(fingerprint), unknownLines };
}

/** The ignore list of a working tree by its root; without such a file nothing is ignored. Throws when there is one that cannot be read. */
export async function readIgnoreFile(root: string): Promise<IgnoreFile> {
  try {
    return parseIgnoreFile(await readFile(join(root, ignoreFileName), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return noIgnores;
    }
    throw error;
  }
}

/** The findings that are not ignored. The user's own tokens never are: no repository silences those. */
export function withoutIgnored<F extends Finding>(findings: readonly F[], list: IgnoreList): F[] {
  return findings.filter(({ rule, fingerprint }) => rule === 'own-token' || !list.has(fingerprint));
}
