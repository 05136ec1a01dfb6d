import * as vscode from 'vscode';
import type { Method } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/openapi.ts';
import { commands } from '../ids.ts';
import { plainText } from '../plainText.ts';

/** A row of the view of endpoints, and those below it. */
export interface EndpointNode {
  item: vscode.TreeItem;
  children: EndpointNode[];
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

interface Group {
  name: string;
  operations: readonly Operation[];
}

/** The operations by tag, in the order in which the tags come first. */
export function groupedByTag(operations: readonly Operation[]): Group[] {
  const groups = Map.groupBy(operations, ({ tag }) => tag);
  return [...groups].map(([tag, inGroup]) => ({ name: plainText(tag) || 'Other', operations: inGroup }));
}

/** A summary and the call behind it, as text from outside may be shown. */
export function operationWords({ summary, method, path }: Operation): { label: string; call: string } {
  const call = `${method} ${plainText(path)}`;
  return { label: plainText(summary) || call, call };
}

/** Groups with their calls; a row opens the explorer on its call. */
export function endpointNodes(operations: readonly Operation[]): EndpointNode[] {
  return groupedByTag(operations).map(({ name, operations: inGroup }) => {
    const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
    item.id = `group:${name}`;
    return { item, children: inGroup.map((operation) => ({ item: operationItem(operation), children: [] })) };
  });
}

function operationItem(operation: Operation): vscode.TreeItem {
  const { label, call } = operationWords(operation);
  const item = new vscode.TreeItem(label);
  item.id = operation.id;
  item.description = call;
  item.iconPath = methodIcon(operation.method);
  item.tooltip = [label, call, plainText(operation.description, 500)].filter((line) => line !== '').join('\n');
  item.accessibilityInformation = { label: `${label}, ${call}` };
  item.command = { title: 'Try Endpoint', command: commands.tryEndpoint, arguments: [operation.id] };
  return item;
}
