import type { Steps } from '../../steps/steps.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';

/** A key of the rows; `undefined` stands for what is no object, and so has no keys. */
export interface Column {
  key: string | undefined;
}

/** More are not shown as columns: nobody could read them, and empty cells of many rows would be more than the answer. */
const mostColumns = 200;
/** Members in one step. */
const inOneStep = 2_000;
const none = -1;

/**
 * An array of an answer as rows and columns. Rows are the nodes of its elements; columns are their keys, all together, in
 * the order in which they first come. A value that is an object or a list is one cell, so that a column is one key.
 */
export class AnswerTable {
  readonly index: JsonIndex;
  /** The array's node. */
  readonly node: number;
  readonly rows: Int32Array;
  readonly columns: readonly Column[];
  /** Keys that are in the answer, and no columns for want of room. */
  readonly moreKeys: number;
  /** Rows in which a key comes twice; the last one counts, as for every JSON reader. */
  readonly rowsRepeatingKeys: number;
  /** By key as written in the answer; one key may be written in several ways. */
  readonly #columnOf: ReadonlyMap<string, number>;

  private constructor(index: JsonIndex, node: number, rows: Int32Array, found: FoundColumns) {
    this.index = index;
    this.node = node;
    this.rows = rows;
    this.columns = found.columns;
    this.moreKeys = found.moreKeys;
    this.rowsRepeatingKeys = found.rowsRepeatingKeys;
    this.#columnOf = found.columnOf;
  }

  static *read(index: JsonIndex, node: number): Steps<AnswerTable> {
    const rows = new Int32Array(index.childCount(node));
    let element = node + 1;
    for (let at = 0; at < rows.length; at += 1) {
      rows[at] = element;
      element = index.next(element);
      if (at % inOneStep === 0) {
        yield;
      }
    }
    return new AnswerTable(index, node, rows, yield* findColumns(index, rows));
  }

  /** The node in each column, -1 where a row has none. Written into `cells`, or into a new array. */
  cells(row: number, cells: Int32Array = new Int32Array(this.columns.length)): Int32Array {
    cells.fill(none);
    if (this.index.kind(row) !== 'object') {
      cells[0] = row; // the column without a key is the first one
      return cells;
    }
    const end = this.index.next(row);
    for (let member = row + 1; member < end; member = this.index.next(member)) {
      const column = this.#columnOf.get(this.index.keySource(member) ?? '');
      if (column !== undefined) {
        cells[column] = member;
      }
    }
    return cells;
  }
}

interface FoundColumns {
  columns: Column[];
  columnOf: Map<string, number>;
  moreKeys: number;
  rowsRepeatingKeys: number;
}

function* findColumns(index: JsonIndex, rows: Int32Array): Steps<FoundColumns> {
  const columns: Column[] = [];
  const columnOf = new Map<string, number>();
  const byKey = new Map<string, number>();
  /** The row in which a key was met last. */
  const lastRow: number[] = [];
  let rowsRepeatingKeys = 0;
  let members = 0;
  if (rows.some((row) => index.kind(row) !== 'object')) {
    columns.push({ key: undefined });
  }
  const first = columns.length;
  for (const row of rows) {
    let repeats = false;
    const end = index.kind(row) === 'object' ? index.next(row) : row;
    for (let member = row + 1; member < end; member = index.next(member)) {
      const source = index.keySource(member) ?? '';
      let number = columnOf.get(source);
      if (number === undefined) {
        const key = index.key(member) ?? '';
        number = byKey.get(key) ?? first + byKey.size;
        if (!byKey.has(key) && number < mostColumns) {
          columns.push({ key });
        }
        byKey.set(key, number);
        columnOf.set(source, number);
      }
      repeats ||= lastRow[number] === row;
      lastRow[number] = row;
      members += 1;
      if (members % inOneStep === 0) {
        yield;
      }
    }
    rowsRepeatingKeys += repeats ? 1 : 0;
  }
  return { columns, columnOf, moreKeys: first + byKey.size - columns.length, rowsRepeatingKeys };
}
