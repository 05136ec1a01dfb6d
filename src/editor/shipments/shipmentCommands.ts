import type { CommandHandler, CommandHandlers } from '../commands.ts';
import type { ListParts } from './listParts.ts';
import type { ShipmentActions } from './shipmentActions.ts';

/** The commands on the list of shipments as a whole, and those that copy the selected ones. */
export function shipmentCommands(parts: ListParts) {
  const lazily =
    (name: keyof ShipmentActions): CommandHandler =>
    async (row, selected) => {
      const { shipmentActions } = await import('./shipmentActions.ts');
      const handlers: Record<keyof ShipmentActions, CommandHandler> = shipmentActions(parts);
      await handlers[name](row, selected);
    };
  return {
    loadMoreShipments: () => parts.store.loadMore(),
    clearShipmentSearch: () => parts.list.search(''),
    markShipmentsSeen: () => parts.marks.seeAll(),
    refreshShipments: lazily('refreshShipments'),
    loadAllShipments: lazily('loadAllShipments'),
    filterShipments: lazily('filterShipments'),
    searchShipments: lazily('searchShipments'),
    loadProduce: lazily('loadProduce'),
    sortShipments: lazily('sortShipments'),
    groupShipments: lazily('groupShipments'),
    revealShipment: lazily('revealShipment'),
    exportShipments: lazily('exportShipments'),
    copyShipmentId: lazily('copyShipmentId'),
    copyShipmentReference: lazily('copyShipmentReference'),
    copyShipmentLink: lazily('copyShipmentLink'),
    copyShipmentJson: lazily('copyShipmentJson'),
  } satisfies Partial<CommandHandlers>;
}
