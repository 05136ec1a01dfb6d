import * as vscode from 'vscode';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { Check, Departure, Pallet, Shipment } from '../../trackberry/shipment.ts';
import { commands } from '../ids.ts';
import type { Remedy } from '../messages.ts';
import { checkRow, departuresRow, palletRow, type Row, shipmentRow, statusLook } from './shipmentRow.ts';

/** What the tree of shipments is made of. */
export type TreeNode =
  | { kind: 'shipment'; shipment: Shipment }
  | { kind: 'group'; name: string; children: TreeNode[] }
  | { kind: 'pallet'; pallet: Pallet }
  | { kind: 'check'; check: Check }
  | { kind: 'note'; text: string; icon: string }
  | { kind: 'departures'; problems: readonly Departure[] }
  | { kind: 'more'; left: number | undefined }
  | { kind: 'all' }
  | { kind: 'action'; remedy: Remedy; icon: string };

/** The id of the shipment whose row a command was called on. @throws when VS Code hands over anything else. */
export function shipmentOf(node: unknown): string {
  const { kind, shipment } = (node ?? {}) as Partial<Extract<TreeNode, { kind: 'shipment' }>>;
  if (kind !== 'shipment' || shipment?.id === undefined) {
    throw new TrackberryError('Choose a shipment with an id in the Trackberry view.');
  }
  return shipment.id;
}

/** How a node looks. @param price of loading all, in words. */
export function treeItem(node: TreeNode, price: string): vscode.TreeItem {
  switch (node.kind) {
    case 'shipment': {
      const { shipment } = node;
      const item = itemFor(shipmentRow(shipment), vscode.TreeItemCollapsibleState.Collapsed);
      if (!shipment.id) {
        item.collapsibleState = vscode.TreeItemCollapsibleState.None;
      } else {
        item.contextValue = 'shipment';
        item.id = `shipment:${shipment.id}`; // keeps the row open over a refresh
        item.command = { title: 'Show Shipment', command: commands.showShipment, arguments: [node] };
      }
      item.accessibilityInformation = {
        label: `${item.label}, ${statusLook(shipment.status).label}, ${item.description}`,
      };
      return item;
    }
    case 'group':
      return new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
    case 'pallet':
      return itemFor(palletRow(node.pallet), vscode.TreeItemCollapsibleState.None);
    case 'check':
      return itemFor(checkRow(node.check), vscode.TreeItemCollapsibleState.None);
    case 'note': {
      const item = new vscode.TreeItem(node.text);
      item.iconPath = new vscode.ThemeIcon(node.icon);
      item.tooltip = node.text;
      return item;
    }
    case 'departures':
      return itemFor(departuresRow(node.problems), vscode.TreeItemCollapsibleState.None);
    case 'action': {
      const item = new vscode.TreeItem(node.remedy.title);
      item.iconPath = new vscode.ThemeIcon(node.icon);
      item.command = node.remedy;
      return item;
    }
    case 'more': {
      const item = new vscode.TreeItem('Load More');
      item.id = 'more';
      item.iconPath = new vscode.ThemeIcon('ellipsis');
      item.description = node.left ? `${node.left} left` : '';
      item.command = { title: 'Load More', command: commands.loadMoreShipments };
      return item;
    }
    case 'all': {
      const item = new vscode.TreeItem('Load All');
      item.id = 'all';
      item.iconPath = new vscode.ThemeIcon('checklist');
      item.description = price;
      item.tooltip = 'Loads all that is left, in the background: whatever else you do goes first.';
      item.command = { title: 'Load All', command: commands.loadAllShipments };
      return item;
    }
  }
}

function itemFor(row: Row, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, state);
  item.description = row.description;
  item.tooltip = row.tooltip;
  item.iconPath = new vscode.ThemeIcon(
    row.icon,
    row.color === undefined ? undefined : new vscode.ThemeColor(row.color),
  );
  return item;
}
