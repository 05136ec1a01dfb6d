import { t } from '@vscode/l10n';
import { formatNumber } from '../../../../l10n/formats.ts';
import { inSlices } from '../../../../steps/steps.ts';
import type { JsonIndex } from '../../../json/jsonIndex.ts';
import { AnswerTable } from '../../../table/answerTable.ts';
import type { FoundTable } from '../../../table/findTables.ts';
import { tableName } from '../../../table/tableName.ts';
import type { TableView } from '../../../table/tableView.ts';
import { element } from '../../element.ts';
import type { ShownAnswer } from '../shownAnswer.ts';
import { TableSheet } from './tableSheet.ts';

/** Tables that can be chosen; more would make a list that nobody reads. */
const mostChoices = 500;

/** The tables of an answer, of which one is shown. */
export class TablePane {
  readonly element = element('div', { class: 'table-pane' });
  readonly #shown: ShownAnswer;
  readonly #index: JsonIndex;
  readonly #slot = element('div', {});
  readonly #sheets = new Map<number, TableSheet>();
  #chosen: number | undefined;

  constructor(shown: ShownAnswer, index: JsonIndex, tables: readonly FoundTable[]) {
    this.#shown = shown;
    this.#index = index;
    const left = shown.leftTable();
    const first = tables.find(({ node }) => node === left?.node) ?? tables[0];
    if (first === undefined) {
      return;
    }
    if (tables.length > 1) {
      this.element.append(this.#chooser(tables, first.node));
    }
    this.element.append(this.#slot);
    this.#choose(first.node, left?.node === first.node ? left.view : undefined);
  }

  #chooser(tables: readonly FoundTable[], chosen: number): HTMLElement {
    const options = tables.slice(0, mostChoices).map(({ node, rows }) => {
      const name = tableName(this.#index, node);
      return element('option', { value: String(node) }, `${name} (${formatNumber(rows)})`);
    });
    const select = element('select', { class: 'table-choice' }, ...options);
    select.value = String(chosen);
    select.addEventListener('change', () => this.#choose(Number(select.value)));
    const more = tables.length - options.length;
    return element(
      'label',
      { class: 'table-chooser' },
      t('Table'),
      select,
      ...(more > 0 ? [element('span', { class: 'quiet' }, smallerText(more))] : []),
    );
  }

  /** @param view how the table was left, where it was. */
  #choose(node: number, view?: TableView): void {
    this.#chosen = node;
    this.#show(node, view).catch(reportError);
  }

  async #show(node: number, view: TableView | undefined): Promise<void> {
    const sheet =
      this.#sheets.get(node) ?? new TableSheet(this.#shown, await inSlices(AnswerTable.read(this.#index, node)), view);
    this.#sheets.set(node, sheet);
    if (this.#chosen === node) {
      this.#slot.replaceChildren(sheet.element);
      sheet.leave();
    }
  }
}

function smallerText(tables: number): string {
  return tables === 1 ? t('and 1 smaller one') : t('and {0} smaller ones', formatNumber(tables));
}
