import * as vscode from 'vscode';
import { shipmentStatuses } from '../../trackberry/openapi.ts';
import { statusLook } from './shipmentRow.ts';
import type { ShipmentStore } from './shipmentStore.ts';

/** Asks for a status, or for all of them, and loads what fits. */
export async function filterShipments(store: ShipmentStore): Promise<void> {
  const items = [undefined, ...shipmentStatuses].map((status) => {
    const { label, icon } =
      status === undefined ? { label: vscode.l10n.t('All Statuses'), icon: 'list-unordered' } : statusLook(status);
    return {
      label: `$(${icon}) ${label}`,
      description: status === store.filter ? vscode.l10n.t('shown now') : '',
      status,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Shipments with Status'),
    placeHolder: vscode.l10n.t('Status'),
  });
  if (chosen !== undefined) {
    await store.setFilter(chosen.status);
  }
}
