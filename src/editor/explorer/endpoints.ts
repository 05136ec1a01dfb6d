import type * as vscode from 'vscode';
import type { Log } from '../../trackberry/log.ts';
import { listOperations, openApiDocument } from '../../trackberry/openapi.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { type EndpointNode, operationNodes } from './endpointNode.ts';
import { OwnDocument } from './ownDocument.ts';
import { ownNode } from './ownNode.ts';

/** The calls that view, palette and explorer offer: those that come with the extension, then the user's own. */
export class Endpoints implements vscode.Disposable {
  readonly #bundled = listOperations(openApiDocument);
  readonly #own: OwnDocument;
  /** The user's own document, or the setting that names it, has changed. */
  readonly onDidChange: vscode.Event<void>;

  private constructor(own: OwnDocument) {
    this.#own = own;
    this.onDidChange = own.onDidChange;
  }

  /** Once the user's own document has been read, whatever comes of that. */
  static async open(log: Log): Promise<Endpoints> {
    const own = new OwnDocument(log);
    await own.read();
    return new Endpoints(own);
  }

  operations(): readonly Operation[] {
    return [...this.#bundled, ...(this.#own.current?.operations ?? [])];
  }

  /** The rows of the view. */
  nodes(): EndpointNode[] {
    const own = this.#own.current;
    return [...operationNodes(this.#bundled, []), ...(own === undefined ? [] : [ownNode(own)])];
  }

  /** Reads the user's own document again, for where its changes are not told: on a network drive, say. */
  refresh(): Promise<void> {
    return this.#own.read();
  }

  dispose(): void {
    this.#own.dispose();
  }
}
