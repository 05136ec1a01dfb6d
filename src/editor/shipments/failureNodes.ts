import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { describe, type Remedy } from '../messages.ts';
import type { TreeNode } from './shipmentNode.ts';

/** Try again, and whatever else mends the error. */
export function failureNodes(error: unknown): TreeNode[] {
  const tryAgain = { title: vscode.l10n.t('Try Again'), command: commands.refreshShipments };
  return [
    { kind: 'action', remedy: tryAgain, icon: 'refresh' },
    ...remedyNodes(describe(error).remedies, 'arrow-right'),
  ];
}

export function remedyNodes(remedies: readonly Remedy[], icon: string): TreeNode[] {
  return remedies.map((remedy): TreeNode => ({ kind: 'action', remedy, icon }));
}
