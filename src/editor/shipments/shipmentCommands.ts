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
  | 'revealShipment';

/** The commands on the list of shipments as a whole. */
export function shipmentCommands(parts: ListParts): Pick<CommandHandlers, ListCommand> {
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
  };
}
