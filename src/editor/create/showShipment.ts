import * as vscode from 'vscode';
import type { Shipment } from '../../trackberry/shipment.ts';
import { notify } from '../notify.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';

export interface ShownShipments {
  store: ShipmentStore;
  /** Selects the row of a shipment; false where it has none. */
  reveal(id: string): Promise<boolean>;
}

/**
 * Loads the list again and selects a shipment in it.
 * @param what has come of it, a sentence for where it is not in the list.
 */
export async function showShipment(parts: ShownShipments, { id }: Shipment, what: string): Promise<void> {
  const { store, reveal } = parts;
  await store.refreshAfterWrite('person');
  if (id !== undefined && (await reveal(id))) {
    return;
  }
  if (store.filter === undefined) {
    await notify.information(vscode.l10n.t('{0} It is not among the shipments that are loaded.', what));
    return;
  }
  const showAll = vscode.l10n.t('Show All Statuses');
  if ((await notify.information(vscode.l10n.t('{0} The filter by status hides it.', what), showAll)) === showAll) {
    await store.setFilter(undefined);
    if (id !== undefined) {
      await reveal(id);
    }
  }
}
