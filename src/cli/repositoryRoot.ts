import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Git, GitError, NotARepositoryError } from '../scan/git.ts';

/**
 * The top folder of the working tree that git would use in `cwd`. A hook runs there: git need not be asked, which takes longer than
 * most commits take to be scanned. Throws `GitError`.
 */
export async function workingTreeRoot(git: Git, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return env.GIT_WORK_TREE === undefined && existsSync(join(cwd, '.git'))
    ? cwd
    : git.line(['rev-parse', '--show-toplevel'], { cwd });
}

/** Like `workingTreeRoot`; of a repository without a working tree the folder itself. */
export async function repositoryRoot(git: Git, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    return await workingTreeRoot(git, cwd, env);
  } catch (error) {
    if (error instanceof GitError && !(error instanceof NotARepositoryError)) {
      return cwd;
    }
    throw error;
  }
}
