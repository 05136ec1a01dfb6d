import * as vscode from 'vscode';
import { TrackberryError } from '../trackberry/errors.ts';
import type { Check, Pallet, Shipment } from '../trackberry/shipment.ts';
import type { Connection } from './connection.ts';
import { Disposables } from './disposables.ts';
import { commands, contexts, views } from './ids.ts';
import { describe, isCancellation, type Remedy } from './messages.ts';
import { checkRow, palletRow, type Row, shipmentRow, statusLook } from './shipmentRow.ts';
import type { ShipmentStore } from './shipmentStore.ts';

export type TreeNode =
  | { kind: 'shipment'; shipment: Shipment }
  | { kind: 'group'; name: string; children: TreeNode[] }
  | { kind: 'pallet'; pallet: Pallet }
  | { kind: 'check'; check: Check }
  | { kind: 'note'; text: string; icon: string }
  | { kind: 'more'; left: number | undefined }
  | { kind: 'action'; remedy: Remedy };

const tryAgain: Remedy = { title: 'Try Again', command: commands.refreshShipments };

/** The id of the shipment whose row a command was called on. @throws when VS Code hands over anything else. */
export function shipmentOf(node: unknown): string {
  const { kind, shipment } = (node ?? {}) as Partial<Extract<TreeNode, { kind: 'shipment' }>>;
  if (kind !== 'shipment' || shipment?.id === undefined) {
    throw new TrackberryError('Choose a shipment with an id in the Trackberry view.');
  }
  return shipment.id;
}

/** The sidebar's tree of shipments: paints the store, and loads what is opened. */
export class ShipmentsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #view: vscode.TreeView<TreeNode>;
  /** Last context key and paused state, so that a change of the quota alone repaints no rows. */
  #paintedState = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: ShipmentStore, connection: Connection) {
    this.#store = store;
    this.#connection = connection;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView(views.shipments, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.#disposables.add(
      store.onDidChange(() => {
        this.#paintFrame();
        // While something newer is on its way, the rows stay as they are.
        if (!store.loading) {
          this.#changed.fire();
        }
      }),
    );
    this.#disposables.add(connection.onDidChange(() => this.#changed.fire()));
    this.#disposables.add(connection.onDidChangeQuota(() => this.#paintFrame()));
    this.#paintFrame();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      await this.#store.ensureLoaded();
      return this.#rows();
    }
    if (node.kind === 'group') {
      return node.children;
    }
    return node.kind === 'shipment' ? this.#detail(node.shipment) : [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'shipment': {
        const { shipment } = node;
        const item = itemFor(shipmentRow(shipment), vscode.TreeItemCollapsibleState.Collapsed);
        if (shipment.id === undefined) {
          item.collapsibleState = vscode.TreeItemCollapsibleState.None;
        } else {
          item.contextValue = 'shipment';
          item.id = `shipment:${shipment.id}`; // keeps the row open over a refresh
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
      case 'action': {
        const item = new vscode.TreeItem(node.remedy.title);
        item.iconPath = new vscode.ThemeIcon(node.remedy === tryAgain ? 'refresh' : 'arrow-right');
        item.command = node.remedy;
        return item;
      }
      case 'more': {
        const item = new vscode.TreeItem('Load More');
        item.id = 'more';
        item.iconPath = new vscode.ThemeIcon('ellipsis');
        item.description = node.left === undefined ? '' : `${node.left} left`;
        item.command = { title: 'Load More', command: commands.loadMoreShipments };
        return item;
      }
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #rows(): TreeNode[] {
    const { loaded } = this.#store;
    if (loaded === undefined) {
      // A message hides the welcome text and its buttons, so that what mends a failure is offered as rows.
      const connection = this.#connection.state;
      const error = connection.kind === 'unusable' ? connection.error : this.#store.error;
      return error === undefined ? [] : actions(error);
    }
    const rows: TreeNode[] = loaded.rows.map((shipment) => ({ kind: 'shipment', shipment }));
    const left = loaded.total === undefined ? undefined : Math.max(0, loaded.total - loaded.rows.length);
    return loaded.more ? [...rows, { kind: 'more', left }] : rows;
  }

  async #detail(shipment: Shipment): Promise<TreeNode[]> {
    try {
      const { pallets, checks } = await this.#store.detail(shipment.id ?? '');
      const groups: TreeNode[] = [
        {
          kind: 'group',
          name: `Pallets (${pallets.length})`,
          children: pallets.map((pallet) => ({ kind: 'pallet', pallet })),
        },
        {
          kind: 'group',
          name: `Checks (${checks.length})`,
          children: checks.map((check) => ({ kind: 'check', check })),
        },
      ];
      return groups;
    } catch (error) {
      return isCancellation(error)
        ? []
        : [{ kind: 'note', text: describe(error).sentence, icon: 'warning' }, ...actions(error)];
    }
  }

  /** Everything around the rows: title, message, and which welcome text may show. */
  #paintFrame(): void {
    const { state, message } = this.#frame();
    const { filter } = this.#store;
    this.#view.message = message;
    this.#view.title = filter === undefined ? 'Shipments' : `Shipments: ${statusLook(filter).label}`;
    this.#view.description = this.#connection.session?.label ?? '';
    if (state !== this.#paintedState) {
      this.#paintedState = state;
      void vscode.commands.executeCommand('setContext', contexts.shipmentsState, state);
    }
  }

  #frame(): { state: string; message: string } {
    const connection = this.#connection.state;
    if (connection.kind !== 'connected') {
      const message = connection.kind === 'unusable' ? describe(connection.error).sentence : '';
      return { state: connection.kind, message };
    }
    const { loaded, loading, error, filter } = this.#store;
    const asOf = loaded === undefined ? '' : ` Shown as of ${clockTime(loaded.at)}.`;
    const { pausedUntil } = connection.session.throttle.state();
    if (loading && pausedUntil !== undefined) {
      const message = `The rate limit is used up; loading goes on at ${clockTime(pausedUntil)}.${asOf}`;
      return { state: 'paused', message };
    }
    if (error !== undefined && !loading) {
      return { state: 'failed', message: `${describe(error).sentence}${asOf}` };
    }
    const empty = loaded !== undefined && loaded.rows.length === 0;
    return { state: !empty ? 'shown' : filter === undefined ? 'empty' : 'emptyFilter', message: '' };
  }
}

/** Try again, and whatever else mends the error. */
function actions(error: unknown): TreeNode[] {
  return [tryAgain, ...describe(error).remedies].map((remedy) => ({ kind: 'action', remedy }));
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

function clockTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at);
}
