import { namesFromBytes } from '../fileName.ts';
import { type Git, type GitCall, GitError } from '../git.ts';

/** A file that a commit writes, with the blob it replaces. */
export interface Change {
  file: string;
  /** All zeros, or empty for an untracked file, where the content is on disk. */
  blob: string;
  /** Undefined for a new file. */
  before: { file: string; blob: string } | undefined;
}

const submoduleMode = '160000';

/** One entry of `--raw` without its path. */
export interface RawEntry {
  blob: string;
  /** The blobs that it replaces, one for each parent; undefined where that parent has no such file. */
  before: readonly (string | undefined)[];
  /** The file before a rename or copy, and the file. */
  paths: 1 | 2;
  /** False for deleted and unmerged files, which write nothing, and for a submodule, which is a commit, not a blob. */
  writes: boolean;
}

/** Reads `:<old mode> <new mode> <old id> <new id> <status>`, or of a merge `::`, with a mode and an id for each parent. */
export function parseRawEntry(entry: string): RawEntry {
  const parents = entry.search(/[^:]/);
  const fields = entry.split(' ');
  const blob = fields[2 * parents + 1] ?? '';
  const status = fields[2 * parents + 2] ?? '';
  return {
    blob,
    before: fields.slice(parents + 1, 2 * parents + 1).map((id) => (/^0+$/.test(id) ? undefined : id)),
    paths: parents === 1 && /^[RC]/.test(status) ? 2 : 1,
    writes: fields[parents] !== submoduleMode && !/[DU]/.test(status),
  };
}

/** Reads `--raw -z` of one diff: entry NUL path NUL, and for a rename or copy a second path NUL. */
export function parseRaw(raw: Buffer): Change[] {
  const fields = namesFromBytes(raw);
  const changes: Change[] = [];
  for (let at = 0; at < fields.length; ) {
    const { blob, before, paths, writes } = parseRawEntry(fields[at] ?? '');
    const [oldFile, file] = [fields[at + 1], fields[at + paths]];
    at += 1 + paths;
    if (writes && oldFile !== undefined && file !== undefined) {
      changes.push({ file, blob, before: before[0] === undefined ? undefined : { file: oldFile, blob: before[0] } });
    }
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
