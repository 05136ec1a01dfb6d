import * as vscode from 'vscode';
import { refreshConditions } from '../../shipments/refreshConditions.ts';
import { type RefreshConditions, RefreshSchedule } from '../../shipments/refreshSchedule.ts';
import { systemClock } from '../../trackberry/clock.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { settings as settingIds } from '../ids.ts';
import { settings } from '../settings.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

interface Parts {
  store: ShipmentStore;
  connection: Connection;
  /** The view of the list. */
  tree: Pick<ShipmentsTree, 'visible' | 'onDidChangeVisibility'>;
}

/**
 * Refreshes the list every so often, where the user wants that: while the window has the focus, and the view is open or
 * the user wants to be told of a status.
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
    return refreshConditions({
      everyMs: settings.refreshIntervalMs(),
      focused: vscode.window.state.focused,
      visible: tree.visible,
      tells: settings.notifyOnStatus().length > 0,
      loading: store.loading !== undefined,
      quota: connection.session?.throttle.state(),
    });
  }
}
