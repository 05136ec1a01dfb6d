import * as vscode from 'vscode';
import { bySourceAndTag } from '../../explorer/operationGroups.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { plainText, withoutIcons } from '../plainText.ts';
import { methodIcon, operationWords } from './endpointNode.ts';

/** Asks for a call of the API. @returns undefined when none was chosen. */
export async function pickOperation(operations: readonly Operation[], title: string): Promise<Operation | undefined> {
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
    title,
    placeHolder: vscode.l10n.t('A call of the API: its summary, method or path'),
    matchOnDescription: true,
  });
  return chosen?.operation;
}
