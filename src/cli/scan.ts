import { Git } from '../scan/git.ts';
import type { KnownTokens } from '../scan/known/knownTokens.ts';
import { workingTreeOf } from '../scan/workingTree.ts';
import type { Source } from './arguments.ts';
import { commitsOutcome, pushOutcome, stagedOutcome } from './commitsScan.ts';
import type { Outcome } from './outcome.ts';
import { repositoryRoot, workingTreeRoot } from './repositoryRoot.ts';
import type { Surroundings } from './run.ts';
import { stdinOutcome } from './stdinScan.ts';

/** Looks where it is told to. Throws where that cannot be done. */
export async function scan(
  source: Source,
  { cwd, env, stdin, workerScript }: Surroundings,
  known: KnownTokens,
): Promise<Outcome> {
  const git = new Git('git', env);
  switch (source.kind) {
    case 'staged':
      return stagedOutcome(git, await workingTreeRoot(git, cwd, env), known);
    case 'commits':
      return commitsOutcome(git, await repositoryRoot(git, cwd, env), known, source.range);
    case 'pre-push':
      return pushOutcome(git, await repositoryRoot(git, cwd, env), known, (await stdin()).toString('utf8'));
    case 'paths': {
      // Loaded where it is needed, with the threads: a commit waits for the program to start.
      const { pathsOutcome } = await import('./pathScan.ts');
      return pathsOutcome(git, cwd, source.paths, known, { threads: source.threads, workerScript });
    }
    case 'stdin':
      return stdinOutcome((await workingTreeOf(cwd)) ?? cwd, await stdin(), source.name, known);
  }
}
