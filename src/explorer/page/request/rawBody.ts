import { t } from '@vscode/l10n';
import { type PlacedError, placedErrors } from '../../rawErrors.ts';
import type { FieldError } from '../../violations.ts';
import { element, icon, setAttributes } from '../element.ts';

/** A body as JSON text; each error is a button that goes to its place. */
export class RawBody {
  readonly #text = element('textarea', {
    class: 'code',
    id: 'field-body',
    rows: '10',
    spellcheck: 'false',
    'aria-label': t('Body as JSON'),
    'aria-describedby': 'field-body-error',
  });
  readonly #errors = element('ul', { class: 'raw-errors', id: 'field-body-error', hidden: true });
  readonly element = element('div', { class: 'field' }, this.#text, this.#errors);

  constructor(value: string, required: boolean, onInput: (value: string) => void) {
    this.#text.value = value;
    setAttributes(this.#text, { 'aria-required': required ? 'true' : undefined });
    this.#text.addEventListener('input', () => onInput(this.#text.value));
  }

  showErrors(errors: readonly FieldError[]): void {
    const placed = placedErrors(this.#text.value, errors);
    this.#errors.hidden = placed.length === 0;
    this.#errors.replaceChildren(...placed.map((error) => element('li', { class: 'field-error' }, this.#link(error))));
    setAttributes(this.#text, { 'aria-invalid': placed.length > 0 ? 'true' : undefined });
  }

  focus(): void {
    this.#text.focus();
  }

  #link({ message, offset, line, column }: PlacedError): HTMLElement {
    const link = element(
      'button',
      { type: 'button', class: 'place' },
      icon('error'),
      t('Line {0}, column {1}: {2}', line, column, message),
    );
    link.addEventListener('click', () => {
      this.#text.focus();
      this.#text.setSelectionRange(offset, offset);
    });
    return link;
  }
}
