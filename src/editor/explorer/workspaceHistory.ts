import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { ExplorerHistory, type ListedCall } from '../../explorer/history/explorerHistory.ts';
import type { Bodies } from '../../explorer/history/historyEntry.ts';
import { type MadeCall, recordOf } from '../../explorer/history/historyRecord.ts';
import { formatDayInFull } from '../../l10n/formats.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { HistoryNode } from '../explorerViews/historyNode.ts';
import { settings as settingIds } from '../ids.ts';
import { settings } from '../settings.ts';
import { StoredHistoryFolder } from './historyFolder.ts';
import { historyRow } from './historyRow.ts';
import { type KnownSecrets, secretRemover } from './secretRemover.ts';

interface Parts extends KnownSecrets {
  /** Undefined in a window without a folder. */
  storage: vscode.Uri | undefined;
  log: Log;
  onDidChange(): void;
}

/** The calls of this workspace: what is kept of them, and how they are listed. */
export class WorkspaceHistory implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #history: ExplorerHistory;
  readonly #disposables = new Disposables();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#history = new ExplorerHistory({
      folder: parts.storage && new StoredHistoryFolder(parts.storage),
      keepBodies: () => settings.keepHistoryBodies(),
      random: () => randomBytes(4).toString('hex'),
      log: parts.log,
    });
    this.#disposables.add({ dispose: this.#history.onDidChange(parts.onDidChange) });
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.keepHistoryBodies)) {
          this.#history.applySetting().catch((error: unknown) => parts.log.warn(`History: ${String(error)}`));
        }
      }),
    );
  }

  /** Keeps a call that was sent. A failure is told to the log alone: the call itself went well. */
  async record(call: MadeCall): Promise<void> {
    const { log } = this.#parts;
    try {
      const [entry, bodies] = recordOf(call, await secretRemover(this.#parts));
      await this.#history.add(entry, bodies);
    } catch (error) {
      log.warn(`A call could not be kept in the history: ${String(error)}`);
    }
  }

  list(): Promise<readonly ListedCall[]> {
    return this.#history.list();
  }

  bodies(id: string): Promise<Bodies> {
    return this.#history.bodies(id);
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#history.remove(ids);
  }

  clear(): Promise<void> {
    return this.#history.clear();
  }

  /** Newest first, in groups by day. */
  async days(): Promise<HistoryNode[]> {
    const days = new Map<string, HistoryNode[]>();
    for (const call of await this.#history.list()) {
      const day = dayOf(call.entry.at);
      const rows = days.get(day) ?? [];
      rows.push({ kind: 'call', id: call.id, item: historyRow(call) });
      days.set(day, rows);
    }
    return [...days].map(([day, children], place) => {
      const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
      const item = new vscode.TreeItem(day, place === 0 ? Expanded : Collapsed);
      item.id = `day:${day}`;
      const count = children.length;
      item.description = String(count);
      item.accessibilityInformation = {
        label: count === 1 ? vscode.l10n.t('{0}, 1 call', day) : vscode.l10n.t('{0}, {1} calls', day, count),
      };
      return { kind: 'day', item, children };
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

function dayOf(at: number): string {
  const day = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  // Rounded: a day of a change to summer time has 23 hours.
  const ago = Math.round((day(new Date()).getTime() - day(new Date(at)).getTime()) / 86_400_000);
  return ago === 0 ? vscode.l10n.t('Today') : ago === 1 ? vscode.l10n.t('Yesterday') : formatDayInFull(at);
}
