import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import type { Loaded } from './shipmentStore.ts';

/** How many of the loaded shipments wait for somebody to review them; undefined where none does. */
export function reviewBadge({ rows, more }: Loaded): vscode.ViewBadge | undefined {
  const value = rows.reduce((count, { status }) => (status === 'ready_for_review' ? count + 1 : count), 0);
  if (value === 0) {
    return undefined;
  }
  const [count, of] = [formatNumber(value), formatNumber(rows.length)];
  if (more) {
    return { value, tooltip: vscode.l10n.t('Ready for review: {0} of {1} loaded shipments', count, of) };
  }
  return { value, tooltip: vscode.l10n.t('Ready for review: {0} of {1} shipments', count, of) };
}
