import { t } from '@vscode/l10n';
import type { Operation } from '../../../trackberry/operation.ts';
import { type BodyField, type BodyGroup, bodyGroups } from '../../bodyFields.ts';
import { type FieldError, isAt } from '../../violations.ts';
import { element } from '../element.ts';
import { asFields, asRaw, type BodyState, bodyTextOf } from './bodyState.ts';
import { Field, paintError } from './field.ts';
import { RawBody } from './rawBody.ts';

/** A body, as fields made from its schema or as raw JSON, with a switch between the two. */
export class BodyForm {
  readonly element = element('fieldset', { class: 'body' });
  readonly #required: boolean;
  readonly #groups: readonly BodyGroup[];
  readonly #onChange: (state: BodyState) => void;
  readonly #error = element('p', { class: 'field-error' });
  #state: BodyState;
  #fields: readonly Field[] = [];
  #raw: RawBody | undefined;

  constructor(
    { required, schema }: NonNullable<Operation['body']>,
    state: BodyState,
    onChange: (state: BodyState) => void,
  ) {
    this.#required = required;
    this.#groups = bodyGroups(schema, required);
    const { body, raw, rawText } = state; // and nothing else: the parameters are another's
    this.#state = { body, raw: raw || this.#groups.length === 0, rawText };
    this.#onChange = onChange;
    this.#paint();
  }

  /** Shows the errors of the body, and returns the way to focus the first, if there is one. */
  showErrors(errors: readonly FieldError[]): (() => void) | undefined {
    const own = errors.filter((error) => isAt(error, 'body'));
    if (this.#raw !== undefined) {
      const raw = this.#raw;
      raw.showErrors(own);
      paintError(this.#error, undefined);
      return own.length > 0 ? () => raw.focus() : undefined;
    }
    for (const field of this.#fields) {
      field.showError(own.find((error) => isAt(error, field.id))?.message);
    }
    const rest = own.filter((error) => !this.#fields.some((field) => isAt(error, field.id)));
    paintError(this.#error, rest.length === 0 ? undefined : rest.map(({ message }) => message).join(' · '));
    const first = this.#fields.find((field) => own.some((error) => isAt(error, field.id))) ?? this.#fields[0];
    return own.length > 0 ? () => first?.focus() : undefined;
  }

  #paint(): void {
    const { raw, rawText } = this.#state;
    const made = raw
      ? []
      : this.#groups.map((group) => ({ group, fields: group.fields.map((each) => this.#field(each)) }));
    this.#fields = made.flatMap(({ fields }) => fields);
    this.#raw = raw
      ? new RawBody(rawText, this.#required, (text) => this.#change({ ...this.#state, rawText: text }))
      : undefined;
    this.element.replaceChildren(
      element('legend', {}, this.#required ? t('Body') : t('Body (optional)')),
      ...(this.#groups.length === 0 ? [] : [this.#switch()]),
      ...made.flatMap(({ group, fields }) => groupView(group, fields)),
      ...(this.#raw === undefined ? [] : [this.#raw.element]),
      this.#error,
    );
    this.showErrors([]);
  }

  #field({ id, path, required, deprecated, description, form }: BodyField): Field {
    return new Field({
      id,
      label: path.at(-1) ?? '',
      required,
      deprecated,
      description,
      form,
      value: this.#state.body[id] === undefined ? '' : (this.#state.body[id] ?? null),
      onInput: (value) => this.#change({ ...this.#state, body: { ...this.#state.body, [id]: value } }),
    });
  }

  #switch(): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'link' },
      this.#state.raw ? t('As fields') : t('As JSON'),
    );
    button.addEventListener('click', () => this.#toggle());
    return button;
  }

  #toggle(): void {
    const other = this.#state.raw
      ? asFields(this.#groups, bodyTextOf(this.#groups, this.#state))
      : asRaw(this.#groups, this.#state);
    if (other === undefined) {
      paintError(this.#error, t('The fields cannot show all of this, so it stays JSON'));
      return;
    }
    this.#change(other);
    this.#paint();
    this.element.querySelector<HTMLElement>('button.link')?.focus();
  }

  #change(state: BodyState): void {
    this.#state = state;
    this.#onChange(state);
  }
}

/** The fields of one object; those of the body itself stand without a frame. */
function groupView({ path, description }: BodyGroup, fields: readonly Field[]): readonly HTMLElement[] {
  const elements = fields.map((field) => field.element);
  const about = description === '' ? [] : [element('p', { class: 'field-help' }, description)];
  if (path.length === 0) {
    return [...about, ...elements];
  }
  return elements.length + about.length === 0
    ? []
    : [element('fieldset', { class: 'field-group' }, element('legend', {}, path.join(' › ')), ...about, ...elements)];
}
