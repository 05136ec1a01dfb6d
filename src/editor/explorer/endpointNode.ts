import * as vscode from 'vscode';
import { byTag } from '../../explorer/operationGroups.ts';
import type { Method } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { BrokenOperation } from '../../trackberry/operationReading.ts';
import { commands } from '../ids.ts';
import { plainText } from '../plainText.ts';

/** A row of the view of endpoints, and those below it. */
export interface EndpointNode {
  item: vscode.TreeItem;
  children: EndpointNode[];
}

export function row(item: vscode.TreeItem): EndpointNode {
  return { item, children: [] };
}

/** A codicon's name and a theme colour's id. */
const looks: Readonly<Record<Method, { icon: string; color: string }>> = {
  GET: { icon: 'arrow-down', color: 'charts.blue' },
  POST: { icon: 'add', color: 'charts.green' },
  PUT: { icon: 'arrow-swap', color: 'charts.yellow' },
  PATCH: { icon: 'edit', color: 'charts.yellow' },
  DELETE: { icon: 'trash', color: 'charts.red' },
};

export function methodIcon(method: Method): vscode.ThemeIcon {
  const { icon, color } = looks[method];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** A summary and the call behind it, as text from outside may be shown. */
export function operationWords({ summary, method, path }: Operation | BrokenOperation): {
  label: string;
  call: string;
} {
  const call = `${method} ${plainText(path)}`;
  return { label: plainText(summary) || call, call };
}

/** Groups with their calls: a row opens the explorer on its call, or tells why the call cannot be made. */
export function operationNodes(
  operations: readonly Operation[],
  broken: readonly BrokenOperation[],
  file?: vscode.Uri,
): EndpointNode[] {
  return byTag<Operation | BrokenOperation>([...operations, ...broken]).map((group) => {
    const item = new vscode.TreeItem(plainText(group.name), vscode.TreeItemCollapsibleState.Expanded);
    item.id = `group:${file?.toString() ?? ''}:${group.name}`;
    const children = group.operations.map((each) => ('reason' in each ? brokenItem(each, file) : operationItem(each)));
    return { item, children: children.map(row) };
  });
}

function operationItem(operation: Operation): vscode.TreeItem {
  const { label, call } = operationWords(operation);
  const from = operation.from === undefined ? [] : [vscode.l10n.t('from {0}', operation.from)];
  const item = new vscode.TreeItem(label);
  item.id = operation.id;
  item.description = label === call ? '' : call;
  item.iconPath = methodIcon(operation.method);
  item.tooltip = [label, call, plainText(operation.description, 500), ...from].filter((line) => line !== '').join('\n');
  item.accessibilityInformation = { label: [label, ...(label === call ? [] : [call]), ...from].join(', ') };
  item.command = { title: vscode.l10n.t('Try Endpoint'), command: commands.tryEndpoint, arguments: [operation.id] };
  return item;
}

function brokenItem(operation: BrokenOperation, file: vscode.Uri | undefined): vscode.TreeItem {
  const { label, call } = operationWords(operation);
  const reason = plainText(operation.reason, 300);
  const item = new vscode.TreeItem(label);
  item.description = vscode.l10n.t('cannot be called: {0}', reason);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = `${call}\n${reason}.`;
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}, cannot be called: {2}', label, call, reason) };
  if (file !== undefined) {
    item.command = { title: vscode.l10n.t('Open the Description'), command: 'vscode.open', arguments: [file] };
  }
  return item;
}
