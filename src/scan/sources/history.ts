import { ContentScan } from '../contentScan.ts';
import type { Git } from '../git.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import type { Scanned } from '../scanned.ts';
import { addedByCommits, type CommitFinding } from './addedByCommits.ts';
import { scanContents } from './commitContents.ts';
import { CommitLog } from './commitLog.ts';
import { missingBlobs } from './partialClone.ts';

export type { CommitFinding } from './addedByCommits.ts';

export interface CommitScanResult {
  /** As `git log` orders commits: newest first. */
  findings: CommitFinding[];
  /** `files`: different contents, each read once. */
  scanned: Scanned;
}

export interface CommitScanOptions {
  /** `A..B`, or a revision with all that it is reached from; everything that any ref reaches unless given. */
  range?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Different contents scanned so far; how many there will be is not known. */
  onProgress?: ((blobs: number) => void) | undefined;
}

/** What was given is no revision of git, but would be an option. */
export class RevisionError extends Error {
  override name = 'RevisionError';
}

/**
 * The tokens that commits add: each content is scanned once, whole; then the commits that write one with a token are looked up, and what
 * the replaced file already held is taken away: of a renamed file what it was before, of a merge what any parent holds. The first commit of
 * a shallow clone adds all that it holds.
 * `finding.file` is relative to the repository's root, with `/`. Throws `RevisionError`, `GitError`, or the signal's reason.
 */
export async function scanCommits(
  git: Git,
  repositoryRoot: string,
  known: KnownTokens,
  { range, ...options }: CommitScanOptions = {},
): Promise<CommitScanResult> {
  if (range?.startsWith('-') === true || range === '') {
    throw new RevisionError(`"${range}" is no range of commits.`);
  }
  const revisions = range === undefined ? ['--all'] : ['--end-of-options', range];
  return scanRevisions(git, repositoryRoot, known, revisions, options);
}

/** Like `scanCommits`, for revisions as `git log` takes them, which must hold nothing from outside that could be an option. */
export async function scanRevisions(
  git: Git,
  repositoryRoot: string,
  known: KnownTokens,
  revisions: readonly string[],
  { signal, onProgress }: Omit<CommitScanOptions, 'range'> = {},
): Promise<CommitScanResult> {
  const log = new CommitLog(git, { cwd: repositoryRoot, signal }, revisions);
  const content = new ContentScan(known);
  const missing = await missingBlobs(log);
  const contents = await scanContents(log, content, missing ?? new Set(), onProgress);
  const findings = await addedByCommits(log, content, contents, missing === undefined);
  return { findings, scanned: contents.scanned };
}
