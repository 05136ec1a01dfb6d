import * as vscode from 'vscode';
import { nodesIn, nodesOf } from '../../shipments/listed.ts';
import type { Priority } from '../../trackberry/callQueue.ts';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { Shipment } from '../../trackberry/shipment.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands, contexts, views } from '../ids.ts';
import { plainText } from '../plainText.ts';
import { describeUnchosen } from '../profiles/describeUnchosen.ts';
import { type ContextKey, setContext } from '../setContext.ts';
import { detailNodes } from './detailNodes.ts';
import { failureNodes, remedyNodes } from './failureNodes.ts';
import { loadPrice } from './loadPrice.ts';
import { reviewBadge } from './reviewBadge.ts';
import type { ShipmentList } from './shipmentList.ts';
import type { ShipmentMarks } from './shipmentMarks.ts';
import { shipmentIn, type TreeNode, treeItem } from './shipmentNode.ts';
import { shipmentTooltip } from './shipmentRow.ts';
import type { Loaded, ShipmentStore } from './shipmentStore.ts';
import { shipmentsFrame } from './shipmentsFrame.ts';
import { nodeOf, topList } from './treeLists.ts';

const loadAllRow: TreeNode = { kind: 'all' };

interface Parts {
  store: ShipmentStore;
  list: ShipmentList;
  marks: ShipmentMarks;
  connection: Connection;
}

/** The sidebar's tree of shipments: paints the list, and loads what is opened. */
export class ShipmentsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #list: ShipmentList;
  readonly #marks: ShipmentMarks;
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly #view: vscode.TreeView<TreeNode>;
  /** The context keys as they are, so that a change of the quota alone sets none. */
  readonly #contexts = new Map<ContextKey, string | boolean>();
  /** What the badge counts. */
  #counted: Loaded | undefined;
  /** By whom the rows are wanted: a person who has opened the view, or VS Code, which shows it again at its start. */
  #wanted: Priority = 'view';
  /** How many times VS Code waits for the rows. */
  #answering = 0;
  /** Whether there is no row in the tree. */
  #empty = true;
  /** The one that stands in the tree. */
  #produceRow: TreeNode | undefined;

  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeVisibility: vscode.Event<unknown>;

  constructor({ store, list, marks, connection }: Parts) {
    this.#store = store;
    this.#list = list;
    this.#marks = marks;
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
        // The rows are the list's affair; without any, what mends a failure stands in their place.
        if (store.loading === undefined && store.loaded === undefined) {
          this.#paintRows();
        }
      }),
    );
    this.#disposables.add(
      list.onDidChange(() => {
        this.#paintFrame();
        this.#paintBadge();
        this.#paintRows();
      }),
    );
    const look = () => marks.look(this.#view.visible && vscode.window.state.focused);
    this.onDidChangeVisibility = this.#view.onDidChangeVisibility;
    this.#disposables.add(this.#view.onDidChangeVisibility(look));
    this.#disposables.add(
      this.#view.onDidChangeVisibility(({ visible }) => {
        this.#wanted = visible && connection.session !== undefined ? 'person' : 'view';
      }),
    );
    this.#disposables.add(vscode.window.onDidChangeWindowState(look));
    this.#disposables.add(
      marks.onDidChange(() => {
        this.#paintFrame();
        this.#paintRows();
      }),
    );
    this.#disposables.add(store.details.onDidReload(() => this.#paintRows()));
    this.#disposables.add(
      connection.onDidChange(() => {
        this.#view.badge = undefined;
        this.#wanted = 'view';
        this.#changed.fire(undefined);
      }),
    );
    this.#disposables.add(
      connection.onDidChangeQuota(() => {
        this.#paintFrame();
        this.#changed.fire(loadAllRow); // its price names what is left
        if (this.#produceRow !== undefined) {
          this.#changed.fire(this.#produceRow);
        }
      }),
    );
    this.#disposables.add(this.#view.onDidChangeSelection(() => this.#noteSelection()));
    look();
    this.#paintFrame();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#answer();
      case 'group':
      case 'part':
        return nodesOf(node.list, node);
      case 'rest':
      case 'block':
        return nodesIn(node.list, node.span, node);
      case 'shipment':
        return detailNodes(node, this.#store.details);
      default:
        return [];
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node, {
      all: () => this.#price(this.#store.callsForAll),
      price: (calls) => this.#price(calls),
      searching: this.#list.arrangement.query !== '',
      markOf: (shipment) => this.#marks.of(shipment),
    });
  }

  /** What shows when the mouse rests on a row. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.kind === 'shipment') {
      item.tooltip = shipmentTooltip(node.shipment);
    }
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /**
   * The shipments that a command was called on: the rows that are selected where the row is one of them, as everywhere
   * in VS Code; from a key or the palette the selection itself.
   * @throws TrackberryError where there is none.
   */
  shipmentsOf(node: unknown, selected: unknown): Shipment[] {
    const given: readonly unknown[] = Array.isArray(selected) ? selected : [node ?? this.#view.selection].flat();
    const shipments = given.flatMap((each) => shipmentIn(each) ?? []);
    if (shipments.length === 0) {
      throw new TrackberryError(vscode.l10n.t('Choose a shipment in the view "Shipments".'));
    }
    return shipments;
  }

  /** Selects the row of a shipment that is loaded, and ends a search that hides it; false where it is not loaded. */
  async reveal(id: string): Promise<boolean> {
    const find = () => nodeOf(id, this.#list.shown, this.#list.arrangement);
    await this.#list.settled();
    if (find() === undefined) {
      this.#list.search('');
      await this.#list.settled();
    }
    const node = find();
    if (node !== undefined) {
      await this.#view.reveal(node, { select: true, focus: true });
    }
    return node !== undefined;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #answer(): Promise<TreeNode[]> {
    this.#answering += 1;
    try {
      await this.#settled();
      return this.#rows();
    } finally {
      this.#answering -= 1;
      // VS Code knows of no selection until it has the rows, and tells of none that is the same as before.
      setImmediate(() => this.#noteSelection());
    }
  }

  #noteSelection(): void {
    const selected = this.#view.selection.some((node) => shipmentIn(node) !== undefined);
    this.#setContext(contexts.shipmentSelected, selected);
  }

  /** Loads the first page where nothing is loaded, and waits for what there is to paint. */
  async #settled(): Promise<void> {
    if (this.#store.loaded !== undefined) {
      await this.#list.settled();
    } else if (this.#empty) {
      await this.#store.ensureLoaded(this.#wanted); // VS Code asks once: a second time would cost 0.2 s
      await this.#list.settled();
    } else {
      // Not waited for: VS Code leaves the rows of the list before, perhaps another organization's, until it has others.
      const location = { viewId: views.shipments };
      void vscode.window.withProgress({ location }, () => this.#store.ensureLoaded(this.#wanted));
    }
  }

  #rows(): TreeNode[] {
    const rows = this.#rowsNow();
    this.#empty = rows.length === 0;
    return rows;
  }

  #rowsNow(): TreeNode[] {
    this.#produceRow = undefined;
    const { loaded } = this.#store;
    if (loaded === undefined) {
      // A message hides the welcome text and its buttons, so that what mends a failure is offered as rows.
      const connection = this.#connection.state;
      if (connection.kind === 'unchosen') {
        return remedyNodes(describeUnchosen(connection).remedies, 'organization');
      }
      const error = connection.kind === 'unusable' ? connection.error : this.#store.error;
      return error === undefined ? [] : failureNodes(error);
    }
    const { arrangement, shown } = this.#list;
    const rows = nodesOf(topList(shown, arrangement), undefined);
    if (loaded.problems.length > 0) {
      rows.push({ kind: 'departures', problems: loaded.problems });
    }
    return [...rows, ...(arrangement.query === '' ? furtherRows(loaded) : this.#searchFurther(loaded))];
  }

  /** What a search can go on with. */
  #searchFurther({ more, rows }: Loaded): TreeNode[] {
    const { arrangement, shown } = this.#list;
    const calls = this.#store.withoutProduce().length;
    this.#produceRow = calls === 0 ? undefined : { kind: 'produce', calls };
    const query = plainText(arrangement.query, 60);
    const text = vscode.l10n.t('No loaded shipment matches “{0}”', query);
    const clear = { title: vscode.l10n.t('Clear Search'), command: commands.clearShipmentSearch };
    return [
      ...(shown.rows.length === 0 && rows.length > 0
        ? [
            { kind: 'note', text, icon: 'info' } as const,
            { kind: 'action', remedy: clear, icon: 'search-stop' } as const,
          ]
        : []),
      ...(more ? [loadAllRow] : []),
      ...(this.#produceRow === undefined ? [] : [this.#produceRow]),
    ];
  }

  #price(calls: number | undefined): string {
    const { session } = this.#connection;
    return session === undefined ? '' : loadPrice(calls, session.throttle.state());
  }

  /** Where VS Code waits for the rows already, it gets them as they are then. */
  #paintRows(): void {
    if (this.#answering === 0) {
      this.#changed.fire(undefined);
    }
  }

  /** Only what has changed: each of it goes to the window, and delays the rows that change just after it. */
  #paintFrame(): void {
    const { state, ...frame } = shipmentsFrame(this.#connection.state, this.#store, this.#list);
    for (const part of ['title', 'description', 'message'] as const) {
      if (this.#view[part] !== frame[part]) {
        this.#view[part] = frame[part];
      }
    }
    this.#setContext(contexts.shipmentsState, state);
    this.#setContext(contexts.allShipmentsLoaded, this.#store.loaded?.more === false);
    this.#setContext(contexts.searchingShipments, this.#list.arrangement.query !== '');
    this.#setContext(contexts.markedShipments, this.#marks.any);
  }

  #setContext(key: ContextKey, value: string | boolean): void {
    if (this.#contexts.get(key) !== value) {
      this.#contexts.set(key, value);
      void setContext(key, value);
    }
  }

  /** Not for a list of another status alone: what waits for review is not in it. */
  #paintBadge(): void {
    const { loaded, filter } = this.#store;
    if (loaded !== undefined && loaded !== this.#counted && (filter ?? 'ready_for_review') === 'ready_for_review') {
      this.#counted = loaded;
      this.#view.badge = reviewBadge(loaded);
    }
  }
}

/** What is not loaded yet. */
function furtherRows({ more, rows, total }: Loaded): TreeNode[] {
  const left = total === undefined ? undefined : Math.max(0, total - rows.length);
  return more ? [{ kind: 'more', left }, loadAllRow] : [];
}
