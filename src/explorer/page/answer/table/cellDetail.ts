import { t } from '@vscode/l10n';
import { visibleText } from '../../../visibleText.ts';
import { button } from '../../button.ts';
import { element } from '../../element.ts';

/** A cell in full. */
export interface DetailedCell {
  title: string;
  text: string;
  /** The whole row as JSON. */
  row: string;
  /** The id of the shipment that the row is. */
  shipment: string | undefined;
}

/** Characters; a longer text is in the clipboard and in the text of the answer. */
const mostShown = 20_000;

/** What stands in the cell that the grid is on, in full, and what can be done with it. */
export class CellDetail {
  readonly #title = element('strong', {});
  readonly #text = element('pre', { class: 'cell-full', tabindex: '0', 'aria-label': t('The cell in full') });
  readonly #open = button({
    label: t('Fill In Get Shipment'),
    icon: 'rocket',
    secondary: true,
    title: t('Enter, on a cell of the row'),
    onClick: () => this.#onOpen(this.#cell?.shipment),
  });
  readonly #content = element(
    'div',
    { class: 'cell-detail-content' },
    element(
      'div',
      { class: 'cell-detail-head' },
      this.#title,
      element(
        'div',
        { class: 'buttons' },
        button({ label: t('Copy Cell'), icon: 'copy', secondary: true, onClick: () => copy(this.#cell?.text) }),
        button({
          label: t('Copy Row'),
          icon: 'json',
          secondary: true,
          title: t('As JSON, as it came'),
          onClick: () => copy(this.#cell?.row),
        }),
        this.#open,
      ),
    ),
    this.#text,
  );
  readonly #hint = element(
    'p',
    { class: 'quiet' },
    t(
      'A click or Enter on a head sorts. The arrows go through the table; the cell that they are on is shown here in full.',
    ),
  );
  readonly element = element('div', { class: 'cell-detail' }, this.#hint, this.#content);
  readonly #onOpen: (shipment: string | undefined) => void;
  #cell: DetailedCell | undefined;

  constructor(onOpen: (shipment: string | undefined) => void) {
    this.#onOpen = onOpen;
    this.show(undefined);
  }

  /** @param cell undefined for the head of a column. */
  show(cell: DetailedCell | undefined): void {
    this.#cell = cell;
    this.#hint.hidden = cell !== undefined;
    this.#content.hidden = cell === undefined;
    this.#title.textContent = cell?.title ?? '';
    const text = cell?.text ?? '';
    this.#text.textContent = visibleText(text.length > mostShown ? `${text.slice(0, mostShown)}…` : text);
    this.#open.hidden = cell?.shipment === undefined;
  }
}

function copy(text: string | undefined): void {
  if (text !== undefined) {
    navigator.clipboard.writeText(text).catch(reportError);
  }
}
