import * as vscode from 'vscode';
import { answerFileName } from '../../explorer/answerFileName.ts';
import { JsonIndex } from '../../explorer/json/jsonIndex.ts';
import { indexJsonSteps } from '../../explorer/json/jsonIndexer.ts';
import { inSlices, type Steps } from '../../explorer/steps.ts';
import { AnswerTable } from '../../explorer/table/answerTable.ts';
import { type CsvFile, csvFile } from '../../explorer/table/csvFile.ts';
import { rowsInView, type TableView } from '../../explorer/table/tableView.ts';
import { formatNumber } from '../../l10n/formats.ts';
import { notify } from '../notify.ts';
import type { KeptAnswer } from './answerStore.ts';

/**
 * Writes a table of an answer to a CSV file that the user chooses, as it is shown: filtered and sorted.
 * @param node the table's array in the index of the body.
 */
export async function exportCsv(kept: KeptAnswer, node: number, view: TableView): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = answerFileName(kept, true).replace(/json$/, 'csv');
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the Table as CSV'),
    filters: { CSV: ['csv'] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return;
  }
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Trackberry: writing CSV') };
  const { defused, rows } = await vscode.window.withProgress(progress, async () => {
    const file = await inSlices(tableCsv(kept.answer.body, node, view));
    const encoder = new TextEncoder();
    await vscode.workspace.fs.writeFile(target, Buffer.concat(file.pieces.map((piece) => encoder.encode(piece))));
    return file;
  });
  await saved(target, rows, defused);
}

function* tableCsv(body: string, node: number, view: TableView): Steps<CsvFile> {
  const index = yield* indexJsonSteps(body);
  if (!(index instanceof JsonIndex) || !Number.isInteger(node) || node < 0 || node >= index.length) {
    throw new Error('The page asked for a table that is not in the answer.');
  }
  const table = yield* AnswerTable.read(index, node);
  return yield* csvFile(table, yield* rowsInView(table, view));
}

async function saved(file: vscode.Uri, rows: number, defused: number): Promise<void> {
  const open = vscode.l10n.t('Open File');
  const name = file.path.split('/').at(-1) ?? '';
  const done = vscode.l10n.t('Saved {0} rows as {1}.', formatNumber(rows), name);
  const remark = vscode.l10n.t(
    '{0} fields would have been formulas to a spreadsheet: an apostrophe makes them text.',
    formatNumber(defused),
  );
  const choice = await notify.information(defused === 0 ? done : `${done} ${remark}`, open);
  if (choice === open) {
    await vscode.commands.executeCommand('vscode.open', file);
  }
}
