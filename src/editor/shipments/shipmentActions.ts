import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { groupShipments, sortShipments } from './arrangeCommands.ts';
import { copyField, copyJson, type ShipmentField } from './copyShipments.ts';
import { exportShipments } from './exportShipments.ts';
import { filterShipments } from './filterCommand.ts';
import { loadAllShipments } from './loadAllCommand.ts';
import { loadProduce } from './loadProduceCommand.ts';
import { refreshShipments } from './refreshCommand.ts';
import { revealShipment } from './revealCommand.ts';
import { searchShipments } from './searchCommand.ts';
import type { ShipmentList } from './shipmentList.ts';
import type { ShipmentMarks } from './shipmentMarks.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

export interface ListParts {
  store: ShipmentStore;
  list: ShipmentList;
  tree: ShipmentsTree;
  marks: ShipmentMarks;
  connection: Connection;
}

/** What one can do with the list of shipments as a whole; loaded with the first use of any of it. */
export class ShipmentActions {
  readonly #parts: ListParts;

  constructor(parts: ListParts) {
    this.#parts = parts;
  }

  refresh(): Promise<void> {
    return refreshShipments(this.#parts);
  }

  loadAll(): Promise<void> {
    return loadAllShipments(this.#parts);
  }

  filter(): Promise<void> {
    return filterShipments(this.#parts.store);
  }

  search(): Promise<void> {
    return searchShipments(this.#parts);
  }

  loadProduce(): Promise<void> {
    return loadProduce(this.#parts);
  }

  sort(): Promise<void> {
    return sortShipments(this.#parts.list);
  }

  group(): Promise<void> {
    return groupShipments(this.#parts.list);
  }

  reveal(): Promise<void> {
    return revealShipment(this.#parts);
  }

  /** Those that are shown: searched, sorted and filtered. */
  async export(): Promise<void> {
    const { store, list } = this.#parts;
    await store.ensureLoaded();
    await list.settled();
    await exportShipments(list.shown.rows);
  }

  copy(field: ShipmentField, shipments: readonly Shipment[]): Promise<void> {
    return copyField(field, shipments, this.#parts.connection);
  }

  copyJson(shipments: readonly Shipment[]): Promise<void> {
    return copyJson(shipments, this.#parts);
  }
}
