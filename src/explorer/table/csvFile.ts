import type { Steps } from '../../steps/steps.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';
import type { AnswerTable } from './answerTable.ts';
import { cellText } from './cellText.ts';
import { csvText, defused } from './csvText.ts';

/** Without it Excel reads the file in the machine's old encoding. */
const byteOrderMark = '\uFEFF';
/** Rows in one step. */
const inOneStep = 50;

export interface CsvFile {
  /** The text in pieces, none of them longer than a string may be. */
  pieces: readonly string[];
  /** Without the head. */
  rows: number;
  /** Fields that say more than the answer: an apostrophe, so that no spreadsheet runs them. */
  defused: number;
}

/**
 * The rows of a table as CSV: RFC 4180, UTF-8 with a byte order mark, a head line, all columns, text in quotes. Numbers
 * and truth values stand as they came; null and what is missing are empty fields, an empty text is `""`; an object or a
 * list is its JSON. No text in it is a formula to a spreadsheet.
 * @param places which rows, in which order.
 */
export function* csvFile(table: AnswerTable, places: Int32Array): Steps<CsvFile> {
  let changed = 0;
  const field = (text: string) => {
    const safe = defused(text);
    changed += safe === text ? 0 : 1;
    return csvText(safe);
  };
  const pieces = [byteOrderMark + line(table.columns.map(({ key }) => field(key ?? 'value')))];
  const cells = new Int32Array(table.columns.length);
  let lines: string[] = [];
  for (const place of places) {
    const row = table.rows[place];
    if (row !== undefined) {
      const values = Array.from(table.cells(row, cells), (node) => {
        const plain = plainValue(table.index, node);
        return plain ?? field(cellText(table.index, node));
      });
      lines.push(line(values));
    }
    if (lines.length === inOneStep) {
      pieces.push(lines.join(''));
      lines = [];
      yield;
    }
  }
  return { pieces: [...pieces, lines.join('')], rows: places.length, defused: changed };
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

/** What stands in the file without quotes; undefined for text. */
function plainValue(index: JsonIndex, node: number): string | undefined {
  switch (node === -1 ? 'null' : index.kind(node)) {
    case 'null':
      return '';
    case 'number':
    case 'boolean':
      return index.source(node);
    default:
      return undefined;
  }
}
