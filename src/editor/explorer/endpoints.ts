import type { Disposable } from 'vscode';
import { listOperations, type Operation, openApiDocument } from '../../trackberry/openapi.ts';
import { type EndpointNode, endpointNodes } from './endpointNode.ts';

/** The calls that view, palette and explorer offer, in the order of the document. */
export class Endpoints implements Disposable {
  readonly #bundled = listOperations(openApiDocument);

  operations(): readonly Operation[] {
    return this.#bundled;
  }

  nodes(): EndpointNode[] {
    return endpointNodes(this.operations());
  }

  dispose(): void {}
}
