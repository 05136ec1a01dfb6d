import type { Arrangement, Grouping, OrderField } from '../../shipments/arrangement.ts';
import { type Listed, nodeAt } from '../../shipments/listed.ts';
import type { ShipmentGroup } from '../../shipments/shipmentGroups.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { ShownShipments } from './shipmentList.ts';
import type { TreeNode } from './shipmentNode.ts';
import { groupRow, orderWord } from './shipmentRow.ts';

/** A list in the tree. @param make a node, wherever it will lie. */
export function treeList<T>(
  id: string,
  items: readonly T[],
  make: (item: T) => TreeNode,
  nameOf: (item: T) => string,
): Listed<TreeNode> {
  const at = (place: number): T => {
    const item = items[place];
    if (item === undefined) {
      throw new RangeError(`There is no item ${place} in a list of ${items.length}.`);
    }
    return item;
  };
  const list: Listed<TreeNode> = {
    id,
    length: items.length,
    node: (place, parent) => ({ ...make(at(place)), parent }),
    part: (kind, span, parent) => ({ kind, list, span, parent }),
    nameOf: (place) => nameOf(at(place)),
  };
  return list;
}

/** What stands at the top of the tree: shipments, or their groups. */
export function topList({ rows, groups }: ShownShipments, { grouping, order }: Arrangement): Listed<TreeNode> {
  if (groups === undefined || grouping === undefined) {
    return shipmentList('shipments', rows, order?.by);
  }
  return treeList(
    'groups',
    groups,
    (group) => groupNode(grouping, group, order?.by),
    (group) => groupRow(grouping, group).label,
  );
}

/** The node of a shipment that is shown, with all that it lies in as its parents. */
export function nodeOf(id: string, shown: ShownShipments, arrangement: Arrangement): TreeNode | undefined {
  const isIt = (shipment: Shipment) => shipment.id === id;
  const top = topList(shown, arrangement);
  if (shown.groups === undefined) {
    const place = shown.rows.findIndex(isIt);
    return place < 0 ? undefined : nodeAt(top, place, undefined);
  }
  const place = shown.groups.findIndex(({ rows }) => rows.some(isIt));
  const group = place < 0 ? undefined : nodeAt(top, place, undefined);
  return group?.kind === 'group' ? nodeAt(group.list, group.group.rows.findIndex(isIt), group) : undefined;
}

function groupNode(grouping: Grouping, group: ShipmentGroup, by: OrderField | undefined): TreeNode {
  const list = shipmentList(`${grouping}:${group.key}`, group.rows, by);
  return { kind: 'group', grouping, group, list };
}

function shipmentList(id: string, rows: readonly Shipment[], by: OrderField | undefined): Listed<TreeNode> {
  return treeList(
    id,
    rows,
    (shipment) => ({ kind: 'shipment', shipment }),
    (shipment) => orderWord(shipment, by),
  );
}
