import * as vscode from 'vscode';
import { formatClock } from '../../l10n/formats.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import type { ShipmentReading } from '../../trackberry/shipmentReading.ts';
import type { ThrottleState } from '../../trackberry/throttle.ts';
import { agreesToPrice, goesOnAt } from '../callsPrice.ts';
import type { Connection } from '../connection.ts';
import { notify } from '../notify.ts';
import type { ShipmentStore } from './shipmentStore.ts';

/**
 * "Load All Shipments": asks first where that costs more than is left, then loads in the background, with progress and
 * cancel. What has come stays, however it ends; why it has failed stands in the view.
 * @throws what the first page has failed with, where nothing is loaded.
 */
export async function loadAllShipments(store: ShipmentStore, connection: Connection): Promise<void> {
  await store.ensureLoaded();
  const { loaded, loading, callsForAll: calls = 1 } = store;
  const { session } = connection;
  if (loaded === undefined && store.error !== undefined) {
    throw store.error;
  }
  if (session === undefined || loaded === undefined || loading === 'all') {
    return;
  }
  if (!loaded.more) {
    void notify.information(`All ${loaded.rows.length} shipments are loaded.`);
    return;
  }
  const { throttle } = session;
  const price = { what: 'Loading all shipments', button: 'Load All', calls };
  if (!(await agreesToPrice(price, throttle.state()))) {
    return;
  }
  const title = 'Loading all shipments';
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancel) => {
      const end = new AbortController();
      let page = '';
      const report = (increment?: number) => {
        const message = page + waitingFor(throttle.state());
        progress.report(increment === undefined ? { message } : { message, increment });
      };
      const subscriptions = vscode.Disposable.from(
        cancel.onCancellationRequested(() => end.abort(new vscode.CancellationError())),
        connection.onDidChangeQuota(() => report()),
      );
      try {
        await store.loadAll(end.signal, (reading) => {
          page = pageOf(reading);
          report(100 / calls);
        });
      } finally {
        subscriptions.dispose();
      }
    },
  );
}

function pageOf({ calls, perPage, count, total }: ShipmentReading): string {
  const pages = total === undefined ? '' : ` of ${Math.max(calls, callsForAll(total, perPage))}`;
  return `page ${calls}${pages}, ${count} shipments`;
}

/** Where the next page has to wait: said, so that nobody takes it for a standstill. */
function waitingFor(quota: ThrottleState): string {
  const at = goesOnAt(quota);
  return at === undefined ? '' : `; goes on at ${formatClock(at)}`;
}
