import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';
import type { EndpointNode } from '../explorer/endpointNode.ts';
import type { Endpoints } from '../explorer/endpoints.ts';
import { views } from '../ids.ts';
import type { OnFirstUse } from '../onFirstUse.ts';

/** The views open together, and neither the loading of these nor their painting should keep the shipments waiting. */
const afterShipmentsMs = 100;

/** The sidebar's list of the API's calls; what it shows is loaded when it is first seen. */
export class EndpointsTree implements vscode.TreeDataProvider<EndpointNode>, vscode.Disposable {
  readonly #endpoints: OnFirstUse<Endpoints>;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  #listening: vscode.Disposable | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(endpoints: OnFirstUse<Endpoints>) {
    this.#endpoints = endpoints;
    this.#disposables.add(
      vscode.window.createTreeView(views.endpoints, { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  async getChildren(node?: EndpointNode): Promise<EndpointNode[]> {
    if (node !== undefined) {
      return node.children;
    }
    if (this.#listening === undefined) {
      await pause(afterShipmentsMs);
    }
    const endpoints = await this.#endpoints.get();
    this.#listening ??= this.#disposables.add(endpoints.onDidChange(() => this.#changed.fire()));
    return endpoints.nodes();
  }

  getTreeItem({ item }: EndpointNode): vscode.TreeItem {
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
