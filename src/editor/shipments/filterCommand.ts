import * as vscode from 'vscode';
import { shipmentStatuses } from '../../trackberry/openapi.ts';
import { statusLook } from './shipmentRow.ts';
import type { ShipmentStore } from './shipmentStore.ts';

/** Asks for a status, or for all of them, and loads what fits. */
export async function filterShipments(store: ShipmentStore): Promise<void> {
  const items = [undefined, ...shipmentStatuses].map((status) => {
    const { label, icon } =
      status === undefined ? { label: 'All Statuses', icon: 'list-unordered' } : statusLook(status);
    return { label: `$(${icon}) ${label}`, description: status === store.filter ? 'shown now' : '', status };
  });
  const chosen = await vscode.window.showQuickPick(items, { title: 'Shipments with Status', placeHolder: 'Status' });
  if (chosen !== undefined) {
    await store.setFilter(chosen.status);
  }
}
