import { mergeSort } from '../../steps/mergeSort.ts';
import type { Steps } from '../../steps/steps.ts';
import { flag, number, object, type Shaped, text } from '../shape.ts';
import type { AnswerTable } from './answerTable.ts';
import { cellOrder, type SortKey, sortKey } from './cellOrder.ts';
import { cellText } from './cellText.ts';

/**
 * Which rows of a table are shown, and in which order. `filter` is looked for in the text of the cells, small and capital
 * letters alike; in all columns, or in the one of that number. `language` (BCP 47) is the one whose order text follows.
 */
export const tableView = object(
  { filter: text, language: text },
  { filterColumn: number, sort: object({ column: number, descending: flag }) },
);
export type TableView = Shaped<typeof tableView>;

/** Rows in one step. */
const inOneStep = 50;

/** The rows that a view shows, by their place in the table (0 is the first), in its order. */
export function* rowsInView(table: AnswerTable, view: TableView): Steps<Int32Array> {
  const places = yield* filtered(table, view);
  return view.sort === undefined ? places : yield* sorted(table, places, view.sort, view.language);
}

function* filtered(table: AnswerTable, { filter, filterColumn }: TableView): Steps<Int32Array> {
  const places = countedUp(table.rows.length);
  const wanted = filter.toLowerCase();
  if (wanted === '') {
    return places;
  }
  let found = 0;
  const cells = table.cells(0);
  const holds = (node: number | undefined) =>
    node !== undefined && node >= 0 && cellText(table.index, node).toLowerCase().includes(wanted);
  for (const [place, row] of table.rows.entries()) {
    table.cells(row, cells);
    if (filterColumn === undefined ? cells.some(holds) : holds(cells[filterColumn])) {
      places[found] = place;
      found += 1;
    }
    if (place % inOneStep === 0) {
      yield;
    }
  }
  return places.slice(0, found);
}

function* sorted(
  table: AnswerTable,
  places: Int32Array,
  { column, descending }: NonNullable<TableView['sort']>,
  language: string,
): Steps<Int32Array> {
  const keys: SortKey[] = [];
  const cells = new Int32Array(table.columns.length);
  for (const place of places) {
    const row = table.rows[place];
    keys.push(sortKey(table.index, row === undefined ? -1 : (table.cells(row, cells)[column] ?? -1)));
    if (keys.length % inOneStep === 0) {
      yield;
    }
  }
  const order = cellOrder(descending, language);
  const missing: SortKey = { kind: 'missing' };
  const ranks = yield* mergeSort(places.length, (a, b) => order(keys[a] ?? missing, keys[b] ?? missing));
  return Int32Array.from(ranks, (rank) => places[rank] ?? 0);
}

function countedUp(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length).map((_, index) => index);
}
