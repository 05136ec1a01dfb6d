import * as vscode from 'vscode';
import type { Refusal } from '../../guard/refusal.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';

/** Says what was not done with the hooks and why, with what one can copy to do it by hand. */
export async function explainRefusal(what: string, { reason, snippet }: Refusal): Promise<void> {
  const copy = vscode.l10n.t('Copy What to Add');
  const buttons = snippet === undefined ? [] : [copy];
  // Paths and settings of the repository stand in the reason.
  const chosen = await notify.warning(`${what} ${plainText(reason, 2000)}`, ...buttons);
  if (chosen === copy && snippet !== undefined) {
    await vscode.env.clipboard.writeText(snippet);
  }
}
