import type { CommandHandler, CommandHandlers } from '../commands.ts';
import { groupShipments, sortShipments } from './arrangeCommands.ts';
import { copyField, copyJson, type ShipmentField } from './copyShipments.ts';
import { exportShipments } from './exportShipments.ts';
import { filterShipments } from './filterCommand.ts';
import type { ListParts } from './listParts.ts';
import { loadAllShipments } from './loadAllCommand.ts';
import { loadProduce } from './loadProduceCommand.ts';
import { refreshShipments } from './refreshCommand.ts';
import { revealShipment } from './revealCommand.ts';
import { searchShipments } from './searchCommand.ts';

/** What one can do with the list of shipments as a whole; loaded with the first use of any of it. */
export function shipmentActions(parts: ListParts) {
  const { store, list, tree, connection } = parts;
  const copy =
    (field: ShipmentField): CommandHandler =>
    (row, selected) =>
      copyField(field, tree.shipmentsOf(row, selected), connection);
  return {
    refreshShipments: () => refreshShipments(parts),
    loadAllShipments: () => loadAllShipments(parts),
    filterShipments: () => filterShipments(store),
    searchShipments: () => searchShipments(parts),
    loadProduce: () => loadProduce(parts),
    sortShipments: () => sortShipments(list),
    groupShipments: () => groupShipments(list),
    revealShipment: () => revealShipment(parts),
    /** Those that are shown: searched, sorted and filtered. */
    exportShipments: async () => {
      await store.ensureLoaded();
      await list.settled();
      await exportShipments(list.shown.rows);
    },
    copyShipmentId: copy('id'),
    copyShipmentReference: copy('reference'),
    copyShipmentLink: copy('link'),
    copyShipmentJson: (row, selected) => copyJson(tree.shipmentsOf(row, selected), parts),
  } satisfies Partial<CommandHandlers>;
}

export type ShipmentActions = ReturnType<typeof shipmentActions>;
