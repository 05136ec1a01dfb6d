import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson } from '../../../../src/explorer/json/jsonIndexer.ts';
import { AnswerTable } from '../../../../src/explorer/table/answerTable.ts';
import { cellText } from '../../../../src/explorer/table/cellText.ts';
import { findTables } from '../../../../src/explorer/table/findTables.ts';
import { atOnce } from '../../../../src/steps/steps.ts';

export function indexed(json: string): JsonIndex {
  const index = indexJson(json);
  if (!(index instanceof JsonIndex)) {
    throw new Error(`Not JSON: ${index.reason}`);
  }
  return index;
}

/** The largest table of an answer. */
export function largestTable(json: string): AnswerTable {
  const index = indexed(json);
  const [first] = atOnce(findTables(index));
  if (first === undefined) {
    throw new Error('No table');
  }
  return atOnce(AnswerTable.read(index, first.node));
}

/** What a row shows, by column; undefined where it has no such cell. */
export function shownRow(table: AnswerTable, place: number): (string | undefined)[] {
  const row = table.rows[place] ?? 0;
  return Array.from(table.cells(row), (node) => (node === -1 ? undefined : cellText(table.index, node)));
}
