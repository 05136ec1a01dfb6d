import * as vscode from 'vscode';
import type { contexts } from './ids.ts';

export type ContextKey = (typeof contexts)[keyof typeof contexts];

/** Tells VS Code the value of one of our context keys, which `when` clauses in package.json read. */
export async function setContext(key: ContextKey, value: string | boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
