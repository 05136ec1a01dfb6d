import * as path from 'node:path';
import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { CommitCheckSettings } from './commitCheckSettings.ts';

const setting = 'git.diagnosticsCommitHook';

/** Asks for the consent, and turns on VS Code's own check before a commit. */
export async function turnOnCommitCheck(settings: CommitCheckSettings): Promise<void> {
  if (!settings.exist) {
    void notify.information(vscode.l10n.t("VS Code's own git extension, which has this check, is switched off."));
    return;
  }
  if (settings.areTurnedOn) {
    void notify.information(vscode.l10n.t("VS Code's commit check is turned on already."));
    return;
  }
  const turnOn = vscode.l10n.t('Turn On');
  const consent = await notify.modal(
    vscode.l10n.t('Let VS Code ask before it commits a file with a problem?'),
    vscode.l10n.t(
      "It then asks “Commit Anyway” or “View Problems” for each Error in a file of the commit, of EVERY source: of compilers and linters as well as of Trackberry. VS Code cannot limit it to one. Of Trackberry it asks for warnings too.\n\nIt judges whole files, not only what you add, and sees only commits that you make in VS Code itself.\n\nIt is set in your user settings ({0}), in no workspace. “Turn Off VS Code's Commit Check” puts back what is there now.",
      setting,
    ),
    turnOn,
  );
  if (consent !== turnOn) {
    return;
  }
  await settings.turnOn();
  const without = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !settings.worksFor(uri));
  if (without.length > 0) {
    const names = without.map(({ uri }) => plainText(path.posix.basename(uri.path), 40)).join(', ');
    const open = vscode.l10n.t('Open Workspace Settings');
    const message = vscode.l10n.t(
      "VS Code's commit check is turned on, but not here: the settings of this workspace say otherwise ({0}, in {1}).",
      setting,
      names,
    );
    if ((await notify.warning(message, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', setting);
    }
    return;
  }
  void notify.information(vscode.l10n.t("VS Code's commit check is turned on."));
}

export async function turnOffCommitCheck(settings: CommitCheckSettings): Promise<void> {
  if (await settings.turnOff()) {
    void notify.information(
      vscode.l10n.t("VS Code's commit check is as it was before: your earlier settings are back."),
    );
    return;
  }
  const open = vscode.l10n.t('Open Settings');
  const message = vscode.l10n.t("VS Code's commit check was not turned on from here, so nothing is changed.");
  if ((await notify.information(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', setting);
  }
}
