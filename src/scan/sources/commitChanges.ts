import { nameFromBytes } from '../fileName.ts';
import { parseRawEntry, type RawEntry } from './rawDiff.ts';

/** A file that a commit writes, with the blobs that it replaces: of a merge, one for each parent. */
export interface CommitChange {
  commit: string;
  file: string;
  blob: string;
  /** Undefined where that parent, or the empty tree before the first commit, has no such file. */
  before: readonly ({ file: string; blob: string } | undefined)[];
}

/** What git must be asked for; merges show the files that differ from all parents. */
export const commitDiffOptions = ['--raw', '-z', '-c', '--root', '--no-abbrev', '--no-relative'];

/**
 * Reads fields that end with NUL: a commit's id, then its entries, each with its path; before the first entry `git log` writes a line
 * feed, or an empty field. Yields what stands in each chunk. `wanted` is asked once for each change, in order, by its blob: names are
 * decoded of few.
 */
export async function* readCommitChanges(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  wanted: (blob: string) => boolean,
): AsyncGenerator<CommitChange[], void> {
  let rest = Buffer.alloc(0);
  let commit = '';
  let entry: RawEntry | undefined;
  let oldFile: string | undefined;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const changes: CommitChange[] = [];
    let from = 0;
    for (let nul = bytes.indexOf(0); nul !== -1; nul = bytes.indexOf(0, from)) {
      if (entry === undefined) {
        const field = bytes.toString('latin1', from, nul);
        const head = field.replace(/^\n/, '');
        if (head.startsWith(':')) {
          entry = parseRawEntry(head);
        } else if (head !== '') {
          commit = head;
        }
      } else if (entry.paths === 2 && oldFile === undefined) {
        oldFile = nameFromBytes(bytes.subarray(from, nul));
      } else {
        if (entry.writes && wanted(entry.blob)) {
          const file = nameFromBytes(bytes.subarray(from, nul));
          const before = entry.before.map((blob) => (blob === undefined ? blob : { file: oldFile ?? file, blob }));
          changes.push({ commit, file, blob: entry.blob, before });
        }
        entry = undefined;
        oldFile = undefined;
      }
      from = nul + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    yield changes;
  }
}
