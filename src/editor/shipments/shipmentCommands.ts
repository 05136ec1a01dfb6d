import type { CommandHandlers } from '../commands.ts';
import type { ListParts } from './shipmentActions.ts';

type ListCommand =
  | 'refreshShipments'
  | 'loadMoreShipments'
  | 'loadAllShipments'
  | 'filterShipments'
  | 'searchShipments'
  | 'clearShipmentSearch'
  | 'loadProduce'
  | 'sortShipments'
  | 'groupShipments'
  | 'revealShipment'
  | 'markShipmentsSeen'
  | 'exportShipments'
  | 'copyShipmentId'
  | 'copyShipmentReference'
  | 'copyShipmentLink'
  | 'copyShipmentJson';

/** The commands on the list of shipments as a whole, and those that copy the selected ones. */
export function shipmentCommands(parts: ListParts): Pick<CommandHandlers, ListCommand> {
  const { tree } = parts;
  const actions = async () => new (await import('./shipmentActions.ts')).ShipmentActions(parts);
  return {
    refreshShipments: async () => (await actions()).refresh(),
    loadMoreShipments: () => parts.store.loadMore(),
    loadAllShipments: async () => (await actions()).loadAll(),
    filterShipments: async () => (await actions()).filter(),
    searchShipments: async () => (await actions()).search(),
    clearShipmentSearch: () => parts.list.search(''),
    loadProduce: async () => (await actions()).loadProduce(),
    sortShipments: async () => (await actions()).sort(),
    groupShipments: async () => (await actions()).group(),
    revealShipment: async () => (await actions()).reveal(),
    markShipmentsSeen: () => parts.marks.seeAll(),
    exportShipments: async () => (await actions()).export(),
    copyShipmentId: async (row, selected) => (await actions()).copy('id', tree.shipmentsOf(row, selected)),
    copyShipmentReference: async (row, selected) =>
      (await actions()).copy('reference', tree.shipmentsOf(row, selected)),
    copyShipmentLink: async (row, selected) => (await actions()).copy('link', tree.shipmentsOf(row, selected)),
    copyShipmentJson: async (row, selected) => (await actions()).copyJson(tree.shipmentsOf(row, selected)),
  };
}
