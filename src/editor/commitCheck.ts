import * as path from 'node:path';
import * as vscode from 'vscode';
import type { CommitCheckSettings } from './commitCheckSettings.ts';
import { notify } from './notify.ts';
import { plainText } from './plainText.ts';

const setting = 'git.diagnosticsCommitHook';

/** Asks for the consent, and turns on VS Code's own check before a commit. */
export async function turnOnCommitCheck(settings: CommitCheckSettings): Promise<void> {
  if (!settings.exist) {
    void notify.information("VS Code's own git extension, which has this check, is switched off.");
    return;
  }
  if (settings.areTurnedOn) {
    void notify.information("VS Code's commit check is turned on already.");
    return;
  }
  const turnOn = 'Turn On';
  const consent = await notify.modal(
    'Let VS Code ask before it commits a file with a problem?',
    'It then asks “Commit Anyway” or “View Problems” for each Error in a file of the commit, of EVERY source: of compilers and linters as well as of Trackberry. VS Code cannot limit it to one. Of Trackberry it asks for warnings too.\n\n' +
      'It judges whole files, not only what you add, and sees only commits that you make in VS Code itself.\n\n' +
      `It is set in your user settings (${setting}), in no workspace. “Turn Off VS Code's Commit Check” puts back what is there now.`,
    turnOn,
  );
  if (consent !== turnOn) {
    return;
  }
  await settings.turnOn();
  const without = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !settings.worksFor(uri));
  if (without.length > 0) {
    const names = without.map(({ uri }) => plainText(path.posix.basename(uri.path), 40)).join(', ');
    const open = 'Open Workspace Settings';
    const message = `VS Code's commit check is turned on, but not here: the settings of this workspace say otherwise (${setting}, in ${names}).`;
    if ((await notify.warning(message, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', setting);
    }
    return;
  }
  void notify.information("VS Code's commit check is turned on.");
}

export async function turnOffCommitCheck(settings: CommitCheckSettings): Promise<void> {
  if (await settings.turnOff()) {
    void notify.information("VS Code's commit check is as it was before: your earlier settings are back.");
    return;
  }
  const open = 'Open Settings';
  const message = "VS Code's commit check was not turned on from here, so nothing is changed.";
  if ((await notify.information(message, open)) === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', setting);
  }
}
