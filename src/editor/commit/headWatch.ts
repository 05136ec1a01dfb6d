import * as vscode from 'vscode';
import { commitsMadeHere, leftBehind, type Refs, readRefs } from '../../guard/newCommits.ts';
import type { Git } from '../../scan/git.ts';
import { withoutIgnored } from '../../scan/ignore.ts';
import { type CommitFinding, scanRevisions } from '../../scan/sources/history.ts';
import type { Log } from '../../trackberry/log.ts';
import type { IgnoreLists } from '../findings/ignoreLists.ts';
import type { GitExtension, GitRepository } from '../gitExtension.ts';
import { settings } from '../settings.ts';
import type { OwnTokens } from '../token/ownTokens.ts';

interface WatchParts {
  git: GitExtension;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  log: Log;
}

/** A rebase moves HEAD many times. */
const settleMs = 200;

/** Arguments of one git call. */
const commitsAtOnce = 500;

/** Looks at the commits that are made in one repository, whoever makes them: whenever HEAD has moved. */
export class HeadWatch implements vscode.Disposable {
  readonly repository: GitRepository;
  readonly #parts: WatchParts;
  readonly #subscription: vscode.Disposable;
  readonly #found = new vscode.EventEmitter<readonly CommitFinding[]>();
  /** Findings that nobody was told of, newest commit first. */
  readonly onDidFind = this.#found.event;
  /** The commit that each finding was told of with. */
  readonly #told = new Map<string, string>();
  /** Undefined until there is something to compare with: what was committed before is not looked at. */
  #refs: Refs | undefined;
  #head: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  readonly #closed = new AbortController();

  constructor(repository: GitRepository, parts: WatchParts) {
    this.repository = repository;
    this.#parts = parts;
    this.#subscription = repository.state.onDidChange(() => this.#moved());
    this.#head = repository.state.HEAD?.commit;
    this.#soon();
  }

  /** After a change of the setting: from now on, not from before. */
  startAgain(): void {
    this.#refs = undefined;
    this.#soon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#closed.abort();
    this.#subscription.dispose();
    this.#found.dispose();
  }

  #moved(): void {
    const head = this.repository.state.HEAD?.commit;
    if (head !== this.#head) {
      this.#head = head;
      this.#soon();
    }
  }

  /** One look after the other: what one of them has seen is where the next begins. */
  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { signal } = this.#closed;
      this.#last = this.#last
        .then(() => this.#look(signal))
        .catch((error: unknown) => {
          if (!signal.aborted) {
            this.#parts.log.error(`Look at new commits: ${String(error)}`);
          }
        });
    }, settleMs);
  }

  async #look(signal: AbortSignal): Promise<void> {
    const git = settings.warnAfterCommit() ? this.#parts.git.git() : undefined;
    if (git === undefined) {
      this.#refs = undefined;
      return;
    }
    const begin = performance.now();
    const call = { cwd: this.repository.rootUri.fsPath, signal };
    const before = this.#refs;
    const now = await readRefs(git, call);
    const commits = before === undefined ? [] : await commitsMadeHere(git, call, before, now);
    const findings = commits.length === 0 ? [] : await this.#scan(git, commits, signal);
    const left = await leftBehind(git, call, [...new Set(this.#told.values())], now);
    signal.throwIfAborted();
    this.#refs = now;
    const fresh = findings.filter(({ fingerprint }) => !this.#told.has(fingerprint));
    for (const [fingerprint, commit] of this.#told) {
      if (left.has(commit)) {
        this.#told.delete(fingerprint); // mended; when it comes back it is told again
      }
    }
    for (const { fingerprint, commit } of findings) {
      this.#told.set(fingerprint, commit);
    }
    if (fresh.length > 0) {
      this.#parts.log.info(`${fresh.length} findings in new commits, ${Math.round(performance.now() - begin)} ms.`);
      this.#found.fire(fresh);
    }
  }

  async #scan(git: Git, commits: readonly string[], signal: AbortSignal): Promise<CommitFinding[]> {
    const root = this.repository.rootUri.fsPath;
    const known = await this.#parts.ownTokens.known();
    const findings: CommitFinding[] = [];
    for (let from = 0; from < commits.length; from += commitsAtOnce) {
      const revisions = ['--no-walk=unsorted', ...commits.slice(from, from + commitsAtOnce)];
      findings.push(...(await scanRevisions(git, root, known, revisions, { signal })).findings);
    }
    return findings.length === 0 ? findings : withoutIgnored(findings, await this.#parts.ignores.of(root));
  }
}
