import * as vscode from 'vscode';
import type { Endpoints } from './endpoints.ts';
import type { ExplorerPanel } from './explorerPanel.ts';
import { pickOperation } from './pickOperation.ts';

/**
 * Opens the explorer on a call, with what was filled in for it before.
 * @param id the call's; anything that names none is asked for.
 */
export async function tryEndpoint(endpoints: Endpoints, explorer: ExplorerPanel, id: unknown): Promise<void> {
  const operations = endpoints.operations();
  const operation =
    operations.find((each) => each.id === id) ?? (await pickOperation(operations, vscode.l10n.t('Try Endpoint')));
  if (operation !== undefined) {
    explorer.show({ operationId: operation.id });
  }
}
