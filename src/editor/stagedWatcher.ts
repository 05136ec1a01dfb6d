import * as vscode from 'vscode';
import { shownName } from '../scan/fileName.ts';
import type { Finding } from '../scan/finding.ts';
import { scanStaged } from '../scan/sources/stagedBlobs.ts';
import type { Log } from '../trackberry/log.ts';
import { Disposables } from './disposables.ts';
import type { GitExtension, GitRepository } from './gitExtension.ts';
import { settings as ids } from './ids.ts';
import { notify } from './notify.ts';
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
  /** What is staged and found now, by repository. */
  readonly #staged = new Map<RepositoryWatch, readonly Finding[]>();

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    const lookAgain = () => {
      for (const watch of this.#staged.keys()) {
        watch.soon();
      }
    };
    this.#disposables.add(parts.ownTokens.onDidChange(lookAgain));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(ids.warnOnStage)) {
          lookAgain();
        }
      }),
    );
  }

  /** Follows the git extension from now on; never asked in an untrusted workspace. */
  async start(): Promise<void> {
    await this.#parts.git.forEachRepository((repository) => {
      const watch = new RepositoryWatch(repository, this.#parts, (findings) => this.#set(watch, findings));
      this.#set(watch, []);
      return vscode.Disposable.from(watch, { dispose: () => this.#forget(watch) });
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #set(watch: RepositoryWatch, findings: readonly Finding[]): void {
    this.#staged.set(watch, findings);
    this.#paint();
  }

  #forget(watch: RepositoryWatch): void {
    this.#staged.delete(watch);
    this.#paint();
  }

  #paint(): void {
    const byUri = new Map<string, Finding[]>();
    for (const [watch, findings] of this.#staged) {
      for (const finding of findings) {
        const key = watch.uriOf(finding).toString();
        byUri.set(key, [...(byUri.get(key) ?? []), finding]);
      }
    }
    this.#parts.diagnostics.setStaged(byUri);
  }
}

class RepositoryWatch implements vscode.Disposable {
  readonly #repository: GitRepository;
  readonly #parts: WatcherParts;
  readonly #found: (findings: readonly Finding[]) => void;
  readonly #subscription: vscode.Disposable;
  #warned = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(repository: GitRepository, parts: WatcherParts, found: (findings: readonly Finding[]) => void) {
    this.#repository = repository;
    this.#parts = parts;
    this.#found = found;
    this.#subscription = repository.state.onDidChange(() => this.soon());
    this.soon();
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) => this.#parts.log.error(`Look at what is staged: ${String(error)}`));
    }, settleMs);
  }

  uriOf(finding: Finding): vscode.Uri {
    return vscode.Uri.joinPath(this.#repository.rootUri, shownName(finding.file));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#subscription.dispose();
  }

  async #look(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const begin = performance.now();
    const findings = await this.#findings(running.signal);
    if (running.signal.aborted) {
      return; // a newer look has begun, or the repository is closed
    }
    this.#found(findings);
    const fresh = findings.filter(({ fingerprint }) => !this.#warned.has(fingerprint));
    this.#warned = new Set(findings.map(({ fingerprint }) => fingerprint));
    if (fresh.length > 0) {
      this.#parts.log.info(`${fresh.length} staged findings, ${Math.round(performance.now() - begin)} ms to look.`);
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
        return [];
      }
      throw error;
    }
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
    if ((await notify.warning(message, open)) === open) {
      // Not showTextDocument: for minutes it keeps the document open, and its findings, after the editor is closed.
      await vscode.commands.executeCommand('vscode.open', this.uriOf(first), { selection: rangeOf(first) });
    }
  }
}
