import * as vscode from 'vscode';
import { notFoundText } from '../../explorer/notFoundText.ts';
import { formatClock } from '../../l10n/formats.ts';
import { findByReference, type ReferenceSearch, searchCalls } from '../../trackberry/findByReference.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import { isCancellation } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import { type ShownShipments, showShipment } from './showShipment.ts';

interface LookParts extends ShownShipments {
  session: Session;
  /** Of the shipment that may have been created; empty where it has none. */
  reference: string;
  name: string;
  /** Why nobody knows, a sentence. */
  reason: string;
}

const look = 'Look for It';
const again = 'Look Again';

/** After a call whose outcome is unknown: says so, and looks for the shipment as often as it is asked to. */
export async function lookFor(parts: LookParts): Promise<void> {
  const { session, reference, name, reason } = parts;
  const buttons = reference === '' || session.signal.aborted ? [] : [look];
  const question = `It is not known whether ${name} was created.`;
  let chosen = await notify.modal(question, `${reason}\n\nNothing repeats it by itself.`, ...buttons);
  let calls = searchCalls;
  while (chosen !== undefined) {
    const search = await searched(session, reference, calls);
    if (search === undefined) {
      return;
    }
    const [found] = search.matches;
    if (found !== undefined) {
      const time = Date.parse(found.createdAt ?? '');
      const created = Number.isNaN(time) ? '' : `, created at ${formatClock(time)}`;
      await showShipment(parts, found, `A shipment ${plainText(reference, 60)} was found${created}.`);
      void notify.information(
        `A shipment ${plainText(reference, 60)} is in the list${created}. It may have had this reference before: compare when it was created.`,
      );
      return;
    }
    const all = search.all || search.total === undefined ? undefined : callsForAll(search.total);
    const through = `Look through All (${all} calls)`;
    chosen = await notify.modal(
      `Not found: ${name}.`,
      notFoundText(search, plainText(reference, 60)),
      again,
      ...(all === undefined ? [] : [through]),
    );
    calls = chosen === through && all !== undefined ? all : searchCalls;
  }
}

/** Undefined when it was called off. */
async function searched(session: Session, reference: string, mostCalls: number): Promise<ReferenceSearch | undefined> {
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, session.signal]);
  const title = `Looking for ${plainText(reference, 60)}`;
  const location = vscode.ProgressLocation.Notification;
  try {
    return await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      const subscription = token.onCancellationRequested(() => end.abort());
      const onPage = (looked: number) => progress.report({ message: `${looked} shipments so far` });
      return findByReference(session.client, reference, { priority: 'person', mostCalls, signal, onPage }).finally(() =>
        subscription.dispose(),
      );
    });
  } catch (error) {
    if (isCancellation(error)) {
      return undefined;
    }
    throw error;
  }
}
