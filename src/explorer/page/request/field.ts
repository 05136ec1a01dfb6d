import type { JsonSchema } from '../../../trackberry/openapi.ts';
import { choices, constraints, defaultText, exampleText } from '../../constraints.ts';
import { isNumeric } from '../../typedValue.ts';
import { element, icon, setAttributes } from '../element.ts';

export interface FieldParts {
  /** Unique in the form; also what a field error names. */
  id: string;
  label: string;
  required: boolean;
  description: string;
  schema: JsonSchema;
  value: string;
  onInput(value: string): void;
}

/**
 * A label, a control, its description and its error. The control is the browser's own: one in another component's shadow
 * root could not be joined to its description and error for a screen reader.
 */
export class Field {
  readonly element: HTMLElement;
  readonly id: string;
  readonly #control: HTMLInputElement | HTMLSelectElement;
  readonly #error = element('p', { class: 'field-error' });
  readonly #describedBy: string;

  constructor(parts: FieldParts) {
    this.id = parts.id;
    const id = `field-${parts.id}`;
    const help = element('p', { class: 'field-help', id: `${id}-help` }, parts.description);
    this.#describedBy = parts.description === '' ? '' : help.id;
    this.#error.id = `${id}-error`;
    this.#control = control(parts);
    setAttributes(this.#control, { id, name: parts.id, 'aria-required': parts.required ? 'true' : undefined });
    this.#control.value = parts.value;
    this.#control.addEventListener('input', () => parts.onInput(this.#control.value));
    this.element = element(
      'div',
      { class: 'field' },
      element(
        'div',
        { class: 'field-head' },
        element('label', { for: id }, parts.label),
        ...(parts.required ? [element('span', { class: 'required' }, 'required')] : []),
        element('span', { class: 'field-type' }, constraints(parts.schema)),
      ),
      this.#control,
      this.#error,
      ...(parts.description === '' ? [] : [help]),
    );
    this.showError(undefined);
  }

  set value(value: string) {
    this.#control.value = value;
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
    this.#control.focus();
  }
}

/** Shows a sentence about an error, or nothing. The icon says it where a theme has one colour for all borders. */
export function paintError(target: HTMLElement, message: string | undefined): void {
  target.hidden = message === undefined;
  target.replaceChildren(...(message === undefined ? [] : [icon('error'), element('span', {}, message)]));
}

function control({ schema, required }: FieldParts): HTMLInputElement | HTMLSelectElement {
  const values = choices(schema);
  const fallback = defaultText(schema);
  if (values === undefined) {
    const example = exampleText(schema);
    return element('input', {
      type: 'text',
      inputmode: isNumeric(schema) ? 'decimal' : 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: fallback !== '' ? fallback : example !== '' ? `e.g. ${example}` : undefined,
    });
  }
  const empty = fallback !== '' ? `default: ${fallback}` : required ? 'choose…' : 'not set';
  return element(
    'select',
    {},
    element('option', { value: '' }, empty),
    ...values.map((value) => element('option', { value }, value)),
  );
}
