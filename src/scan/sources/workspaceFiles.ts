import { resolve } from 'node:path';
import { nameToBytes } from '../fileName.ts';
import { type Git, GitError } from '../git.ts';

export { type ScanFilesOptions, type ScanProgress, scanFiles } from './scanFiles.ts';

const submoduleMode = '160000';

/**
 * What git sees in a folder: tracked files, and untracked ones that it does not ignore; relative to the folder, with `/`.
 * Submodules are repositories of their own and left out. A byte of a name that is not UTF-8 is kept, see fileName.ts.
 * Throws `GitError` when the folder is in no repository.
 */
export async function listFiles(git: Git, folder: string, signal?: AbortSignal): Promise<string[]> {
  const call = { cwd: folder, signal };
  const tracked = await git.names(['ls-files', '-z', '--cached', '--stage'], call);
  const others = await git.names(['ls-files', '-z', '--others', '--exclude-standard'], call);
  const files = new Set<string>();
  for (const entry of tracked) {
    if (!entry.startsWith(submoduleMode)) {
      files.add(entry.slice(entry.indexOf('\t') + 1));
    }
  }
  for (const name of others) {
    // A repository inside this one is printed as `name/`.
    if (!name.endsWith('/')) {
      files.add(name);
    }
  }
  return [...files];
}

/** Exit code of `git check-ignore` for a path that is not ignored, and for one that git does not know at all. */
const notIgnored = 1;
const outside = 128;

/**
 * Whether git ignores this file: untracked, and named by an ignore rule. A tracked file is not ignored, whatever the rules say;
 * nor is anything outside the repository. `path` is absolute or relative to the folder.
 */
export async function isIgnored(git: Git, repositoryFolder: string, path: string): Promise<boolean> {
  const input = nameToBytes(`${resolve(repositoryFolder, path)}\0`);
  try {
    const output = await git.run(['check-ignore', '-z', '--stdin'], { cwd: repositoryFolder, input });
    return output.length > 0;
  } catch (error) {
    if (error instanceof GitError && (error.exitCode === notIgnored || error.exitCode === outside)) {
      return false;
    }
    throw error;
  }
}

/** Whether git tracks this file. `name` is relative to the folder. */
export async function isTracked(git: Git, folder: string, name: string): Promise<boolean> {
  const listed = await git.names(['ls-files', '-z', '--', `:(literal)${name}`], { cwd: folder });
  return listed.length > 0;
}
