import { formatNumber } from '../../../../l10n/formats.ts';
import type { AnswerTable } from '../../../table/answerTable.ts';
import { columnWidths } from '../../../table/columnWidths.ts';
import type { TableView } from '../../../table/tableView.ts';
import { element, setAttributes } from '../../element.ts';
import { VirtualRows } from '../virtualRows.ts';
import { GridHead } from './gridHead.ts';
import { cellAttributes, cellId, type GridPlace, placeOf } from './gridPlace.ts';
import { cellTitle, tableCell } from './tableCell.ts';

interface GridParts {
  /** Begins the ids of its cells. */
  id: string;
  label: string;
  table: AnswerTable;
  /** A head was clicked, or Enter pressed on it; undefined for that of the row numbers. */
  onSort(column: number | undefined): void;
  /** A cell was gone to. */
  onMove(place: GridPlace): void;
  /** Enter was pressed on a cell. */
  onEnter(place: GridPlace): void;
  /** What the clipboard gets of a cell. */
  copied(place: GridPlace): string;
}

/** Pixels, as in the style sheet. */
const rowHeight = 24;

/**
 * A table by the ARIA grid pattern: the grid itself has the keyboard, and names the cell that it stands on. Only the rows
 * in sight are elements.
 */
export class TableGrid {
  readonly element: HTMLElement;
  readonly #parts: GridParts;
  readonly #head: GridHead;
  readonly #rows: VirtualRows;
  #places: Int32Array = new Int32Array();
  #at: GridPlace = { row: -1, column: 1 };

  constructor(parts: GridParts) {
    const { id, label, table } = parts;
    this.#parts = parts;
    this.#head = new GridHead({ grid: id, columns: table.columns, widths: columnWidths(table) });
    this.#rows = new VirtualRows({
      rowHeight,
      head: this.#head.element,
      render: (number) => this.#row(number),
      attributes: {
        class: 'grid',
        role: 'grid',
        'aria-readonly': 'true',
        tabindex: '0',
        'aria-label': label,
        'aria-colcount': String(table.columns.length + 1),
      },
    });
    this.element = this.#rows.element;
    this.#head.onWidths((template) => this.element.style.setProperty('--columns', template));
    this.element.addEventListener('keydown', (event) => this.#keydown(event));
    this.element.addEventListener('click', ({ target }) => this.#click(placeOf(target)));
    this.element.addEventListener('mouseover', ({ target }) => {
      // Only where the pointer is: it would double the work of a row.
      const place = placeOf(target);
      const row = place && this.#places[place.row];
      const cell = place && this.#cell(place);
      if (place !== undefined && row !== undefined && cell !== undefined && place.column > 0) {
        const node = table.cells(table.rows[row] ?? 0)[place.column - 1] ?? -1;
        setAttributes(cell, { title: cellTitle(table.index, node) });
      }
    });
    this.element.addEventListener('copy', (event) => {
      if (document.getSelection()?.isCollapsed !== false) {
        event.clipboardData?.setData('text/plain', parts.copied(this.#at));
        event.preventDefault();
      }
    });
  }

  /** The rows in view, by their place in the table, in their order. */
  show(places: Int32Array, sort: TableView['sort']): void {
    this.#places = places;
    setAttributes(this.element, { 'aria-rowcount': String(places.length + 1) });
    this.#head.show(sort);
    this.#rows.setCount(places.length);
    this.#go({ ...this.#at, row: Math.min(this.#at.row, places.length - 1) });
  }

  #row(number: number): HTMLElement {
    const { id, table } = this.#parts;
    const place = this.#places[number] ?? 0;
    const cells = Array.from(table.cells(table.rows[place] ?? 0), (node, index) => {
      const { text, look, label } = tableCell(table.index, node);
      return element(
        'div',
        {
          ...cellAttributes(id, { row: number, column: index + 1 }),
          role: 'gridcell',
          class: `cell cell-${look}`,
          'aria-label': label,
        },
        text,
      );
    });
    const head = { ...cellAttributes(id, { row: number, column: 0 }), role: 'rowheader', class: 'cell cell-place' };
    const row = element(
      'div',
      { class: 'grid-row', role: 'row', 'aria-rowindex': String(number + 2) },
      element('div', head, formatNumber(place + 1)),
      ...cells,
    );
    if (number === this.#at.row) {
      setAttributes(row.children[this.#at.column] ?? row, { 'aria-selected': 'true' });
    }
    return row;
  }

  #click(place: GridPlace | undefined): void {
    if (place !== undefined) {
      this.#go(place);
      if (place.row === -1) {
        this.#sort(place.column);
      }
    }
  }

  #keydown(event: KeyboardEvent): void {
    const { row, column } = this.#at;
    if (event.shiftKey && row === -1 && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      this.#head.widen(column, event.key === 'ArrowLeft' ? -1 : 1);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (row === -1) {
        this.#sort(column);
      } else {
        this.#parts.onEnter(this.#at);
      }
      return;
    }
    const target = this.#target(event);
    if (target !== undefined) {
      event.preventDefault();
      this.#go(target);
    }
  }

  /** Where a key leads to. */
  #target({ key, ctrlKey, metaKey }: KeyboardEvent): GridPlace | undefined {
    const { row, column } = this.#at;
    const far = ctrlKey || metaKey;
    const [lastRow, lastColumn] = [this.#places.length - 1, this.#parts.table.columns.length];
    const { page } = this.#rows;
    const targets: Readonly<Record<string, GridPlace>> = {
      ArrowUp: { row: far ? -1 : row - 1, column },
      ArrowDown: { row: far ? lastRow : row + 1, column },
      ArrowLeft: { row, column: far ? 0 : column - 1 },
      ArrowRight: { row, column: far ? lastColumn : column + 1 },
      PageUp: { row: row - page, column },
      PageDown: { row: row + page, column },
      Home: { row: far ? -1 : row, column: 0 },
      End: { row: far ? lastRow : row, column: lastColumn },
    };
    const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
    return (
      target && {
        row: Math.min(Math.max(target.row, -1), lastRow),
        column: Math.min(Math.max(target.column, 0), lastColumn),
      }
    );
  }

  #sort(column: number): void {
    this.#parts.onSort(column === 0 ? undefined : column - 1);
  }

  #go(place: GridPlace): void {
    this.#cell(this.#at)?.removeAttribute('aria-selected');
    this.#at = place;
    this.#reveal(place);
    const cell = this.#cell(place);
    if (cell !== undefined) {
      setAttributes(cell, { 'aria-selected': 'true' });
    }
    setAttributes(this.element, { 'aria-activedescendant': cellId(this.#parts.id, place) });
    this.#parts.onMove(place);
  }

  #cell({ row, column }: GridPlace): Element | undefined {
    return row === -1 ? this.#head.cell(column) : this.#rows.shown(row)?.children[column];
  }

  #reveal({ row, column }: GridPlace): void {
    const grid = this.element;
    if (row >= 0) {
      this.#rows.reveal(row);
    }
    const head = this.#head.cell(column);
    const beside = this.#head.cell(0)?.offsetWidth ?? 0; // the row numbers stay where they are
    if (head !== undefined && column > 0) {
      const right = head.offsetLeft + head.offsetWidth - grid.clientWidth;
      grid.scrollLeft = Math.min(Math.max(grid.scrollLeft, right), head.offsetLeft - beside);
    }
  }
}
