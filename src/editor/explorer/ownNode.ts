import * as vscode from 'vscode';
import type { Remedy } from '../messages.ts';
import { plainText } from '../plainText.ts';
import { type EndpointNode, operationNodes, row } from './endpointNode.ts';
import type { OwnReading } from './ownDocument.ts';

/** The user's own document as a row; below it what is wrong with it, what mends that, and its calls. */
export function ownNode({ name, uri, operations, broken, unread, fault }: OwnReading): EndpointNode {
  const item = new vscode.TreeItem(vscode.l10n.t('from {0}', name), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `own:${uri?.toString() ?? ''}`;
  item.iconPath = new vscode.ThemeIcon('file-code');
  item.description = vscode.l10n.t('your own description');
  const where = plainText(uri?.fsPath ?? name, 300);
  item.tooltip = `${where}\n${vscode.l10n.t('Its calls go to the same address as all others.')}`;
  const listed = operations.length + broken.length;
  return {
    item,
    children: [
      ...(fault === undefined ? [] : [faultRow(fault.sentence), ...fault.remedies.map(remedyRow)]),
      ...operationNodes(operations, broken, uri),
      ...(unread === 0
        ? []
        : [row(new vscode.TreeItem(vscode.l10n.t('{0} more are not listed: only the first {1}', unread, listed)))]),
    ],
  };
}

function faultRow(sentence: string): EndpointNode {
  const item = new vscode.TreeItem(sentence);
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.tooltip = sentence;
  return row(item);
}

function remedyRow(remedy: Remedy): EndpointNode {
  const item = new vscode.TreeItem(remedy.title);
  item.iconPath = new vscode.ThemeIcon('arrow-right');
  item.command = remedy;
  return row(item);
}
