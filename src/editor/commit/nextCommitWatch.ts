import * as vscode from 'vscode';
import type { Finding } from '../../scan/finding.ts';
import type { Git } from '../../scan/git.ts';
import { withoutIgnored } from '../../scan/ignore.ts';
import type { Log } from '../../trackberry/log.ts';
import type { IgnoreLists } from '../findings/ignoreLists.ts';
import type { GitExtension, GitRepository } from '../gitExtension.ts';
import { settings } from '../settings.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { findingsIn, NextCommitState, type Taken, takenBy } from './nextCommit.ts';

interface WatchParts {
  git: GitExtension;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  log: Log;
}

/** Git reports one `git add` of many files as several changes. */
const settleMs = 100;

/** Looks at what the next commit of one repository takes: when the repository opens, and when that changes. */
export class NextCommitWatch implements vscode.Disposable {
  readonly repository: GitRepository;
  readonly #parts: WatchParts;
  readonly #state: NextCommitState;
  readonly #subscription: vscode.Disposable;
  readonly #settled = new vscode.EventEmitter<readonly Finding[]>();
  /** After each report of git: the findings that the report before did not have. */
  readonly onDidSettle = this.#settled.event;
  #taken: Taken = 'nothing';
  #findings: readonly Finding[] = [];
  /** State of the last look. */
  #looked: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(repository: GitRepository, parts: WatchParts) {
    this.repository = repository;
    this.#parts = parts;
    this.#state = new NextCommitState(repository);
    this.#subscription = repository.state.onDidChange(() => this.#soon());
    this.#soon();
  }

  /** What was looked at. */
  get taken(): Taken {
    return this.#taken;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** For another reason than a change of the commit: a setting, the user's tokens, what is ignored. */
  lookAgain(): void {
    this.#looked = undefined;
    this.#soon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#subscription.dispose();
    this.#settled.dispose();
  }

  #soon(): void {
    const reported = performance.now();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look(reported).catch((error: unknown) => {
        this.#looked = undefined; // tried again at the next report
        this.#parts.log.error(`Look at the next commit: ${String(error)}`);
      });
    }, settleMs);
  }

  /** `reported`: when git told of the change, by `performance.now()`. */
  async #look(reported: number): Promise<void> {
    const git = settings.warnOnStage() ? this.#parts.git.git() : undefined;
    const taken = git === undefined ? 'nothing' : takenBy(this.repository);
    const state = git === undefined ? 'off' : await this.#state.read(taken, git);
    if (state === this.#looked) {
      this.#settled.fire([]);
      return;
    }
    this.#looked = state;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const findings = git === undefined ? [] : await this.#read(git, taken, running.signal);
    if (running.signal.aborted) {
      return; // a newer look has begun, or the repository is closed
    }
    const before = new Set(this.#findings.map(({ fingerprint }) => fingerprint));
    const fresh = findings.filter(({ fingerprint }) => !before.has(fingerprint));
    this.#findings = findings;
    this.#taken = taken;
    this.#settled.fire(fresh);
    if (fresh.length > 0) {
      const ms = Math.round(performance.now() - reported);
      this.#parts.log.info(`${fresh.length} findings in the next commit (${taken}), ${ms} ms after git told of it.`);
    }
  }

  async #read(git: Git, taken: Taken, signal: AbortSignal): Promise<readonly Finding[]> {
    const root = this.repository.rootUri.fsPath;
    try {
      const known = await this.#parts.ownTokens.known();
      const findings = await findingsIn(taken, git, root, known, signal);
      return findings.length === 0 ? findings : withoutIgnored(findings, await this.#parts.ignores.of(root));
    } catch (error) {
      if (signal.aborted) {
        return [];
      }
      throw error;
    }
  }
}
