import * as vscode from 'vscode';
import { tokenVariable } from '../../trackberry/token.ts';
import { plainText } from '../plainText.ts';
import type { StoredProfile } from './profile.ts';

/** UTF-16 units. */
const longest = 60;

/** Asks for the name of an organization: one that no other profile has, since it tells them apart. */
export async function askLabel(
  current: string | undefined,
  others: readonly StoredProfile[],
): Promise<string | undefined> {
  const taken = new Set([...others.map(({ label }) => label), vscode.l10n.t('Sandbox'), tokenVariable].map(folded));
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('Name of the Organization'),
    prompt: vscode.l10n.t(
      'Each token belongs to one organization, and the API does not tell its name. Shown in the status bar and before anything is written.',
    ),
    value: current ?? '',
    placeHolder: vscode.l10n.t('For example: Acme Produce'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const label = plainText(text, longest);
      if (label === '') {
        return vscode.l10n.t('Give the organization a name.');
      }
      return taken.has(folded(label)) ? vscode.l10n.t('Another organization has this name.') : undefined;
    },
  });
  return value === undefined ? undefined : plainText(value, longest);
}

function folded(label: string): string {
  return label.normalize('NFKC').toLowerCase();
}
