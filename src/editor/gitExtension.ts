import * as vscode from 'vscode';
import { Git } from '../scan/git.ts';
import { Disposables } from './disposables.ts';

/** The part of the built-in git extension's API that is used (microsoft/vscode, extensions/git/src/api/git.d.ts). */
interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly indexChanges: readonly unknown[]; readonly onDidChange: vscode.Event<void> };
}

interface GitExports {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

/** VS Code's git extension where there is one, and git itself. In an untrusted workspace neither is used. */
export class GitExtension implements vscode.Disposable {
  readonly #disposables = new Disposables();
  #api: GitApi | undefined;

  /** Git as the git extension runs it, so that the setting `git.path` holds here too; undefined without trust. */
  git(): Git | undefined {
    return vscode.workspace.isTrusted ? new Git(this.#api?.git.path) : undefined;
  }

  get repositories(): readonly GitRepository[] {
    return this.#api?.repositories ?? [];
  }

  /** Calls `enter` for each repository that is open and each that opens; what it returns is disposed when it closes. */
  async forEachRepository(enter: (repository: GitRepository) => vscode.Disposable): Promise<void> {
    const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
    if (extension === undefined) {
      return;
    }
    const git = await extension.activate();
    const open = new Map<GitRepository, vscode.Disposable>();
    const close = (repository: GitRepository) => {
      open.get(repository)?.dispose();
      open.delete(repository);
    };
    const start = () => {
      const api = git.getAPI(1);
      this.#api = api;
      const add = (repository: GitRepository) => {
        close(repository);
        open.set(repository, this.#disposables.add(enter(repository)));
      };
      api.repositories.forEach(add);
      this.#disposables.add(api.onDidOpenRepository(add));
      this.#disposables.add(api.onDidCloseRepository(close));
    };
    if (git.enabled) {
      start();
    } else {
      const enabled = git.onDidChangeEnablement((now) => {
        if (now && this.#api === undefined) {
          enabled.dispose();
          start();
        }
      });
      this.#disposables.add(enabled);
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
