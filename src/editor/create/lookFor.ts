import * as vscode from 'vscode';
import { notFoundText } from '../../explorer/notFoundText.ts';
import { formatClock, formatNumber } from '../../l10n/formats.ts';
import { findByReference, type ReferenceSearch, searchCalls } from '../../trackberry/findByReference.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import { withCancel } from '../withCancel.ts';
import { type ShownShipments, showShipment } from './showShipment.ts';

interface LookParts extends ShownShipments {
  session: Session;
  /** Of the shipment that may have been created; empty where it has none. */
  reference: string;
  name: string;
  /** Why nobody knows, a sentence. */
  reason: string;
}

/** After a call whose outcome is unknown: says so, and looks for the shipment as often as it is asked to. */
export async function lookFor(parts: LookParts): Promise<void> {
  const { session, reference, name, reason } = parts;
  const buttons = reference === '' || session.signal.aborted ? [] : [vscode.l10n.t('Look for It')];
  const question = vscode.l10n.t('It is not known whether {0} was created.', name);
  let chosen = await notify.modal(
    question,
    `${reason}\n\n${vscode.l10n.t('Nothing repeats it by itself.')}`,
    ...buttons,
  );
  let calls = searchCalls;
  while (chosen !== undefined) {
    const search = await searched(session, reference, calls);
    if (search === undefined) {
      return;
    }
    const [found] = search.matches;
    if (found !== undefined) {
      await showShipment(parts, found, foundText(reference, found));
      void notify.information(
        `${inListText(reference, found)} ${vscode.l10n.t('It may have had this reference before: compare when it was created.')}`,
      );
      return;
    }
    const all = search.all || search.total === undefined ? undefined : callsForAll(search.total);
    const through = all === undefined ? undefined : vscode.l10n.t('Look through All ({0} calls)', formatNumber(all));
    chosen = await notify.modal(
      vscode.l10n.t('Not found: {0}.', name),
      notFoundText(search, plainText(reference, 60)),
      vscode.l10n.t('Look Again'),
      ...(through === undefined ? [] : [through]),
    );
    calls = chosen === through && all !== undefined ? all : searchCalls;
  }
}

function foundText(reference: string, { createdAt }: Shipment): string {
  const [name, time] = [plainText(reference, 60), Date.parse(createdAt ?? '')];
  return Number.isNaN(time)
    ? vscode.l10n.t('A shipment {0} was found.', name)
    : vscode.l10n.t('A shipment {0} was found, created at {1}.', name, formatClock(time));
}

function inListText(reference: string, { createdAt }: Shipment): string {
  const [name, time] = [plainText(reference, 60), Date.parse(createdAt ?? '')];
  return Number.isNaN(time)
    ? vscode.l10n.t('A shipment {0} is in the list.', name)
    : vscode.l10n.t('A shipment {0} is in the list, created at {1}.', name, formatClock(time));
}

/** Undefined when it was cancelled. */
async function searched(session: Session, reference: string, mostCalls: number): Promise<ReferenceSearch | undefined> {
  const title = vscode.l10n.t('Looking for {0}', plainText(reference, 60));
  return withCancel(title, (progress, cancelled) => {
    const signal = AbortSignal.any([cancelled, session.signal]);
    const onPage = (looked: number) =>
      progress.report({ message: vscode.l10n.t('{0} shipments so far', formatNumber(looked)) });
    return findByReference(session.client, reference, { priority: 'person', mostCalls, signal, onPage });
  });
}
