import * as vscode from 'vscode';
import { type IgnoreList, ignoreFileName, noIgnores, readIgnoreFile } from '../../scan/ignore.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';

/** The `.trackberryignore` of each working tree, read once and again when it changes. */
export class IgnoreLists implements vscode.Disposable {
  readonly #log: Log;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #lists = new Map<string, Promise<IgnoreList>>();
  readonly #watched = new Set<string>();
  /** After it `of` answers with what is in the file now. */
  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
  }

  /** `root`: of the working tree; without one nothing is ignored. Never rejects: a file that cannot be read ignores nothing. */
  of(root: string | undefined): Promise<IgnoreList> {
    if (root === undefined) {
      return Promise.resolve(noIgnores);
    }
    this.#watch(root);
    const list = this.#lists.get(root) ?? this.#read(root);
    this.#lists.set(root, list);
    return list;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #read(root: string): Promise<IgnoreList> {
    try {
      return await readIgnoreFile(root);
    } catch (error) {
      this.#log.warn(`${ignoreFileName} ignores nothing, it could not be read: ${String(error)}`);
      return noIgnores;
    }
  }

  #watch(root: string): void {
    if (this.#watched.has(root)) {
      return;
    }
    this.#watched.add(root);
    const watcher = this.#disposables.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(root), ignoreFileName)),
    );
    const changed = () => {
      this.#lists.delete(root);
      this.#changed.fire();
    };
    this.#disposables.add(watcher.onDidCreate(changed));
    this.#disposables.add(watcher.onDidChange(changed));
    this.#disposables.add(watcher.onDidDelete(changed));
  }
}
