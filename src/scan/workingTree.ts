import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The root of the git working tree that a folder lies in: the nearest folder upwards with a `.git`, which is a folder, or
 * a file in a linked working tree and a submodule. Git itself is not asked, so this may be done in a folder that nobody trusts.
 */
export async function workingTreeOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await exists(join(at, '.git'))) {
      return at;
    }
    if (dirname(at) === at) {
      return undefined;
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false; // not there, or not to be seen: then git does not see it either
  }
}
