import { nameFromBytes } from '../fileName.ts';
import { type Git, type GitCall, splitAtNul } from '../git.ts';
import { parseRawEntry, type RawEntry } from './rawDiff.ts';

/** A file that a commit writes, with the blobs that it replaces: of a merge, one for each parent. */
export interface CommitChange {
  commit: string;
  file: string;
  blob: string;
  /** Undefined where that parent, or the empty tree before the first commit, has no such file. */
  before: readonly ({ file: string; blob: string } | undefined)[];
}

/** Commits of a repository. */
export interface CommitSource {
  git: Git;
  call: Pick<GitCall, 'cwd' | 'signal'>;
  /** As `git log` takes them. */
  revisions: readonly string[];
}

/** Merges show the files that differ from all parents. */
const options = ['--raw', '-z', '-c', '--root', '--no-abbrev', '--no-relative'];

/** What the commits write, newest first; renamed files as new ones, so that no content is read for it. */
export function changesOfAll({ git, call, revisions }: CommitSource): AsyncGenerator<CommitChange, void> {
  // A signature or a colour, by the user's settings, would stand between the entries.
  const log = ['log', '--no-renames', '--no-show-signature', '--no-color', '--format=%H'];
  return readCommitChanges(git.stream([...log, ...options, ...revisions, '--'], call));
}

/** What some commits write, in their order; renamed files with what they were: with changes too where `readable` tells that their contents are here. */
export function changesOf(
  { git, call }: CommitSource,
  commits: readonly string[],
  readable: boolean,
): AsyncGenerator<CommitChange, void> {
  const input = Buffer.from(commits.map((commit) => `${commit}\n`).join(''));
  const renames = readable ? '--find-renames' : '--find-renames=100%';
  return readCommitChanges(git.stream(['diff-tree', '--stdin', '-r', renames, ...options], { ...call, input }));
}

/** Fields that end with NUL: a commit's id, then its entries, each with its path; before the first one of `git log` a line feed, or an empty field. */
async function* readCommitChanges(chunks: AsyncIterable<Buffer>): AsyncGenerator<CommitChange, void> {
  let commit = '';
  let entry: RawEntry | undefined;
  let oldFile: string | undefined;
  for await (const bytes of nulFields(chunks)) {
    const field = nameFromBytes(bytes);
    if (entry === undefined) {
      const head = field.replace(/^\n/, '');
      if (head.startsWith(':')) {
        entry = parseRawEntry(head);
      } else if (head !== '') {
        commit = head;
      }
    } else if (entry.paths === 2 && oldFile === undefined) {
      oldFile = field;
    } else {
      const { blob, before, writes } = entry;
      const from = oldFile ?? field;
      if (writes) {
        yield {
          commit,
          file: field,
          blob,
          before: before.map((id) => (id === undefined ? id : { file: from, blob: id })),
        };
      }
      entry = undefined;
      oldFile = undefined;
    }
  }
}

async function* nulFields(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.lastIndexOf(0) + 1;
    yield* splitAtNul(bytes.subarray(0, whole));
    rest = Buffer.from(bytes.subarray(whole));
  }
}
