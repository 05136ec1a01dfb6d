import * as vscode from 'vscode';
import { formatClock, formatNumber } from '../../l10n/formats.ts';
import { goesOnAt } from '../callsPrice.ts';
import type { Session } from '../session.ts';
import { withCancel } from '../withCancel.ts';

interface ManyCalls {
  /** What is done, for the notification. */
  title: string;
  ids: readonly string[];
  /** Nothing is called once this has ended: the ids are those of its organization. */
  session: Session;
}

/**
 * Makes a call for each of the shipments, one after the other, with progress and cancel.
 * @returns what `call` gave for each, in the same order; undefined where it was cancelled.
 * @throws what `call` throws, and a cancellation where the session has ended.
 */
export function callForEach<T>(
  { title, ids, session }: ManyCalls,
  call: (id: string, signal: AbortSignal) => Promise<T>,
): Promise<T[] | undefined> {
  return withCancel(title, async (progress, cancelled) => {
    const signal = AbortSignal.any([cancelled, session.signal]);
    const given: T[] = [];
    for (const [index, id] of ids.entries()) {
      const at = goesOnAt(session.throttle.state());
      const [done, all] = [formatNumber(index), formatNumber(ids.length)];
      const message =
        at === undefined
          ? vscode.l10n.t('{0} of {1} shipments', done, all)
          : vscode.l10n.t('{0} of {1} shipments; goes on at {2}', done, all, formatClock(at));
      progress.report({ message, increment: index === 0 ? 0 : 100 / ids.length });
      given.push(await call(id, signal));
      signal.throwIfAborted();
    }
    return given;
  });
}
