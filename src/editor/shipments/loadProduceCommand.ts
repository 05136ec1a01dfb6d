import * as vscode from 'vscode';
import { formatClock, formatNumber } from '../../l10n/formats.ts';
import { agreesToPrice, goesOnAt } from '../callsPrice.ts';
import { notify } from '../notify.ts';
import type { ListParts } from './shipmentActions.ts';

/**
 * "Load Produce for the Search": a call for each loaded shipment whose produce is not known, in the background, after
 * its price was agreed to. Those that stand first in the list come first, and what has come stays, however it ends.
 * @throws as `ShipmentDetails.learnProduce`.
 */
export async function loadProduce({ store, list, connection }: ListParts): Promise<void> {
  const { session } = connection;
  const ids = store.withoutProduce();
  if (session === undefined) {
    return;
  }
  if (ids.length === 0) {
    void notify.information(vscode.l10n.t('The produce of every loaded shipment is known already.'));
    return;
  }
  const title = vscode.l10n.t('Loading produce');
  const price = { what: title, button: vscode.l10n.t('Load Produce'), calls: ids.length };
  const { throttle } = session;
  if (!(await agreesToPrice(price, throttle.state()))) {
    return;
  }
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancel) => {
      const end = new AbortController();
      const subscription = cancel.onCancellationRequested(() => end.abort(new vscode.CancellationError()));
      try {
        for (const [index, id] of ids.entries()) {
          const at = goesOnAt(throttle.state());
          const [done, all] = [formatNumber(index), formatNumber(ids.length)];
          const message =
            at === undefined
              ? vscode.l10n.t('{0} of {1} shipments', done, all)
              : vscode.l10n.t('{0} of {1} shipments; goes on at {2}', done, all, formatClock(at));
          progress.report({ message, increment: index === 0 ? 0 : 100 / ids.length });
          await store.details.learnProduce(id, end.signal);
        }
      } finally {
        subscription.dispose();
      }
    },
  );
  await list.settled();
}
