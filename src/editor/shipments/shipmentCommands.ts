import type { CommandHandlers } from '../commands.ts';
import type { Connection } from '../connection.ts';
import type { ShipmentList } from './shipmentList.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

interface Parts {
  store: ShipmentStore;
  list: ShipmentList;
  tree: ShipmentsTree;
  connection: Connection;
}

/** The commands on the list of shipments; what a command alone needs is loaded with its first use. */
export function shipmentCommands({ store, list, tree, connection }: Parts) {
  return {
    refreshShipments: () => store.refresh(),
    loadMoreShipments: () => store.loadMore(),
    loadAllShipments: async () => (await import('./loadAllCommand.ts')).loadAllShipments(store, connection),
    filterShipments: async () => (await import('./filterCommand.ts')).filterShipments(store),
    searchShipments: async () => (await import('./searchCommand.ts')).searchShipments(list, store),
    clearShipmentSearch: () => list.search(''),
    loadProduce: async () => (await import('./loadProduceCommand.ts')).loadProduce(store, list, connection),
    sortShipments: async () => (await import('./arrangeCommands.ts')).sortShipments(list),
    groupShipments: async () => (await import('./arrangeCommands.ts')).groupShipments(list),
    revealShipment: async () => (await import('./revealCommand.ts')).revealShipment({ store, tree, connection }),
  } satisfies Partial<CommandHandlers>;
}
