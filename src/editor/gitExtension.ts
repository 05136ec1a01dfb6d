import * as vscode from 'vscode';
import { Git } from '../scan/git.ts';
import { Disposables } from './disposables.ts';

/** The part of the built-in git extension's API that is used (microsoft/vscode, extensions/git/src/api/git.d.ts). */
interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface GitChange {
  readonly uri: vscode.Uri;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    /** Undefined until the repository was looked at; without `commit` before the first one. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly GitChange[];
    /** Against the index; untracked files too, where `git.untrackedChanges` is `mixed`. */
    readonly workingTreeChanges: readonly GitChange[];
    /** After each `git status` that the git extension runs. */
    readonly onDidChange: vscode.Event<void>;
  };
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

  /** The text of a file as a commit has it, or as it is staged (`ref` is empty), to be read. */
  textAt(file: vscode.Uri, ref: string): vscode.Uri {
    return this.#api?.toGitUri(file, ref) ?? file;
  }

  /** Calls `enter` for each repository that is open and each that opens; what it returns is disposed when it closes. */
  async forEachRepository(enter: (repository: GitRepository) => vscode.Disposable): Promise<void> {
    const git = await (await this.#extension()).activate();
    const entered = this.#disposables.add(new Entered(enter));
    let started = false;
    const start = () => {
      if (started || !git.enabled) {
        return;
      }
      started = true;
      const api = git.getAPI(1);
      this.#api = api;
      this.#disposables.add(api.onDidOpenRepository((repository) => entered.add(repository)));
      this.#disposables.add(api.onDidCloseRepository((repository) => entered.remove(repository)));
      for (const repository of api.repositories) {
        entered.add(repository);
      }
    };
    this.#disposables.add(git.onDidChangeEnablement(start));
    start();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Where the folder is trusted only now, the git extension comes a moment later; where it is switched off, perhaps never. */
  #extension(): Promise<vscode.Extension<GitExports>> {
    return new Promise((resolve) => {
      const look = (): boolean => {
        const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
        if (extension !== undefined) {
          resolve(extension);
        }
        return extension !== undefined;
      };
      if (look()) {
        return;
      }
      const changes = this.#disposables.add(
        vscode.extensions.onDidChange(() => {
          if (look()) {
            changes.dispose();
          }
        }),
      );
    });
  }
}

/** What was made for each repository that is open, by its root: the git extension hands out a new object each time. */
class Entered implements vscode.Disposable {
  readonly #enter: (repository: GitRepository) => vscode.Disposable;
  readonly #open = new Map<string, vscode.Disposable>();

  constructor(enter: (repository: GitRepository) => vscode.Disposable) {
    this.#enter = enter;
  }

  add(repository: GitRepository): void {
    this.remove(repository);
    this.#open.set(repository.rootUri.toString(), this.#enter(repository));
  }

  remove(repository: GitRepository): void {
    const key = repository.rootUri.toString();
    this.#open.get(key)?.dispose();
    this.#open.delete(key);
  }

  dispose(): void {
    for (const each of this.#open.values()) {
      each.dispose();
    }
    this.#open.clear();
  }
}
