import * as vscode from 'vscode';
import { shownName } from '../scan/fileName.ts';
import type { Finding } from '../scan/finding.ts';
import { scanStaged } from '../scan/sources/stagedBlobs.ts';
import type { Log } from '../trackberry/log.ts';
import { Disposables } from './disposables.ts';
import type { GitExtension, GitRepository } from './gitExtension.ts';
import type { OwnTokens } from './ownTokens.ts';
import { plainText } from './plainText.ts';
import { settings } from './settings.ts';
import { rangeOf, type TokenDiagnostics } from './tokenDiagnostics.ts';

interface WatcherParts {
  git: GitExtension;
  ownTokens: OwnTokens;
  diagnostics: TokenDiagnostics;
  log: Log;
}

/** Git reports one `git add` of many files as several changes. */
const settleMs = 100;

/** Warns when a token is staged, in every repository that the git extension opens. */
export class StagedWatcher implements vscode.Disposable {
  readonly #parts: WatcherParts;
  readonly #disposables = new Disposables();
  /** What is staged and found now, by document. */
  readonly #staged = new Map<string, Finding[]>();

  constructor(parts: WatcherParts) {
    this.#parts = parts;
  }

  /** Follows the git extension from now on; never asked in an untrusted workspace. */
  async start(): Promise<void> {
    await this.#parts.git.forEachRepository((repository) =>
      this.#disposables.add(new RepositoryWatch(repository, this.#parts, this.#staged)),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

class RepositoryWatch implements vscode.Disposable {
  readonly #repository: GitRepository;
  readonly #parts: WatcherParts;
  readonly #staged: Map<string, Finding[]>;
  readonly #subscription: vscode.Disposable;
  readonly #warned = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(repository: GitRepository, parts: WatcherParts, staged: Map<string, Finding[]>) {
    this.#repository = repository;
    this.#parts = parts;
    this.#staged = staged;
    this.#subscription = repository.state.onDidChange(() => this.#soon());
    this.#soon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#subscription.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) => this.#parts.log.error(`Look at what is staged: ${String(error)}`));
    }, settleMs);
  }

  async #look(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const findings = await this.#findings(running.signal);
    if (running.signal.aborted) {
      return;
    }
    this.#paint(findings);
    const fresh = findings.filter(({ fingerprint }) => !this.#warned.has(fingerprint));
    this.#warned.clear();
    for (const { fingerprint } of findings) {
      this.#warned.add(fingerprint);
    }
    if (fresh.length > 0) {
      await this.#warn(fresh);
    }
  }

  async #findings(signal: AbortSignal): Promise<Finding[]> {
    const git = this.#parts.git.git();
    if (git === undefined || !settings.warnOnStage() || this.#repository.state.indexChanges.length === 0) {
      return [];
    }
    try {
      const known = await this.#parts.ownTokens.known();
      return (await scanStaged(git, this.#repository.rootUri.fsPath, known, signal)).findings;
    } catch (error) {
      if (signal.aborted) {
        return []; // a newer look has begun
      }
      throw error;
    }
  }

  #paint(findings: readonly Finding[]): void {
    const root = this.#repository.rootUri.toString();
    for (const key of [...this.#staged.keys()].filter((each) => each.startsWith(`${root}/`))) {
      this.#staged.delete(key);
    }
    for (const finding of findings) {
      const key = this.#uri(finding).toString();
      this.#staged.set(key, [...(this.#staged.get(key) ?? []), finding]);
    }
    this.#parts.diagnostics.replaceAll('staged', this.#staged);
  }

  async #warn(findings: readonly Finding[]): Promise<void> {
    const [first] = findings;
    if (first === undefined) {
      return;
    }
    const where = `${plainText(first.file)}:${first.start.line + 1}`;
    const more = findings.length === 1 ? '' : ` and ${findings.length - 1} more`;
    const open = 'Open';
    const message = `A hard-coded API token is staged for the next commit: ${where}${more}. Read it from the environment instead, before you commit.`;
    if ((await vscode.window.showWarningMessage(message, open)) === open) {
      await vscode.window.showTextDocument(this.#uri(first), { selection: rangeOf(first) });
    }
  }

  #uri(finding: Finding): vscode.Uri {
    return vscode.Uri.joinPath(this.#repository.rootUri, shownName(finding.file));
  }
}
