import * as vscode from 'vscode';
import type { Way } from '../../explorer/protocol.ts';
import { snippetCall } from '../../explorer/snippetCall.ts';
import type { Connection } from '../connection.ts';
import type { Endpoints } from './endpoints.ts';
import type { ExplorerPanel } from './explorerPanel.ts';
import { pageConnection } from './pageConnection.ts';
import { pickOperation } from './pickOperation.ts';
import type { RequestSnippets } from './requestSnippets.ts';

interface TakeParts {
  connection: Connection;
  endpoints: Endpoints;
  explorer: ExplorerPanel;
  snippets: RequestSnippets;
}

/** What the explorer shows, as code; without an explorer a call that is asked for, with nothing filled in. */
export async function takeRequest({ connection, endpoints, explorer, snippets }: TakeParts, way: Way): Promise<void> {
  if (explorer.take(way)) {
    return;
  }
  const operation = await pickOperation(endpoints.operations(), vscode.l10n.t('Request'));
  if (operation !== undefined) {
    const empty = { operationId: operation.id, parameters: {} };
    await snippets.take(way, snippetCall(operation, empty, pageConnection(connection).baseUrl));
  }
}
