import * as vscode from 'vscode';
import { formatClock } from '../../l10n/formats.ts';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection, ConnectionState } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands, contexts, views } from '../ids.ts';
import { describe, isCancellation, type Remedy } from '../messages.ts';
import { describeUnchosen } from '../profiles/describeUnchosen.ts';
import { setContext } from '../setContext.ts';
import { type TreeNode, treeItem } from './shipmentNode.ts';
import { statusLook } from './shipmentRow.ts';
import type { Loading, ShipmentStore } from './shipmentStore.ts';

/** Children of one node: thousands more would stop the window for a while each time that they are painted. */
const mostChildren = 1_000;

const loadingWords: Readonly<Record<Loading, string>> = {
  refresh: 'the refresh',
  more: 'the next page',
  all: 'loading all',
};

const loadAllRow: TreeNode = { kind: 'all' };
const tryAgain: TreeNode = {
  kind: 'action',
  remedy: { title: 'Try Again', command: commands.refreshShipments },
  icon: 'refresh',
};

/** The sidebar's tree of shipments: paints the store, and loads what is opened. */
export class ShipmentsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly #view: vscode.TreeView<TreeNode>;
  /** The rows that are shown. */
  #painted: ShipmentStore['loaded'];
  /** Last context key and paused state, so that a change of the quota alone repaints no rows. */
  #paintedState = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: ShipmentStore, connection: Connection) {
    this.#store = store;
    this.#connection = connection;
    this.#view = this.#disposables.add(
      vscode.window.createTreeView<TreeNode>(views.shipments, {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.#disposables.add(
      store.onDidChange(() => {
        this.#paintFrame();
        // While something newer is on its way, the rows stay as they are.
        if (store.loading === undefined || store.loaded !== this.#painted) {
          this.#paintRows();
        }
      }),
    );
    this.#disposables.add(connection.onDidChange(() => this.#paintRows()));
    this.#disposables.add(
      connection.onDidChangeQuota(() => {
        this.#paintFrame();
        this.#changed.fire(loadAllRow); // its price names what is left
      }),
    );
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
    return treeItem(node, this.#price());
  }

  /** Every row that can be revealed stands at the top. */
  getParent(): undefined {
    return undefined;
  }

  /**
   * The shipments that a command was called on: the rows that are selected where the row is one of them, as everywhere
   * in VS Code; from a key or the palette the selection itself.
   * @throws TrackberryError where there is none.
   */
  shipmentsOf(node: unknown, selected: unknown): Shipment[] {
    const given: readonly unknown[] = Array.isArray(selected) ? selected : [node ?? this.#view.selection].flat();
    const shipments = given.flatMap((each) => {
      const { kind, shipment } = (each ?? {}) as Partial<Extract<TreeNode, { kind: 'shipment' }>>;
      return kind === 'shipment' && shipment !== undefined ? [shipment] : [];
    });
    if (shipments.length === 0) {
      throw new TrackberryError(vscode.l10n.t('Choose a shipment in the view "Shipments".'));
    }
    return shipments;
  }

  /** Selects the row of a shipment that is loaded; false where it is not. */
  async reveal(id: string): Promise<boolean> {
    const shipment = this.#store.loaded?.rows.slice(0, mostChildren).find((each) => each.id === id);
    if (shipment === undefined) {
      return false;
    }
    await this.#view.reveal({ kind: 'shipment', shipment }, { select: true, focus: true });
    return true;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #rows(): TreeNode[] {
    const { loaded } = this.#store;
    if (loaded === undefined) {
      // A message hides the welcome text and its buttons, so that what mends a failure is offered as rows.
      const connection = this.#connection.state;
      if (connection.kind === 'unchosen') {
        return remedyRows(describeUnchosen(connection).remedies, 'organization');
      }
      const error = connection.kind === 'unusable' ? connection.error : this.#store.error;
      return error === undefined ? [] : actions(error);
    }
    const { rows, total, more, problems } = loaded;
    const shipments = rows.map((shipment): TreeNode => ({ kind: 'shipment', shipment }));
    const shown = childrenOf(shipments, 'filter by status');
    if (problems.length > 0) {
      shown.push({ kind: 'departures', problems });
    }
    const left = total === undefined ? undefined : Math.max(0, total - rows.length);
    return more ? [...shown, { kind: 'more', left }, loadAllRow] : shown;
  }

  /** What loading all costs, and what there is: "14 calls, 37 left". */
  #price(): string {
    const { session } = this.#connection;
    if (session === undefined) {
      return '';
    }
    const { remaining, estimated } = session.throttle.state();
    const calls = this.#store.callsForAll;
    const price = calls === undefined ? 'a call for each 100' : calls === 1 ? '1 call' : `${calls} calls`;
    return `${price}, ${estimated ? '~' : ''}${remaining} left`;
  }

  async #detail(shipment: Shipment): Promise<TreeNode[]> {
    try {
      const { pallets, checks, problems } = await this.#store.detail(shipment.id ?? '');
      const palletNodes = pallets.map((pallet): TreeNode => ({ kind: 'pallet', pallet }));
      const checkNodes = checks.map((check): TreeNode => ({ kind: 'check', check }));
      return [
        {
          kind: 'group',
          name: `Pallets (${pallets.length})`,
          children: childrenOf(palletNodes, 'show the shipment as JSON'),
        },
        {
          kind: 'group',
          name: `Checks (${checks.length})`,
          children: childrenOf(checkNodes, 'show the shipment as JSON'),
        },
        ...(problems.length === 0 ? [] : [{ kind: 'departures', problems } as const]),
      ];
    } catch (error) {
      return isCancellation(error)
        ? []
        : [{ kind: 'note', text: describe(error).sentence, icon: 'warning' }, ...actions(error)];
    }
  }

  #paintRows(): void {
    this.#painted = this.#store.loaded;
    this.#changed.fire(undefined);
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
      void setContext(contexts.shipmentsState, state);
    }
  }

  #frame(): { state: string; message: string } {
    const connection = this.#connection.state;
    if (connection.kind !== 'connected') {
      return { state: connection.kind, message: whyNotConnected(connection) };
    }
    const { loaded, loading, error, filter } = this.#store;
    const asOf = loaded === undefined ? '' : ` Shown as of ${formatClock(loaded.at)}.`;
    const { pausedUntil } = connection.session.throttle.state();
    if (loading !== undefined && pausedUntil !== undefined) {
      const message = `The rate limit is used up; ${loadingWords[loading]} goes on at ${formatClock(pausedUntil)}.${asOf}`;
      return { state: 'paused', message };
    }
    if (error !== undefined && loading === undefined) {
      return { state: 'failed', message: `${describe(error).sentence}${asOf}` };
    }
    const empty = loaded !== undefined && loaded.rows.length === 0;
    return { state: !empty ? 'shown' : filter === undefined ? 'empty' : 'emptyFilter', message: '' };
  }
}

/** Try again, and whatever else mends the error. */
function actions(error: unknown): TreeNode[] {
  return [tryAgain, ...remedyRows(describe(error).remedies, 'arrow-right')];
}

function remedyRows(remedies: readonly Remedy[], icon: string): TreeNode[] {
  return remedies.map((remedy): TreeNode => ({ kind: 'action', remedy, icon }));
}

function whyNotConnected(state: ConnectionState): string {
  switch (state.kind) {
    case 'unusable':
      return describe(state.error).sentence;
    case 'unchosen':
      return describeUnchosen(state).sentence;
    default:
      return '';
  }
}

/** @param others what to do about those that are not shown. */
function childrenOf(nodes: readonly TreeNode[], others: string): TreeNode[] {
  const left = nodes.length - mostChildren;
  return left > 0
    ? [...nodes.slice(0, mostChildren), { kind: 'note', text: `${left} more: ${others}`, icon: 'ellipsis' }]
    : [...nodes];
}
