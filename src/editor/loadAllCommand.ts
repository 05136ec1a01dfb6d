import * as vscode from 'vscode';
import { backgroundReserve } from '../trackberry/quota.ts';
import { documentedLimit, documentedWindowMs } from '../trackberry/rateLimit.ts';
import { callsForAll } from '../trackberry/shipmentPages.ts';
import type { ShipmentReading } from '../trackberry/shipmentReading.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import { clockTime } from './clockTime.ts';
import type { Connection } from './connection.ts';
import { notify } from './notify.ts';
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
  if (calls > usable(throttle.state()) && !(await confirmed(calls, throttle.state()))) {
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

/** Calls that background work may use up before the next reset. */
function usable({ remaining }: ThrottleState): number {
  return Math.max(0, remaining - backgroundReserve);
}

async function confirmed(calls: number, quota: ThrottleState): Promise<boolean> {
  const { remaining, estimated, resetAt = Date.now() + documentedWindowMs, limit = documentedLimit } = quota;
  const perWindow = Math.max(1, limit - backgroundReserve);
  const furtherWindows = Math.ceil((calls - usable(quota)) / perWindow) - 1;
  const ms = resetAt - Date.now() + furtherWindows * documentedWindowMs;
  const answer = await notify.modal(
    calls === 1 ? 'Loading all shipments costs 1 call.' : `Loading all shipments costs ${calls} calls.`,
    `${estimated ? 'About ' : ''}${remaining} are left, of which ${Math.min(remaining, backgroundReserve)} are kept for what you do meanwhile. ` +
      `It goes on at the reset (${clockTime(resetAt)}) and takes about ${duration(ms)}.`,
    'Load All',
  );
  return answer === 'Load All';
}

function pageOf({ calls, perPage, soFar, total }: ShipmentReading): string {
  const pages = total === undefined ? '' : ` of ${Math.max(calls, callsForAll(total, perPage))}`;
  return `page ${calls}${pages}, ${soFar.length} shipments`;
}

/** Where the next page has to wait: said, so that nobody takes it for a standstill. */
function waitingFor(quota: ThrottleState): string {
  const { waiting, resetAt } = quota;
  return waiting.background > 0 && usable(quota) === 0 && resetAt !== undefined
    ? `; goes on at ${clockTime(resetAt)}`
    : '';
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const minutes = Math.round(seconds / 60);
  return seconds < 90 ? `${seconds} s` : `${minutes} minutes`;
}
