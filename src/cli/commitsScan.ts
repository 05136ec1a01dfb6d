import { decode } from '../scan/decode.ts';
import { type Git, GitError } from '../scan/git.ts';
import type { KnownTokens } from '../scan/known/knownTokens.ts';
import type { ReportedFinding } from '../scan/report/reported.ts';
import type { ScanResult } from '../scan/scanned.ts';
import { type CommitScanResult, scanCommits } from '../scan/sources/history.ts';
import { scanPush } from '../scan/sources/push.ts';
import { scanStaged } from '../scan/sources/stagedBlobs.ts';
import type { Outcome } from './outcome.ts';

export async function stagedOutcome(git: Git, root: string, known: KnownTokens): Promise<Outcome> {
  return outcomeOf(git, root, await scanStaged(git, root, known));
}

/** @param range all that any ref reaches unless given. */
export async function commitsOutcome(
  git: Git,
  root: string,
  known: KnownTokens,
  range: string | undefined,
): Promise<Outcome> {
  return outcomeOf(git, root, await scanCommits(git, root, known, { range }));
}

/** @param lines what git writes to the standard input of a pre-push hook. */
export async function pushOutcome(git: Git, root: string, known: KnownTokens, lines: string): Promise<Outcome> {
  return outcomeOf(git, root, await scanPush(git, root, known, lines));
}

function outcomeOf(git: Git, root: string, { findings, scanned }: ScanResult | CommitScanResult): Outcome {
  const textOf = async ({ commit, file }: ReportedFinding): Promise<string | undefined> => {
    try {
      // Without a commit the index.
      return decode(await git.run(['cat-file', 'blob', `${commit ?? ''}:${file}`], { cwd: root }));
    } catch (error) {
      if (error instanceof GitError) {
        return undefined;
      }
      throw error;
    }
  };
  return { parts: [{ root, findings, textOf }], scanned };
}
