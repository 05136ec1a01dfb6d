import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';

/** Writes a request to a file that the user chooses, and shows it; in a file that is there, where they say. */
export async function saveHttpFile(request: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save As .http'),
    filters: { 'HTTP Requests': ['http', 'rest'] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, 'trackberry.http') }),
  });
  if (target === undefined) {
    return;
  }
  if (await exists(target)) {
    const name = plainText(target.path.split('/').at(-1) ?? '');
    const add = vscode.l10n.t('Add to the End');
    const choice = await notify.modal(
      vscode.l10n.t('Where does the request go in {0}?', name),
      vscode.l10n.t(
        'The file is there already. The request can be added at its end, or take the place of everything in it.',
      ),
      add,
      vscode.l10n.t('Replace All'),
    );
    if (choice === undefined) {
      return;
    }
    await change(target, request, choice === add);
  } else {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(request));
  }
  await vscode.window.showTextDocument(target);
}

async function exists(target: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(target);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return false;
    }
    throw error;
  }
}

/** As an edit, so that it can be undone; what is not saved in the file stays so, together with this. */
async function change(target: vscode.Uri, request: string, keep: boolean): Promise<void> {
  const document = await vscode.workspace.openTextDocument(target);
  const { isDirty } = document;
  const text = document.getText();
  const end = document.positionAt(text.length);
  const edit = new vscode.WorkspaceEdit();
  if (keep) {
    const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
    edit.insert(target, end, gap + request);
  } else {
    edit.replace(target, new vscode.Range(new vscode.Position(0, 0), end), request);
  }
  await vscode.workspace.applyEdit(edit);
  if (!isDirty) {
    await document.save();
  }
}
