import type * as vscode from 'vscode';

/** A day with its calls, or a call, each with its row as it is shown. */
export type HistoryNode =
  | { kind: 'day'; item: vscode.TreeItem; children: HistoryNode[] }
  | { kind: 'call'; item: vscode.TreeItem; id: string };
