import type { Shipment } from '../../trackberry/shipment.ts';
import { notify } from '../notify.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';

export interface ShownShipments {
  store: ShipmentStore;
  /** Selects the row of a shipment; false where it has none. */
  reveal(id: string): Promise<boolean>;
}

const showAll = 'Show All Statuses';

/**
 * Loads the list again and selects a shipment in it.
 * @param what has come of it, a sentence for where it is not in the list.
 */
export async function showShipment(parts: ShownShipments, { id }: Shipment, what: string): Promise<void> {
  const { store, reveal } = parts;
  await store.refresh();
  if (id !== undefined && (await reveal(id))) {
    return;
  }
  if (store.filter === undefined) {
    await notify.information(`${what} It is not among the shipments that are loaded.`);
  } else if ((await notify.information(`${what} The filter by status hides it.`, showAll)) === showAll) {
    await store.setFilter(undefined);
    if (id !== undefined) {
      await reveal(id);
    }
  }
}
