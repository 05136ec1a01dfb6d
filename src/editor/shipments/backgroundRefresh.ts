import * as vscode from 'vscode';
import { type RefreshConditions, RefreshSchedule } from '../../shipments/refreshSchedule.ts';
import { systemClock } from '../../trackberry/clock.ts';
import { backgroundReserve } from '../../trackberry/quota.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { settings as settingIds } from '../ids.ts';
import { settings } from '../settings.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

interface Parts {
  store: ShipmentStore;
  connection: Connection;
  tree: ShipmentsTree;
}

/**
 * Refreshes the list every so often, where the user wants that: while the window has the focus, and the view is open or
 * the user wants to be told of a status. It never takes of the calls that are kept for a person.
 */
export class BackgroundRefresh implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #disposables = new Disposables();
  readonly #schedule: RefreshSchedule;

  constructor(parts: Parts) {
    const { store, connection, tree } = parts;
    this.#parts = parts;
    this.#schedule = this.#disposables.add(
      new RefreshSchedule({
        clock: systemClock,
        conditions: () => this.#conditions(),
        refresh: async () => {
          await store.refreshInBackground();
          return store.error === undefined;
        },
      }),
    );
    const update = () => this.#schedule.update();
    this.#disposables.add(store.onDidBring(() => this.#schedule.note(true)));
    this.#disposables.add(store.onDidChange(update));
    this.#disposables.add(connection.onDidChange(update));
    this.#disposables.add(tree.onDidChangeVisibility(update));
    this.#disposables.add(vscode.window.onDidChangeWindowState(update));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.refreshInterval)) {
          update();
        }
      }),
    );
    update();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #conditions(): RefreshConditions {
    const { store, connection, tree } = this.#parts;
    const quota = connection.session?.throttle.state();
    const forSomebody = vscode.window.state.focused && (tree.visible || settings.notifyOnStatus().length > 0);
    // A token that was refused is for a person to replace.
    const possible = quota !== undefined && quota.unauthorized === undefined && store.loading === undefined;
    const usedUp = quota !== undefined && quota.remaining <= Math.min(backgroundReserve, (quota.limit ?? 100) / 10);
    return {
      everyMs: settings.refreshIntervalMs(),
      wanted: forSomebody && possible,
      notBefore: quota?.pausedUntil ?? (usedUp ? quota?.resetAt : undefined),
    };
  }
}
