import * as vscode from 'vscode';
import { bySourceAndTag } from '../../explorer/operationGroups.ts';
import type { Operation } from '../../trackberry/openapi.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { methodIcon, operationWords } from './endpointNode.ts';
import type { Endpoints } from './endpoints.ts';
import type { ExplorerPanel } from './explorerPanel.ts';

/**
 * Opens the explorer on a call, with what was filled in for it before.
 * @param id the call's; anything that names none is asked for.
 */
export async function tryEndpoint(endpoints: Endpoints, explorer: ExplorerPanel, id: unknown): Promise<void> {
  const operations = endpoints.operations();
  const operation = operations.find((each) => each.id === id) ?? (await pickOperation(operations));
  if (operation !== undefined) {
    explorer.show({ operationId: operation.id });
  }
}

async function pickOperation(operations: readonly Operation[]): Promise<Operation | undefined> {
  const items = bySourceAndTag(operations).flatMap((group) => [
    { label: withoutIcons(plainText(group.name)), kind: vscode.QuickPickItemKind.Separator },
    ...group.operations.map((operation) => {
      const { label, call } = operationWords(operation);
      return {
        label: withoutIcons(label),
        description: withoutIcons(call),
        iconPath: methodIcon(operation.method),
        operation,
      };
    }),
  ]);
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { operation?: Operation }>(items, {
    title: 'Try Endpoint',
    placeHolder: 'A call of the API: its summary, method or path',
    matchOnDescription: true,
  });
  return chosen?.operation;
}
