import { t } from '@vscode/l10n';
import type { Operation, Parameter } from '../../../trackberry/operation.ts';
import type { FormValues } from '../../formValues.ts';
import { own } from '../../shape.ts';
import { valueForm } from '../../valueForm.ts';
import { type FieldError, isAt } from '../../violations.ts';
import { element } from '../element.ts';
import { BodyForm } from './bodyForm.ts';
import { Field } from './field.ts';

/** The form of one call: its parameters and its body. */
export class RequestForm {
  readonly element = element('div', { class: 'form' });
  readonly #fields: readonly Field[];
  readonly #body: BodyForm | undefined;

  constructor(operation: Operation, values: FormValues, onChange: (values: FormValues) => void) {
    let current = values;
    const change = (part: Partial<FormValues>) => {
      current = { ...current, ...part };
      onChange(current);
    };
    this.#fields = operation.parameters.map((parameter) =>
      parameterField(parameter, own(current.parameters, parameter.name) ?? '', (value) =>
        change({ parameters: { ...current.parameters, [parameter.name]: value } }),
      ),
    );
    this.#body = operation.body === undefined ? undefined : new BodyForm(operation.body, values, change);
    const parameters = element(
      'fieldset',
      { class: 'parameters' },
      element('legend', {}, t('Parameters')),
      ...this.#fields.map((field) => field.element),
    );
    this.element.append(
      ...(this.#fields.length > 0 ? [parameters] : []),
      ...(this.#body === undefined ? [] : [this.#body.element]),
    );
  }

  /** Shows each error at its field, and takes away those that are mended. */
  showErrors(errors: readonly FieldError[], focus: 'first' | 'none'): void {
    for (const field of this.#fields) {
      field.showError(errors.find((error) => isAt(error, field.id))?.message);
    }
    const focusBody = this.#body?.showErrors(errors);
    if (focus === 'first') {
      const first = this.#fields.find((field) => errors.some((error) => isAt(error, field.id)));
      if (first === undefined) {
        focusBody?.();
      } else {
        first.focus();
      }
    }
  }
}

function parameterField(parameter: Parameter, value: string, onInput: (value: string) => void): Field {
  const { name, description, schema, required, deprecated = false } = parameter;
  return new Field({
    id: name,
    label: name,
    required: required || parameter.in === 'path',
    ...(parameter.in === 'query' ? {} : { mark: parameter.in }),
    deprecated: deprecated || schema.deprecated === true,
    description: description !== '' || typeof schema.description !== 'string' ? description : schema.description,
    // There is no null in a path, a query or a header.
    form: { ...valueForm(schema), nullable: false },
    value,
    onInput: (typed) => onInput(typed ?? ''),
  });
}
