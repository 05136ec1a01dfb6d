import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { formatNumber } from '../l10n/formats.ts';
import { notify } from './notify.ts';

/** Asks where to put a file, in the workspace's folder unless somebody says otherwise. */
export function chooseFile(
  title: string,
  name: string,
  filters: Record<string, string[]> = {},
): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder && vscode.Uri.joinPath(folder, name);
  return vscode.window.showSaveDialog({ title, filters, ...(defaultUri !== undefined && { defaultUri }) });
}

/** Writes a file whole or not at all: what was there stays until all of it is on the disk. */
export async function writeWhole(target: vscode.Uri, content: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const name = target.path.split('/').at(-1) ?? '';
  const draft = vscode.Uri.joinPath(target, '..', `.${name}.${randomUUID()}.part`);
  try {
    await fs.writeFile(draft, content);
    await fs.rename(draft, target, { overwrite: true });
  } catch (error) {
    await fs.delete(draft).then(undefined, () => undefined); // the first failure is the one to tell of
    throw error;
  }
}

/**
 * Says what was saved, and offers to open it.
 * @param defused fields that a spreadsheet would have run.
 */
export async function tellExported(file: vscode.Uri, rows: number, defused = 0): Promise<void> {
  const open = vscode.l10n.t('Open File');
  const name = file.path.split('/').at(-1) ?? '';
  const done =
    rows === 1
      ? vscode.l10n.t('Saved 1 row as {0}.', name)
      : vscode.l10n.t('Saved {0} rows as {1}.', formatNumber(rows), name);
  const remark =
    defused === 1
      ? vscode.l10n.t('1 field would have been a formula to a spreadsheet: an apostrophe makes it text.')
      : vscode.l10n.t(
          '{0} fields would have been formulas to a spreadsheet: an apostrophe makes them text.',
          formatNumber(defused),
        );
  const choice = await notify.information(defused === 0 ? done : `${done} ${remark}`, open);
  if (choice === open) {
    await vscode.commands.executeCommand('vscode.open', file);
  }
}
