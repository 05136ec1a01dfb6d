import type * as vscode from 'vscode';
import { type HookProgram, hookStatus, installHook } from '../guard/preCommitHook.ts';
import type { Log } from '../trackberry/log.ts';
import type { GitExtension } from './gitExtension.ts';
import type { HookFiles } from './hookFiles.ts';
import type { TokenStore } from './tokenStore.ts';

/** Keeps installed hooks working: after an update of VS Code or of this extension, and when the user's tokens change. */
export class HookUpkeep implements vscode.Disposable {
  readonly #parts: { files: HookFiles; tokens: TokenStore; git: GitExtension; log: Log };
  readonly #subscription: vscode.Disposable;

  constructor(parts: { files: HookFiles; tokens: TokenStore; git: GitExtension; log: Log }) {
    this.#parts = parts;
    this.#subscription = parts.tokens.onDidChange(() => this.#inBackground(parts.files.refresh()));
  }

  /** Once, in a trusted workspace: what hooks run, then the hook of each repository that opens. */
  async start(): Promise<void> {
    const { files, git } = this.#parts;
    const program = await files.refresh();
    if (program === undefined) {
      return;
    }
    await git.forEachRepository(({ rootUri }) => {
      this.#inBackground(this.#renew(rootUri.fsPath, program));
      return { dispose: () => undefined };
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** A hook of ours that names another runtime (VS Code moves when it is updated) gets the one that runs now. */
  async #renew(folder: string, program: HookProgram): Promise<void> {
    const { log } = this.#parts;
    const git = this.#parts.git.git();
    if (git === undefined || (await hookStatus(git, folder)).kind !== 'installed') {
      return;
    }
    const result = await installHook(git, folder, program);
    if (result.kind === 'updated') {
      log.info(`The pre-commit hook ${result.path} was brought up to date.`);
    } else if (result.kind === 'refused') {
      log.warn(`The pre-commit hook could not be brought up to date. ${result.reason}`);
    }
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#parts.log.error(`Upkeep of the pre-commit hook: ${String(error)}`));
  }
}
