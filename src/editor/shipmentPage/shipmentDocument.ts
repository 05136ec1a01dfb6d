import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import { plainText } from '../plainText.ts';
import { anotherPlace } from '../profiles/anotherPlace.ts';
import type { ShipmentStore } from '../shipments/shipmentStore.ts';

const scheme = 'trackberry-shipment';

/** The answer that brought a shipment as read-only JSON: every field, and every number with all its digits. */
export class ShipmentDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: ShipmentStore;
  readonly #connection: Connection;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(store: ShipmentStore, connection: Connection) {
    this.#store = store;
    this.#connection = connection;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { session } = this.#connection;
    if (session !== undefined && session.place !== uri.fragment) {
      const [, label = ''] = uri.path.split('/');
      return `${JSON.stringify(anotherPlace({ place: uri.fragment, label }, session).sentence)}\n`;
    }
    const [{ json }, { laidOutJson }] = await Promise.all([
      this.#store.details.get(uri.query),
      import('../../explorer/jsonLayout.ts'),
    ]);
    // What is too deep to be indented stays as it came.
    return `${laidOutJson(json) ?? json}\n`;
  }

  /** @throws as `ShipmentDetails.get`. */
  async show(id: string): Promise<void> {
    // Asked here first: an error inside the provider would show as an empty editor.
    const { session } = this.#connection;
    const { reference } = await this.#store.details.get(id);
    const name = plainText(reference ?? id).replace(/[^\w.-]+/g, '_');
    const organization = plainText(session?.label ?? '').replace(/[/\\]+/g, '_');
    // Half of a character would end in a URIError; to the API it is the same id as this.
    const uri = vscode.Uri.from({
      scheme,
      path: `/${organization}/${name}.json`,
      query: id.toWellFormed(),
      fragment: session?.place ?? '',
    });
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
