import { lstat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { nameToPath } from '../../scan/fileName.ts';
import type { Finding } from '../../scan/finding.ts';
import type { Git } from '../../scan/git.ts';
import type { KnownTokens } from '../../scan/known/knownTokens.ts';
import { scanChangedFiles } from '../../scan/sources/changedFiles.ts';
import { scanStaged } from '../../scan/sources/stagedBlobs.ts';
import type { GitRepository } from '../gitExtension.ts';

/** What a repository's next commit takes, as the Commit button would make it. */
export type Taken = 'nothing' | 'staged' | 'tracked changes' | 'all changes';

/** With nothing staged and smart commit on, the button stages before it commits (microsoft/vscode, extensions/git, smartCommit). */
export function takenBy({ rootUri, state }: GitRepository): Taken {
  if (state.indexChanges.length > 0) {
    return 'staged';
  }
  const config = vscode.workspace.getConfiguration('git', rootUri);
  if (state.workingTreeChanges.length === 0 || config.get('enableSmartCommit') !== true) {
    return 'nothing';
  }
  const all = config.get('smartCommitChanges') !== 'tracked' && config.get('untrackedChanges') === 'mixed';
  return all ? 'all changes' : 'tracked changes';
}

/** The tokens that the next commit adds. Throws `GitError`, or the signal's reason. */
export async function findingsIn(
  taken: Taken,
  git: Git,
  root: string,
  known: KnownTokens,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  switch (taken) {
    case 'nothing':
      return [];
    case 'staged':
      return (await scanStaged(git, root, known, signal)).findings;
    case 'tracked changes':
    case 'all changes':
      return (await scanChangedFiles(git, root, known, { untracked: taken === 'all changes', signal })).findings;
  }
}

/** Tells cheaply whether the next commit is the same as before: git refreshes its state far more often than it changes. */
export class NextCommitState {
  readonly #repository: GitRepository;
  #index: Promise<string> | undefined;

  constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  /** Equal as long as the next commit is. */
  async read(taken: Taken, git: Git): Promise<string> {
    const { state } = this.#repository;
    const files: string[] = [];
    if (taken === 'staged') {
      // Git writes a new index file for each change of it.
      files.push(await this.#indexFile(git));
    } else if (taken !== 'nothing') {
      files.push(...state.workingTreeChanges.map(({ uri }) => uri.fsPath));
    }
    const stamps = await Promise.all(files.map(async (file) => `${file} ${await stampOf(file)}`));
    return [taken, state.HEAD?.commit, ...stamps].join('\n');
  }

  #indexFile(git: Git): Promise<string> {
    const { fsPath } = this.#repository.rootUri;
    this.#index ??= git
      .line(['rev-parse', '--git-path', 'index'], { cwd: fsPath })
      .then((file) => path.resolve(fsPath, file));
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }
}

async function stampOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeNs } = await lstat(nameToPath(file), { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return 'unseen';
  }
}
