import { lstat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { ignoreLine } from '../../fix/ignoreLine.ts';
import { edited } from '../../fix/replacement.ts';
import { ignoreFileName } from '../../scan/ignore.ts';
import { scanText } from '../../scan/scanner.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { appendLine, save } from './editPreview.ts';
import { type LocatedFinding, locate } from './locatedFinding.ts';
import { isNotebookFile, notebookOf } from './notebookCells.ts';

/** "Ignore it here": a comment `trackberry:ignore <reason>` on the line before. */
export async function ignoreHere(argument: unknown, ownTokens: OwnTokens): Promise<void> {
  const found = await locateOthers(argument, ownTokens);
  const reason = found && (await askReason(found));
  if (found === undefined || reason === undefined) {
    return;
  }
  const { document, start, file } = found;
  const text = document.getText();
  const isCell = notebookOf(document.uri) !== undefined;
  const fix = isNotebookFile(document.uri)
    ? { kind: 'refused' as const, reason: vscode.l10n.t('This is in a notebook. Open it, and ignore it in its cell.') }
    : ignoreLine({ text, start, file: isCell ? '' : file.name, languageId: document.languageId, reason });
  if (fix.kind === 'refused') {
    void notify.warning(vscode.l10n.t('Nothing was changed. {0}', fix.reason));
    return;
  }
  const known = await ownTokens.known();
  const count = (of: string) => scanText(of, file.name, known).length;
  if (count(edited(text, fix.edits)) >= count(text)) {
    void notify.warning(
      vscode.l10n.t(
        'Nothing was changed. Here a comment does not silence the finding. Ignore it in .trackberryignore.',
      ),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const each of fix.edits) {
    edit.insert(document.uri, document.positionAt(each.start), each.text);
  }
  const { isDirty } = document;
  if ((await vscode.workspace.applyEdit(edit)) && !isDirty) {
    await save(document.uri);
  }
}

/** "Ignore it in .trackberryignore": a line with the finding's fingerprint, for text that can hold no comment. */
export async function ignoreInFile(argument: unknown, ownTokens: OwnTokens): Promise<void> {
  const found = await locateOthers(argument, ownTokens);
  if (found === undefined) {
    return;
  }
  const { document, file, finding } = found;
  if (file.root === undefined || notebookOf(document.uri) !== undefined) {
    void notify.warning(
      vscode.l10n.t(
        'Nothing was changed. .trackberryignore names findings in files, by their lines, and this is a cell or has no file yet. Ignore it here, by a comment.',
      ),
    );
    return;
  }
  const list = path.join(file.root, ignoreFileName);
  const stat = await lstat(list).catch(() => undefined);
  if (stat !== undefined && !stat.isFile()) {
    void notify.warning(
      vscode.l10n.t('Nothing was changed. {0} is a link or no file, and may lead outside.', ignoreFileName),
    );
    return;
  }
  const reason = await askReason(found);
  if (reason === undefined) {
    return;
  }
  const uri = vscode.Uri.file(list);
  const before = stat === undefined ? '' : (await vscode.workspace.openTextDocument(uri)).getText();
  const place = `${plainText(file.name)}:${finding.start.line + 1}`;
  const lineEnd = before === '' || /[\r\n]$/.test(before) ? '' : '\n';
  if (!(await appendLine({ uri, text: `${lineEnd}${finding.fingerprint} # ${place} ${reason}\n` }))) {
    return; // VS Code has told why the file could not be written
  }
  const open = vscode.l10n.t('Open');
  if (
    (await notify.information(
      vscode.l10n.t('{0} is ignored from now on, by a line in {1}.', place, ignoreFileName),
      open,
    )) === open
  ) {
    await vscode.window.showTextDocument(uri);
  }
}

async function locateOthers(argument: unknown, ownTokens: OwnTokens): Promise<LocatedFinding | undefined> {
  const found = await locate(argument, ownTokens);
  if (found?.finding.rule === 'own-token') {
    void notify.warning(vscode.l10n.t('This is your own token, which no rule silences. Take it out of the text.'));
    return undefined;
  }
  return found;
}

/** One line without the secret; undefined when the user gives none. */
async function askReason({ literal }: LocatedFinding): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore This Finding'),
    prompt: vscode.l10n.t('Why is this no secret? The reason stands beside the mark, for whoever reads it later.'),
    placeHolder: vscode.l10n.t('For example: invented, for the tests'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.includes(literal)) {
        return vscode.l10n.t('The reason must not hold the token.');
      }
      return /^\w/.test(plainText(text))
        ? undefined
        : vscode.l10n.t('Give a reason. It begins with a letter or a digit.');
    },
  });
  return reason === undefined ? undefined : plainText(reason, 200);
}
