import * as vscode from 'vscode';
import { formatClock, formatNumber } from '../../l10n/formats.ts';
import { goesOnAt } from '../callsPrice.ts';
import type { Session } from '../session.ts';

interface ManyCalls {
  /** What is done, for the notification. */
  title: string;
  ids: readonly string[];
  /** Nothing is called once this has ended: the ids are those of its organization. */
  session: Session;
}

/**
 * Makes a call for each of the shipments, one after the other, with progress and cancel.
 * @throws what `call` throws, and a cancellation where it is cancelled or the session has ended.
 */
export async function callForEach(
  { title, ids, session }: ManyCalls,
  call: (id: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const place = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(place, async (progress, cancel) => {
    const end = new AbortController();
    const signal = AbortSignal.any([end.signal, session.signal]);
    const subscription = cancel.onCancellationRequested(() => end.abort(new vscode.CancellationError()));
    try {
      for (const [index, id] of ids.entries()) {
        const at = goesOnAt(session.throttle.state());
        const [done, all] = [formatNumber(index), formatNumber(ids.length)];
        const message =
          at === undefined
            ? vscode.l10n.t('{0} of {1} shipments', done, all)
            : vscode.l10n.t('{0} of {1} shipments; goes on at {2}', done, all, formatClock(at));
        progress.report({ message, increment: index === 0 ? 0 : 100 / ids.length });
        await call(id, signal);
        signal.throwIfAborted();
      }
    } finally {
      subscription.dispose();
    }
  });
}
