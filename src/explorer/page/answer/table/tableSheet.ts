import { t } from '@vscode/l10n';
import { formatNumber } from '../../../../l10n/formats.ts';
import { displayLanguage } from '../../../../l10n/translation.ts';
import { inSlices } from '../../../../steps/steps.ts';
import type { AnswerTable, Column } from '../../../table/answerTable.ts';
import { cellText } from '../../../table/cellText.ts';
import { columnName } from '../../../table/columnName.ts';
import { shipmentId } from '../../../table/shipmentId.ts';
import { tableName } from '../../../table/tableName.ts';
import { rowsInView, type TableView } from '../../../table/tableView.ts';
import { button } from '../../button.ts';
import { element, setAttributes } from '../../element.ts';
import type { ShownAnswer } from '../shownAnswer.ts';
import { CellDetail } from './cellDetail.ts';
import type { GridPlace } from './gridPlace.ts';
import { TableGrid } from './tableGrid.ts';

/** One table: filtered, sorted, exported, and its cells one by one. */
export class TableSheet {
  readonly element: HTMLElement;
  readonly #shown: ShownAnswer;
  readonly #table: AnswerTable;
  readonly #grid: TableGrid;
  readonly #detail: CellDetail;
  readonly #count = element('p', { class: 'table-count quiet', role: 'status' });
  #view: TableView;
  #places: Int32Array = new Int32Array();
  /** Filtering and sorting that has not come to its end. */
  #work = new AbortController();

  /** @param view how it was left, where it was. */
  constructor(shown: ShownAnswer, table: AnswerTable, view: TableView = { filter: '', language: displayLanguage() }) {
    this.#view = view;
    this.#shown = shown;
    this.#table = table;
    const name = tableName(table.index, table.node);
    this.#grid = new TableGrid({
      id: `table-${shown.callId}-${table.node}`,
      label: name,
      table,
      onSort: (column) => this.#change(sortedBy(this.#view, column)),
      onMove: (place) => this.#describe(place),
      onEnter: ({ row }) => this.#open(this.#shipment(this.#row(row))),
      copied: (place) => this.#text(place),
    });
    this.#detail = new CellDetail((id) => this.#open(id));
    this.element = element(
      'div',
      { class: 'table-sheet' },
      this.#bar(),
      ...this.#remarks(),
      this.#grid.element,
      this.#detail.element,
    );
    this.#change(this.#view);
  }

  #bar(): HTMLElement {
    const filter = element('input', { type: 'text', placeholder: t('Filter rows'), 'aria-label': t('Filter rows') });
    filter.value = this.#view.filter;
    filter.addEventListener('input', () => this.#change({ ...this.#view, filter: filter.value }));
    const options = this.#table.columns.map((column, number) =>
      element('option', { value: String(number) }, columnName(column)),
    );
    const columns = element(
      'select',
      { 'aria-label': t('Where to look') },
      element('option', { value: '' }, t('All columns')),
      ...options,
    );
    columns.value = String(this.#view.filterColumn ?? '');
    columns.addEventListener('change', () => {
      const { filterColumn: _, ...view } = this.#view;
      this.#change(columns.value === '' ? view : { ...view, filterColumn: Number(columns.value) });
    });
    const save = button({
      label: t('Export CSV…'),
      icon: 'export',
      secondary: true,
      title: t('Save the rows that are shown, in this order, with all columns'),
      onClick: () =>
        this.#shown.post({ type: 'exportCsv', callId: this.#shown.callId, node: this.#table.node, view: this.#view }),
    });
    return element('div', { class: 'table-bar' }, filter, columns, save, this.#count);
  }

  /** What the columns cannot show. */
  #remarks(): readonly HTMLElement[] {
    const { moreKeys, rowsRepeatingKeys } = this.#table;
    const remarks = [
      ...(moreKeys > 0 ? [moreKeysText(moreKeys)] : []),
      ...(rowsRepeatingKeys > 0 ? [repeatedKeysText(rowsRepeatingKeys)] : []),
    ];
    return remarks.map((remark) => element('p', { class: 'quiet' }, remark));
  }

  /** Has it remembered as the one that is shown, and how. */
  leave(): void {
    this.#shown.leaveTable({ callId: this.#shown.callId, node: this.#table.node, view: this.#view });
  }

  #change(view: TableView): void {
    this.#view = view;
    this.leave();
    this.#update().catch(reportError);
  }

  async #update(): Promise<void> {
    this.#work.abort();
    const work = new AbortController();
    this.#work = work;
    setAttributes(this.#grid.element, { 'aria-busy': 'true' });
    const places = await inSlices(rowsInView(this.#table, this.#view), work.signal);
    if (places === undefined) {
      return;
    }
    this.#places = places;
    setAttributes(this.#grid.element, { 'aria-busy': undefined });
    this.#grid.show(places, this.#view.sort);
    const { length } = this.#table.rows;
    this.#count.textContent = this.#view.filter === '' ? rowsText(length) : shownRowsText(places.length, length);
  }

  #describe(place: GridPlace): void {
    const row = this.#row(place.row);
    if (row === undefined) {
      this.#detail.show(undefined);
      return;
    }
    const column = this.#table.columns[place.column - 1];
    this.#detail.show({
      title: cellName((this.#places[place.row] ?? 0) + 1, column),
      text: this.#text(place),
      row: this.#table.index.source(row),
      shipment: this.#shipment(row),
    });
  }

  /** What a cell says; of a row's number, the row as JSON. */
  #text({ row, column }: GridPlace): string {
    const node = this.#row(row);
    if (node === undefined) {
      return this.#table.columns[column - 1]?.key ?? '';
    }
    const cell = column === 0 ? node : (this.#table.cells(node)[column - 1] ?? -1);
    return cell === -1 ? '' : cellText(this.#table.index, cell);
  }

  /** The node of a row in view. */
  #row(row: number): number | undefined {
    const place = this.#places[row];
    return place === undefined ? undefined : this.#table.rows[place];
  }

  #open(id: string | undefined): void {
    if (id !== undefined) {
      this.#shown.open({ operationId: 'getShipment', parameters: { id } });
    }
  }

  #shipment(row: number | undefined): string | undefined {
    return row === undefined ? undefined : shipmentId(this.#table, row);
  }
}

function cellName(row: number, column: Column | undefined): string {
  return column === undefined
    ? t('Row {0}', formatNumber(row))
    : t('Row {0}, {1}', formatNumber(row), columnName(column));
}

function rowsText(rows: number): string {
  return rows === 1 ? t('1 row') : t('{0} rows', formatNumber(rows));
}

function shownRowsText(shown: number, all: number): string {
  return all === 1
    ? t('{0} of 1 row', formatNumber(shown))
    : t('{0} of {1} rows', formatNumber(shown), formatNumber(all));
}

function moreKeysText(keys: number): string {
  return keys === 1
    ? t('1 more key has no column here; the text has them all.')
    : t('{0} more keys have no column here; the text has them all.', formatNumber(keys));
}

function repeatedKeysText(rows: number): string {
  return rows === 1
    ? t('In 1 row a key comes more than once: the last one is shown.')
    : t('In {0} rows a key comes more than once: the last one is shown.', formatNumber(rows));
}

/** A column goes from as it came to ascending, to descending, to as it came. */
function sortedBy({ sort, ...view }: TableView, column: number | undefined): TableView {
  if (column === undefined) {
    return view;
  }
  if (sort?.column !== column) {
    return { ...view, sort: { column, descending: false } };
  }
  return sort.descending ? view : { ...view, sort: { column, descending: true } };
}
