import * as vscode from 'vscode';
import { notify } from './notify.ts';

/**
 * Says why something that runs git does nothing in an untrusted folder, with the way to change that.
 * @param what a sentence: for what git is needed.
 */
export async function explainTrust(what: string): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const message = `${what} ${vscode.l10n.t('Git runs in trusted folders only, and this one is not.')}`;
  if ((await notify.information(message, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}
