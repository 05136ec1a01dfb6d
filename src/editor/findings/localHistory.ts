import * as vscode from 'vscode';
import { notify } from '../notify.ts';

/** VS Code keeps copies of what was saved before, the token in them: says so after it was taken out of a file. */
export async function mentionLocalHistory(document: vscode.TextDocument): Promise<void> {
  const isKept = vscode.workspace.getConfiguration('workbench.localHistory').get<boolean>('enabled', true);
  if (!isKept || document.uri.scheme !== 'file') {
    return;
  }
  const show = vscode.l10n.t('Show Timeline');
  const message = vscode.l10n.t(
    'The token is out of this file. VS Code may still keep older copies of it with the token, in its Local History on this computer: delete them in the Timeline.',
  );
  if ((await notify.information(message, show)) === show) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('timeline.focus');
  }
}
