import * as vscode from 'vscode';
import { TrackberryError } from '../../trackberry/errors.ts';
import { Disposables } from '../disposables.ts';
import type { WorkspaceHistory } from '../explorer/workspaceHistory.ts';
import { contexts, views } from '../ids.ts';
import type { OnFirstUse } from '../onFirstUse.ts';
import { setContext } from '../setContext.ts';
import type { HistoryNode } from './historyNode.ts';

/** The sidebar's list of calls that were made. The history itself is loaded when the view is first shown. */
export class HistoryTree implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #history: OnFirstUse<WorkspaceHistory>;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  readonly #view: vscode.TreeView<HistoryNode>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(history: OnFirstUse<WorkspaceHistory>) {
    this.#history = history;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<HistoryNode>(views.history, {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    // What another window has added, and what is no longer of today.
    this.#disposables.add(this.#view.onDidChangeVisibility(() => this.refresh()));
    this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.refresh()));
  }

  /** VS Code asks for it while it is in sight; otherwise nothing is known of it. */
  refresh(): void {
    void setContext(contexts.historyEmpty, false);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    if (node === undefined) {
      const days = await (await this.#history.get()).days();
      void setContext(contexts.historyEmpty, days.length === 0);
      return days;
    }
    return node.kind === 'day' ? node.children : [];
  }

  getTreeItem({ item }: HistoryNode): vscode.TreeItem {
    return item;
  }

  /**
   * The ids of the calls that a command was called on: the rows that are selected where the row is one of them, as
   * everywhere in VS Code; from a key or the palette the selection itself.
   */
  callsOf(node: unknown, selected: unknown): string[] {
    const given: readonly unknown[] = Array.isArray(selected)
      ? selected
      : node === undefined
        ? this.#view.selection
        : [node];
    const ids = given.flatMap((each) => {
      const { kind, id } = (each ?? {}) as Partial<Extract<HistoryNode, { kind: 'call' }>>;
      return kind === 'call' && typeof id === 'string' ? [id] : [];
    });
    if (ids.length === 0) {
      throw new TrackberryError(vscode.l10n.t('Choose a call in the view "History".'));
    }
    return ids;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
