import * as vscode from 'vscode';
import { formatClock, formatNumber } from '../../l10n/formats.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import type { ShipmentReading } from '../../trackberry/shipmentReading.ts';
import type { ThrottleState } from '../../trackberry/throttle.ts';
import { agreedSession, goesOnAt } from '../callsPrice.ts';
import { notify } from '../notify.ts';
import { withCancel } from '../withCancel.ts';
import type { ListParts } from './listParts.ts';

/**
 * "Load All Shipments": asks first where that costs more than is left, then loads in the background, with progress and
 * cancel. What has come stays, however it ends; why it has failed stands in the view.
 * @param isWanted where one shipment is looked for: ends as soon as it has come.
 * @throws what the first page has failed with, where nothing is loaded.
 */
export async function loadAllShipments(
  { store, connection }: ListParts,
  isWanted?: (shipment: Shipment) => boolean,
): Promise<void> {
  await store.ensureLoaded();
  const { loaded, loading, callsForAll: calls = 1 } = store;
  if (loaded === undefined && store.error !== undefined) {
    throw store.error;
  }
  if (loaded === undefined || loading === 'all') {
    return;
  }
  if (!loaded.more) {
    void notify.information(vscode.l10n.t('All {0} shipments are loaded.', formatNumber(loaded.rows.length)));
    return;
  }
  const title =
    isWanted === undefined ? vscode.l10n.t('Loading all shipments') : vscode.l10n.t('Looking for the shipment');
  const price = { what: title, button: vscode.l10n.t('Load All'), calls };
  const session = await agreedSession(connection, price);
  if (session === undefined) {
    return;
  }
  const { throttle } = session;
  await withCancel(title, async (progress, cancelled) => {
    const found = new AbortController();
    let page = '';
    let seen = 0;
    const report = (increment?: number) => {
      const message = [page, waitingFor(throttle.state())].filter(Boolean).join('; ');
      progress.report(increment === undefined ? { message } : { message, increment });
    };
    const subscription = connection.onDidChangeQuota(() => report());
    try {
      await store.loadAll(AbortSignal.any([cancelled, found.signal]), (reading) => {
        page = pageOf(reading);
        report(100 / calls);
        if (isWanted !== undefined && reading.soFar.slice(seen).some(isWanted)) {
          found.abort(new vscode.CancellationError());
        }
        seen = reading.count;
      });
    } finally {
      subscription.dispose();
    }
  });
}

function pageOf({ calls, perPage, count, total }: ShipmentReading): string {
  const shipments = formatNumber(count);
  if (total === undefined) {
    return vscode.l10n.t('page {0}, {1} shipments', formatNumber(calls), shipments);
  }
  const pages = Math.max(calls, callsForAll(total, perPage));
  return vscode.l10n.t('page {0} of {1}, {2} shipments', formatNumber(calls), formatNumber(pages), shipments);
}

/** Where the next page has to wait: said, so that nobody takes it for a standstill. */
function waitingFor(quota: ThrottleState): string {
  const at = goesOnAt(quota);
  return at === undefined ? '' : vscode.l10n.t('goes on at {0}', formatClock(at));
}
