import type { CommandHandlers } from '../commands.ts';
import type { Connection } from '../connection.ts';
import type { ShipmentField } from './copyShipments.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

interface Parts {
  tree: ShipmentsTree;
  store: ShipmentStore;
  connection: Connection;
}

type CopyCommand = 'copyShipmentId' | 'copyShipmentReference' | 'copyShipmentLink' | 'copyShipmentJson';

/** Copies the shipments on whose rows they are called, or those that are selected. */
export function copyCommands({ tree, store, connection }: Parts): Pick<CommandHandlers, CopyCommand> {
  const copy = (field: ShipmentField) => async (row: unknown, selected: unknown) => {
    const { copyField } = await import('./copyShipments.ts');
    await copyField(field, tree.shipmentsOf(row, selected), connection);
  };
  return {
    copyShipmentId: copy('id'),
    copyShipmentReference: copy('reference'),
    copyShipmentLink: copy('link'),
    copyShipmentJson: async (row, selected) => {
      const { copyJson } = await import('./copyShipments.ts');
      await copyJson(tree.shipmentsOf(row, selected), { store, connection });
    },
  };
}
