import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import type { Grouping } from '../../shipments/arrangement.ts';
import type { Span } from '../../shipments/blocks.ts';
import type { Listed } from '../../shipments/listed.ts';
import type { Mark } from '../../shipments/seenShipments.ts';
import type { ShipmentGroup } from '../../shipments/shipmentGroups.ts';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { Check, Departure, Pallet, Shipment } from '../../trackberry/shipment.ts';
import { commands } from '../ids.ts';
import type { Remedy } from '../messages.ts';
import { markUri } from './markDecorations.ts';
import { checkRow, departuresRow, groupRow, palletRow, type Row, shipmentRow, statusLook } from './shipmentRow.ts';

/** What the tree of shipments is made of. `parent`: the node that it lies in, where that is not the tree itself. */
export type TreeNode = { parent?: TreeNode | undefined } & (
  | { kind: 'shipment'; shipment: Shipment }
  | { kind: 'group'; grouping: Grouping; group: ShipmentGroup; list: Listed<TreeNode> }
  | { kind: 'rest' | 'block'; list: Listed<TreeNode>; span: Span }
  | { kind: 'part'; name: string; list: Listed<TreeNode> }
  | { kind: 'pallet'; pallet: Pallet }
  | { kind: 'check'; check: Check }
  | { kind: 'note'; text: string; icon: string }
  | { kind: 'departures'; problems: readonly Departure[] }
  | { kind: 'more'; left: number | undefined }
  | { kind: 'all' }
  | { kind: 'produce'; calls: number }
  | { kind: 'action'; remedy: Remedy; icon: string }
);

/** What changes in rows that stay the same. Prices in words. */
export interface Surroundings {
  /** Of loading all. */
  all(): string;
  /** Of so many calls. */
  price(calls: number): string;
  /** A search is on: loading all is to search all. */
  searching: boolean;
  /** What is new about a shipment. */
  markOf(shipment: Shipment): Mark | undefined;
}

/** The shipment whose row this is; undefined for whatever else VS Code, or a key of the user, hands to a command. */
export function shipmentIn(node: unknown): Shipment | undefined {
  const { kind, shipment } = (node ?? {}) as Partial<Extract<TreeNode, { kind: 'shipment' }>>;
  return kind === 'shipment' ? shipment : undefined;
}

/** The id of the shipment whose row a command was called on. @throws where it is no such row. */
export function shipmentOf(node: unknown): string {
  const id = shipmentIn(node)?.id;
  if (id === undefined) {
    throw new TrackberryError(vscode.l10n.t('Choose a shipment with an id in the Trackberry view.'));
  }
  return id;
}

/** How a node looks. */
export function treeItem(node: TreeNode, around: Surroundings): vscode.TreeItem {
  switch (node.kind) {
    case 'shipment':
      return shipmentItem(node, node.shipment, around.markOf(node.shipment));
    case 'group': {
      const item = itemFor(groupRow(node.grouping, node.group), collapsed);
      item.id = node.list.id;
      return item;
    }
    case 'rest': {
      const { from, to } = node.span;
      const item = new vscode.TreeItem(vscode.l10n.t('Show More'), collapsed);
      item.id = `rest:${node.list.id}`;
      item.iconPath = new vscode.ThemeIcon('ellipsis');
      item.description = vscode.l10n.t('{0} more', formatNumber(to - from));
      return item;
    }
    case 'block':
      return blockItem(node.list, node.span);
    case 'part': {
      const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.list.id;
      return item;
    }
    case 'pallet':
      return itemFor(palletRow(node.pallet), none);
    case 'check':
      return itemFor(checkRow(node.check), none);
    case 'note': {
      const item = new vscode.TreeItem(node.text);
      item.iconPath = new vscode.ThemeIcon(node.icon);
      item.tooltip = node.text;
      return item;
    }
    case 'departures':
      return itemFor(departuresRow(node.problems), none);
    case 'action':
      return commandItem(node.remedy, node.icon);
    case 'more': {
      const item = commandItem(
        { title: vscode.l10n.t('Load More'), command: commands.loadMoreShipments },
        'ellipsis',
        node.left ? vscode.l10n.t('{0} left', formatNumber(node.left)) : '',
      );
      item.id = 'more';
      return item;
    }
    case 'all': {
      const title = around.searching ? vscode.l10n.t('Search All Shipments') : vscode.l10n.t('Load All');
      const item = commandItem({ title, command: commands.loadAllShipments }, 'checklist', around.all());
      item.id = 'all';
      item.tooltip = vscode.l10n.t('Loads all that is left, in the background: whatever else you do goes first.');
      return item;
    }
    case 'produce': {
      const title = vscode.l10n.t('Search Produce, Too');
      const item = commandItem({ title, command: commands.loadProduce }, 'package', around.price(node.calls));
      item.id = 'produce';
      item.tooltip = vscode.l10n.t(
        'Produce stands in the pallets of a shipment, and each of those costs a call. What you have opened is searched already.',
      );
      return item;
    }
  }
}

const { Collapsed: collapsed, None: none } = vscode.TreeItemCollapsibleState;

function shipmentItem(node: TreeNode, shipment: Shipment, mark: Mark | undefined): vscode.TreeItem {
  const item = itemFor(shipmentRow(shipment), shipment.id ? collapsed : none);
  if (mark !== undefined) {
    const text = markText(mark);
    item.description = [text, item.description].filter((part) => part !== '').join(' · ');
    item.accessibilityInformation = { label: [item.accessibilityInformation?.label ?? item.label, text].join(', ') };
    item.resourceUri = markUri(shipment.id ?? '', mark);
  }
  if (shipment.id) {
    item.contextValue = 'shipment';
    item.id = `shipment:${shipment.id}`; // keeps the row open over a refresh
    item.command = { title: '', command: commands.showShipment, arguments: [node] }; // a row shows no title of it
  }
  return item;
}

function markText(mark: Mark): string {
  return mark.kind === 'new' ? vscode.l10n.t('New') : vscode.l10n.t('Was {0}', statusLook(mark.was).label);
}

function blockItem(list: Listed<TreeNode>, { from, to }: Span): vscode.TreeItem {
  const [first, last] = [formatNumber(from + 1), formatNumber(to)];
  const item = new vscode.TreeItem(vscode.l10n.t('{0}–{1}', first, last), collapsed);
  item.id = `block:${from}:${list.id}`;
  const names = vscode.l10n.t('{0} to {1}', list.nameOf(from), list.nameOf(to - 1));
  item.description = names;
  item.accessibilityInformation = { label: vscode.l10n.t('Rows {0} to {1}, {2}', first, last, names) };
  return item;
}

function commandItem(remedy: Remedy, icon: string, description = ''): vscode.TreeItem {
  const item = new vscode.TreeItem(remedy.title);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = description;
  item.command = remedy;
  return item;
}

function itemFor(
  row: Omit<Row, 'tooltip'> & { tooltip?: string },
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, state);
  item.description = row.description;
  if (row.tooltip !== undefined) {
    item.tooltip = row.tooltip;
  }
  if (row.icon !== undefined) {
    const color = row.color === undefined ? undefined : new vscode.ThemeColor(row.color);
    item.iconPath = new vscode.ThemeIcon(row.icon, color);
  }
  if (row.spoken !== undefined) {
    item.accessibilityInformation = { label: row.spoken };
  }
  return item;
}
