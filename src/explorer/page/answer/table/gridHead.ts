import { t } from '@vscode/l10n';
import type { Column } from '../../../table/answerTable.ts';
import { columnName } from '../../../table/columnName.ts';
import type { TableView } from '../../../table/tableView.ts';
import { element, icon, setAttributes } from '../../element.ts';
import { cellAttributes } from './gridPlace.ts';

interface HeadParts {
  /** The grid's part of the ids of its cells. */
  grid: string;
  columns: readonly Column[];
  /** In characters. */
  widths: readonly number[];
}

/** Pixels. */
const character = 8;
const padding = 20;
const narrowest = 40;
const placeWidth = 74;
const oneStep = 24;

/** The head of a grid: names of the columns, how they are sorted, how wide they are. */
export class GridHead {
  readonly element = element('div', { class: 'grid-row grid-head', role: 'row', 'aria-rowindex': '1' });
  readonly #parts: HeadParts;
  readonly #widths: number[];
  readonly #cells: readonly HTMLElement[];
  #tell: (template: string) => void = () => {};

  constructor(parts: HeadParts) {
    this.#parts = parts;
    this.#widths = [placeWidth, ...parts.widths.map((width) => Math.round(width * character) + padding)];
    this.#cells = [
      this.#cell(0, '#', t('The row’s place in the answer. Enter: as they came')),
      ...parts.columns.map((column, index) => {
        const name = columnName(column);
        return this.#cell(index + 1, name, t('{0}. Enter: sort; Shift+Left, Shift+Right: width', name));
      }),
    ];
    this.element.append(...this.#cells);
  }

  cell(column: number): HTMLElement | undefined {
    return this.#cells[column];
  }

  show(sort: TableView['sort']): void {
    for (const [column, cell] of this.#cells.entries()) {
      const direction = sort?.descending ? 'descending' : 'ascending';
      const sorted = column > 0 && sort?.column === column - 1 ? direction : 'none';
      setAttributes(cell, { 'aria-sort': column === 0 ? undefined : sorted });
    }
  }

  /** Makes a column wider by so many steps, or narrower. */
  widen(column: number, steps: number): void {
    this.#resize(column, (this.#widths[column] ?? 0) + steps * oneStep);
  }

  /** Tells the widths as `grid-template-columns`, now and whenever they change. */
  onWidths(tell: (template: string) => void): void {
    this.#tell = tell;
    this.#resize(0, placeWidth);
  }

  #resize(column: number, width: number): void {
    this.#widths[column] = Math.max(narrowest, width);
    this.#tell(this.#widths.map((each) => `${each}px`).join(' '));
  }

  #cell(column: number, name: string, title: string): HTMLElement {
    const grip = element('span', { class: 'grid-grip', 'aria-hidden': 'true' });
    grip.addEventListener('pointerdown', (event) => {
      const start = event.clientX - (this.#widths[column] ?? 0);
      grip.setPointerCapture(event.pointerId);
      grip.onpointermove = ({ clientX }) => this.#resize(column, clientX - start);
    });
    grip.addEventListener('lostpointercapture', () => {
      grip.onpointermove = null;
    });
    grip.addEventListener('click', (event) => event.stopPropagation()); // no click on the head, which would sort
    return element(
      'div',
      { ...cellAttributes(this.#parts.grid, { row: -1, column }), role: 'columnheader', class: 'cell', title },
      element('span', { class: 'cell-name' }, name),
      icon('arrow-up'),
      icon('arrow-down'),
      grip,
    );
  }
}
