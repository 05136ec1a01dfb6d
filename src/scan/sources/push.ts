import type { Git } from '../git.ts';
import type { KnownTokens } from '../known/knownTokens.ts';
import { type CommitScanOptions, type CommitScanResult, scanRevisions } from './history.ts';

/** What stands on standard input is not what git tells a pre-push hook. */
export class PushLineError extends Error {
  override name = 'PushLineError';
}

/**
 * The tokens that a push would publish: what the pushed commits add that neither the remote's own refs nor any remote-tracking branch hold.
 * `lines` is what git writes to a pre-push hook (githooks(5)): `<local ref> <local id> <remote ref> <remote id>` for each ref; a local
 * id of zeros deletes, a remote id of zeros is a new ref, and one that is not here (a forced push) is passed over.
 * Throws `PushLineError`, `GitError`, or the signal's reason.
 */
export async function scanPush(
  git: Git,
  repositoryRoot: string,
  known: KnownTokens,
  lines: string,
  options: Omit<CommitScanOptions, 'range'> = {},
): Promise<CommitScanResult> {
  const updates = lines
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
  const pushed = updates.map(({ local }) => local).filter((id) => !isNone(id));
  if (pushed.length === 0) {
    return { findings: [], scanned: { files: 0, bytes: 0, skipped: 0 } };
  }
  const there = updates.map(({ remote }) => remote).filter((id) => !isNone(id));
  const revisions = ['--ignore-missing', ...pushed, ...there.map((id) => `^${id}`), '--not', '--remotes'];
  return scanRevisions(git, repositoryRoot, known, revisions, options);
}

function parseLine(line: string): { local: string; remote: string } {
  const [, local, remote] = /^.+ ([0-9a-f]{40,64}) \S+ ([0-9a-f]{40,64})$/.exec(line) ?? [];
  if (local === undefined || remote === undefined) {
    throw new PushLineError('Standard input is not what git tells a pre-push hook.');
  }
  return { local, remote };
}

function isNone(id: string): boolean {
  return /^0+$/.test(id);
}
