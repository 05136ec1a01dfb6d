import { GitError } from '../git.ts';
import type { CommitLog } from './commitLog.ts';

/**
 * The ids of the contents that a partial clone has not fetched; undefined where the repository is no partial clone. To ask git for one of
 * them would fetch it, one by one, before git 2.44.
 */
export async function missingBlobs({ git, call, revisions }: CommitLog): Promise<Set<string> | undefined> {
  try {
    await git.run(['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'], call);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return undefined;
    }
    throw error;
  }
  const list = ['rev-list', '--objects', '--filter=object:type=blob', '--missing=print', ...revisions, '--'];
  const output = await git.run(list, call);
  return new Set(output.toString('latin1').match(/(?<=^\?)[0-9a-f]+$/gm));
}
