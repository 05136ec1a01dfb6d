import * as vscode from 'vscode';
import type { contexts } from './ids.ts';

type ContextKey = (typeof contexts)[keyof typeof contexts];

const told = new Map<ContextKey, string | boolean>();

/**
 * Tells VS Code the value of one of our context keys, which `when` clauses in package.json read; only one that has
 * changed, because each goes to the window and delays what is to be painted after it.
 */
export async function setContext(key: ContextKey, value: string | boolean): Promise<void> {
  if (told.get(key) !== value) {
    told.set(key, value);
    await vscode.commands.executeCommand('setContext', key, value);
  }
}
