import type { Git, GitCall } from '../git.ts';
import { type CommitChange, commitDiffOptions, readCommitChanges } from './commitChanges.ts';

/** Bytes of git's answer, for some 250,000 changes. */
const keptLimit = 32 * 1024 * 1024;

/** What commits of a repository write. */
export class CommitLog {
  readonly git: Git;
  readonly call: Pick<GitCall, 'cwd' | 'signal'>;
  readonly revisions: readonly string[];
  /** The whole answer of git, once it is there and not too long. */
  #kept: readonly Buffer[] | undefined;

  /** `revisions` as `git log` takes them. */
  constructor(git: Git, call: Pick<GitCall, 'cwd' | 'signal'>, revisions: readonly string[]) {
    this.git = git;
    this.call = call;
    this.revisions = revisions;
  }

  /**
   * The changes whose blob is wanted, newest commit first, some at a time; renamed files as new ones, so that no content is read for it.
   * To ask again costs little.
   */
  changes(wanted: (blob: string) => boolean): AsyncGenerator<CommitChange[], void> {
    return readCommitChanges(this.#kept ?? this.#listed(), wanted);
  }

  async *#listed(): AsyncGenerator<Buffer, void> {
    // A signature or a colour, by the user's settings, would stand between the entries.
    const log = ['log', '--no-renames', '--no-show-signature', '--no-color', '--format=%H'];
    const kept: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.git.stream([...log, ...commitDiffOptions, ...this.revisions, '--'], this.call)) {
      length += chunk.length;
      if (length <= keptLimit) {
        kept.push(chunk);
      } else {
        kept.length = 0;
      }
      yield chunk;
    }
    this.#kept = length <= keptLimit ? kept : undefined;
  }

  /**
   * The same of some commits, in their order; renamed files with what they were: those that were changed too where `readable` tells
   * that all contents are here.
   */
  async changesOf(
    commits: readonly string[],
    wanted: (blob: string) => boolean,
    readable: boolean,
  ): Promise<CommitChange[]> {
    const input = Buffer.from(commits.map((commit) => `${commit}\n`).join(''));
    const renames = readable ? '--find-renames' : '--find-renames=100%';
    const tree = ['diff-tree', '--stdin', '-r', renames, ...commitDiffOptions];
    const changes: CommitChange[] = [];
    for await (const some of readCommitChanges(this.git.stream(tree, { ...this.call, input }), wanted)) {
      changes.push(...some);
    }
    return changes;
  }
}
