import type { Operation } from '../../../trackberry/openapi.ts';
import { type BodyField, bodyFields, composeBody, readBody } from '../../bodyFields.ts';
import type { FieldError } from '../../violations.ts';
import { element, setAttributes } from '../element.ts';
import type { FormValues } from '../pageState.ts';
import { Field, paintError } from './field.ts';

type Body = Pick<FormValues, 'body' | 'raw' | 'rawText'>;

/** The JSON that a body's form stands for. */
export function bodyText(operation: Operation, values: Body): string | undefined {
  if (operation.body === undefined) {
    return undefined;
  }
  return values.raw ? values.rawText : composeBody(bodyFields(operation.body.schema), values.body);
}

/** The form for a body's text, as fields where they can say all of it. */
export function bodyFromText(operation: Operation, text: string): Body {
  const values = operation.body === undefined ? undefined : readBody(bodyFields(operation.body.schema), text);
  return values === undefined ? { body: {}, raw: true, rawText: text } : { body: values, raw: false, rawText: '' };
}

/** A body, as fields made from its schema or as raw JSON, with a switch between the two. */
export class BodyForm {
  readonly element = element('fieldset', { class: 'body' });
  readonly #operation: Operation;
  readonly #fields: readonly BodyField[];
  readonly #onChange: (values: Body) => void;
  readonly #error = element('p', { class: 'field-error', id: 'field-body-error' });
  #values: Body;
  #shown: readonly Field[] = [];
  #text: HTMLTextAreaElement | undefined;

  constructor(operation: Operation, values: Body, onChange: (values: Body) => void) {
    this.#operation = operation;
    this.#fields = bodyFields(operation.body?.schema ?? {});
    this.#values = this.#fields.length === 0 ? { ...values, raw: true } : values;
    this.#onChange = onChange;
    this.#paint();
  }

  /** Shows the errors of the body, and returns the way to focus the first, if there is one. */
  showErrors(errors: readonly FieldError[]): (() => void) | undefined {
    const own = errors.filter(({ field }) => field === 'body' || field.startsWith('body/'));
    const atFields = own.filter(({ field }) => this.#shown.some(({ id }) => id === field));
    for (const field of this.#shown) {
      field.showError(atFields.find((error) => error.field === field.id)?.message);
    }
    const rest = own.filter((error) => !atFields.includes(error)).map(({ message }) => message);
    paintError(this.#error, rest.length === 0 ? undefined : rest.join(' · '));
    if (this.#text !== undefined) {
      setAttributes(this.#text, { 'aria-invalid': rest.length > 0 ? 'true' : undefined });
    }
    const first = this.#shown.find(({ id }) => atFields.some(({ field }) => field === id)) ?? this.#text;
    return own.length > 0 ? () => (first ?? this.#shown[0])?.focus() : undefined;
  }

  #paint(): void {
    this.#shown = this.#values.raw ? [] : this.#fields.map((field) => this.#field(field));
    this.#text = this.#values.raw ? this.#textarea(this.#values.rawText) : undefined;
    this.element.replaceChildren(
      element('legend', {}, 'Body'),
      ...(this.#fields.length === 0 ? [] : [this.#switch()]),
      ...(this.#text === undefined ? this.#shown.map((field) => field.element) : [this.#text]),
      this.#error,
    );
    this.showErrors([]);
  }

  #field({ id, path, required, schema }: BodyField): Field {
    return new Field({
      id,
      label: path.at(-1) ?? '',
      required,
      description: typeof schema.description === 'string' ? schema.description : '',
      schema,
      value: this.#values.body[id] ?? '',
      onInput: (value) => this.#change({ ...this.#values, body: { ...this.#values.body, [id]: value } }),
    });
  }

  #textarea(value: string): HTMLTextAreaElement {
    const attributes = { class: 'code', rows: '10', spellcheck: 'false', 'aria-label': 'Body as JSON' };
    const text = element('textarea', { ...attributes, 'aria-describedby': this.#error.id });
    text.value = value;
    text.addEventListener('input', () => this.#change({ ...this.#values, rawText: text.value }));
    return text;
  }

  #switch(): HTMLElement {
    const button = element('button', { type: 'button', class: 'link' }, this.#values.raw ? 'As fields' : 'As JSON');
    button.addEventListener('click', () => this.#toggle());
    return button;
  }

  #toggle(): void {
    const text = bodyText(this.#operation, this.#values) ?? '';
    if (!this.#values.raw) {
      this.#change({ ...this.#values, raw: true, rawText: text });
    } else {
      const body = text.trim() === '' ? {} : readBody(this.#fields, text);
      if (body === undefined) {
        this.showErrors([{ field: 'body', message: 'This is not JSON that the fields can show' }]);
        return;
      }
      this.#change({ body, raw: false, rawText: '' });
    }
    this.#paint();
    this.element.querySelector<HTMLElement>('button.link')?.focus();
  }

  #change(values: Body): void {
    this.#values = values;
    this.#onChange(values);
  }
}
