import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { agreedSession } from '../callsPrice.ts';
import type { ListParts } from './listParts.ts';

/** What a refresh may cost before it is the background's work: a tenth of what a minute has. */
const fewCalls = 10;

/**
 * "Refresh Shipments": loads again what is loaded. Where that is a thousand shipments and more, it leaves to the person what
 * background work does, and asks first where it costs more than is left.
 */
export async function refreshShipments({ store, connection }: ListParts): Promise<void> {
  const calls = store.callsForRefresh;
  if (calls <= fewCalls) {
    await store.refresh();
    return;
  }
  const count = formatNumber(store.loaded?.rows.length ?? 0);
  const price = {
    what: vscode.l10n.t('Refreshing {0} shipments', count),
    button: vscode.l10n.t('Refresh'),
    calls,
  };
  if ((await agreedSession(connection, price)) !== undefined) {
    await store.refresh('background');
  }
}
