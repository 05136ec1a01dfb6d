import * as vscode from 'vscode';
import { answerFileName } from '../../explorer/answerFileName.ts';
import { JsonIndex } from '../../explorer/json/jsonIndex.ts';
import { indexJsonSteps } from '../../explorer/json/jsonIndexer.ts';
import { AnswerTable } from '../../explorer/table/answerTable.ts';
import { type CsvFile, csvFile } from '../../explorer/table/csvFile.ts';
import { utf8 } from '../../explorer/table/rowsAsFile.ts';
import { rowsInView, type TableView } from '../../explorer/table/tableView.ts';
import { inSlices, type Steps } from '../../steps/steps.ts';
import { chooseFile, tellExported, writeWhole } from '../exportedFile.ts';
import type { KeptAnswer } from './answerStore.ts';

/**
 * Writes a table of an answer to a CSV file that the user chooses, as it is shown: filtered and sorted.
 * @param node the table's array in the index of the body.
 */
export async function exportCsv(kept: KeptAnswer, node: number, view: TableView): Promise<void> {
  const name = answerFileName(kept, true).replace(/json$/, 'csv');
  const target = await chooseFile(vscode.l10n.t('Export the Table as CSV'), name, { CSV: ['csv'] });
  if (target === undefined) {
    return;
  }
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Trackberry: writing CSV') };
  const { defused, rows } = await vscode.window.withProgress(progress, async () => {
    const file = await inSlices(tableCsv(kept.answer.body, node, view));
    await writeWhole(target, await inSlices(utf8(file.pieces)));
    return file;
  });
  await tellExported(target, rows, defused);
}

function* tableCsv(body: string, node: number, view: TableView): Steps<CsvFile> {
  const index = yield* indexJsonSteps(body);
  if (!(index instanceof JsonIndex) || !Number.isInteger(node) || node < 0 || node >= index.length) {
    throw new Error('The page asked for a table that is not in the answer.');
  }
  const table = yield* AnswerTable.read(index, node);
  return yield* csvFile(table, yield* rowsInView(table, view));
}
