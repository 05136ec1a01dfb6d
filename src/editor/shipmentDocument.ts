import * as vscode from 'vscode';
import { plainText } from './plainText.ts';
import type { ShipmentStore } from './shipmentStore.ts';

const scheme = 'trackberry-shipment';

/** A whole shipment as read-only JSON, every field that came with it included. */
export class ShipmentDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(store: ShipmentStore) {
    this.#store = store;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { raw } = await this.#store.detail(uri.query);
    return `${JSON.stringify(raw, undefined, 2)}\n`;
  }

  /** @throws as `ShipmentStore.detail`. */
  async show(id: string): Promise<void> {
    // Asked here first: an error inside the provider would show as an empty editor.
    const { reference } = await this.#store.detail(id);
    const name = plainText(reference ?? id).replace(/[^\w.-]+/g, '_');
    const uri = vscode.Uri.from({ scheme, path: `/${name}.json`, query: id });
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
