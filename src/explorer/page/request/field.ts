import { t } from '@vscode/l10n';
import { constraints } from '../../constraints.ts';
import type { ValueForm } from '../../valueForm.ts';
import { element, icon, setAttributes } from '../element.ts';
import { control, type Typed } from './control.ts';

export interface FieldParts {
  /** Unique in the form; also what a field error names. */
  id: string;
  label: string;
  required: boolean;
  /** What else there is to say beside the label: `header`. */
  mark?: string;
  deprecated: boolean;
  description: string;
  form: ValueForm;
  value: Typed;
  onInput(value: Typed): void;
}

/** A label, a control, what is asked of its value, its description and its error, all of which a screen reader reads. */
export class Field {
  readonly element: HTMLElement;
  readonly id: string;
  readonly #control: ReturnType<typeof control>;
  readonly #error = element('p', { class: 'field-error' });
  readonly #describedBy: string;

  constructor(parts: FieldParts) {
    const { label, required, mark, deprecated, description, form } = parts;
    this.id = parts.id;
    // In a list of ids a space ends each.
    const id = `field-${parts.id.replace(/\s/g, (space) => `%${space.charCodeAt(0)}`)}`;
    this.#error.id = `${id}-error`;
    this.#control = control(parts);
    setAttributes(this.#control, { id, name: parts.id, 'aria-required': required ? 'true' : undefined });
    const asked = constraints(form);
    const about = element('span', { class: 'field-type', id: `${id}-type` }, asked);
    const help = element('p', { class: 'field-help', id: `${id}-help` }, description);
    const tags = [mark ?? '', required ? t('required') : '', deprecated ? t('deprecated') : ''].filter(
      (tag) => tag !== '',
    );
    const tagged = element('span', { class: 'required', id: `${id}-tags` }, tags.join(', '));
    this.#describedBy = [
      ...(tags.length > 0 ? [tagged.id] : []),
      ...(asked === '' ? [] : [about.id]),
      ...(description === '' ? [] : [help.id]),
    ].join(' ');
    this.element = element(
      'div',
      { class: deprecated ? 'field deprecated' : 'field' },
      element(
        'div',
        { class: 'field-head' },
        element('label', { for: id }, label),
        ...(tags.length > 0 ? [tagged] : []),
        about,
        ...(form.nullable && form.kind !== 'choice' ? [this.#nullBox(parts)] : []),
      ),
      this.#control,
      this.#error,
      ...(description === '' ? [] : [help]),
    );
    this.showError(undefined);
  }

  showError(message: string | undefined): void {
    paintError(this.#error, message);
    const describedBy = [message === undefined ? '' : this.#error.id, this.#describedBy].join(' ').trim();
    setAttributes(this.#control, {
      'aria-invalid': message === undefined ? undefined : 'true',
      'aria-describedby': describedBy === '' ? undefined : describedBy,
    });
  }

  focus(): void {
    const box = this.element.querySelector<HTMLElement>('.null-box input');
    (this.#control.disabled ? box : this.#control)?.focus();
  }

  /** An empty field is left out; null is a value of its own. */
  #nullBox({ label, value, onInput }: FieldParts): HTMLElement {
    const box = element('input', { type: 'checkbox', 'aria-label': t('{0} is null', label) });
    box.checked = value === null;
    this.#control.disabled = box.checked;
    box.addEventListener('input', () => {
      this.#control.disabled = box.checked;
      onInput(box.checked ? null : this.#control.value);
    });
    return element('label', { class: 'null-box' }, box, 'null');
  }
}

/** Shows a sentence about an error, or nothing. The icon says it where a theme has one colour for all borders. */
export function paintError(target: HTMLElement, message: string | undefined): void {
  if (target.textContent === (message ?? '') && target.hidden === (message === undefined)) {
    return; // of many fields hardly any changes with a key
  }
  target.hidden = message === undefined;
  target.replaceChildren(...(message === undefined ? [] : [icon('error'), element('span', {}, message)]));
}
