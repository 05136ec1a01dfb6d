import type { AnswerTable } from './answerTable.ts';
import { cellBeginning } from './cellText.ts';

/** Rows that are looked at: enough to see what kind of values a column has. */
const looked = 60;
const narrowest = 6;
const widest = 40;

/** A width for each column, in characters: for its key, and for the longest of its first values. */
export function columnWidths(table: AnswerTable): readonly number[] {
  const rows = table.rows.subarray(0, looked);
  const widths = table.columns.map(({ key = '' }) => key.length + 2);
  for (const row of rows) {
    for (const [column, node] of table.cells(row).entries()) {
      const length = node === -1 ? 0 : cellBeginning(table.index, node, widest).length;
      widths[column] = Math.max(widths[column] ?? 0, length);
    }
  }
  return widths.map((width) => Math.min(Math.max(width, narrowest), widest));
}
