import { nameFromBytes } from '../fileName.ts';
import { type Git, type GitCall, GitError, splitAtNul } from '../git.ts';

/** A file that a commit writes, with the blob it replaces. */
export interface Change {
  file: string;
  /** All zeros, or empty for an untracked file, where the content is on disk. */
  blob: string;
  /** Undefined for a new file. */
  before: { file: string; blob: string } | undefined;
}

const submoduleMode = '160000';

/**
 * Reads `--raw -z`: `:<old mode> <new mode> <old id> <new id> <status>` NUL path NUL, and for a rename or copy a second path NUL.
 * Deleted and unmerged files write nothing; a submodule is a commit, not a blob: all three are left out.
 */
export function parseRaw(raw: Buffer): Change[] {
  const fields = splitAtNul(raw);
  const changes: Change[] = [];
  for (let at = 0; at < fields.length; ) {
    const [, newMode, oldId, newId, status] = nameFromBytes(fields[at] ?? Buffer.alloc(0)).split(' ');
    const paths = status?.startsWith('R') || status?.startsWith('C') ? 2 : 1;
    const [oldFile, file] = [fields[at + 1], fields[at + paths]].map((name) => nameFromBytes(name ?? Buffer.alloc(0)));
    at += 1 + paths;
    if (file === undefined || oldFile === undefined || oldId === undefined || newId === undefined) {
      continue;
    }
    if (newMode === submoduleMode || status === 'D' || status === 'U') {
      continue;
    }
    changes.push({ file, blob: newId, before: /^0+$/.test(oldId) ? undefined : { file: oldFile, blob: oldId } });
  }
  return changes;
}

/** HEAD, or the empty tree (its id depends on the repository's hash) before the first commit. */
export async function baseTree(git: Git, call: GitCall): Promise<string> {
  try {
    return await git.line(['rev-parse', '--verify', '--quiet', 'HEAD'], call);
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) {
      return git.line(['hash-object', '-t', 'tree', '--stdin'], { ...call, input: Buffer.alloc(0) });
    }
    throw error;
  }
}
