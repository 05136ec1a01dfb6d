import * as vscode from 'vscode';
import { Disposables } from './disposables.ts';
import type { EndpointNode } from './explorer/endpointNode.ts';
import type { Endpoints } from './explorer/endpoints.ts';
import { views } from './ids.ts';
import type { OnFirstUse } from './onFirstUse.ts';

/** The sidebar's list of the API's calls; what it shows is loaded when it is first seen. */
export class EndpointsTree implements vscode.TreeDataProvider<EndpointNode>, vscode.Disposable {
  readonly #endpoints: OnFirstUse<Endpoints>;
  readonly #disposables = new Disposables();

  constructor(endpoints: OnFirstUse<Endpoints>) {
    this.#endpoints = endpoints;
    this.#disposables.add(
      vscode.window.createTreeView(views.endpoints, { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  async getChildren(node?: EndpointNode): Promise<EndpointNode[]> {
    return node === undefined ? (await this.#endpoints.get()).nodes() : node.children;
  }

  getTreeItem({ item }: EndpointNode): vscode.TreeItem {
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
