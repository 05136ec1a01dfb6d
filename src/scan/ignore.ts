import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
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

/** Bytes: some ten thousand fingerprints. */
const largestFile = 1_000_000;

/** What lies there is no ignore list. */
export class IgnoreFileError extends Error {
  override name = 'IgnoreFileError';
}

/**
 * The ignore list of a working tree by its root; without such a file nothing is ignored.
 * Throws `IgnoreFileError` for a link, a pipe, a folder or a file over 1 MB, and when it cannot be read.
 */
export async function readIgnoreFile(root: string): Promise<IgnoreFile> {
  const path = join(root, ignoreFileName);
  try {
    const stat = await lstat(path);
    // A link may lead anywhere, and a pipe or a device would never end.
    if (!stat.isFile() || stat.size > largestFile) {
      throw new IgnoreFileError(t('{0} ignores nothing: it is not a file of at most 1 MB.', ignoreFileName));
    }
    return parseIgnoreFile(await readFile(path, 'utf8'));
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
