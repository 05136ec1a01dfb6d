import type { Connection } from '../connection.ts';
import type { ShipmentList } from './shipmentList.ts';
import type { ShipmentMarks } from './shipmentMarks.ts';
import type { ShipmentStore } from './shipmentStore.ts';
import type { ShipmentsTree } from './shipmentsTree.ts';

/** What the commands on the list of shipments work with. */
export interface ListParts {
  store: ShipmentStore;
  list: ShipmentList;
  tree: ShipmentsTree;
  marks: ShipmentMarks;
  connection: Connection;
}
