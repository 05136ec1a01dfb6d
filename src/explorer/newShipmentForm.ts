import { t } from '@vscode/l10n';
import type { NewShipment } from '../trackberry/client.ts';
import type { JsonSchema, Operation } from '../trackberry/operation.ts';
import { bodyGroups } from './bodyFields.ts';
import { exampleText } from './constraints.ts';
import { type FieldError, violations } from './violations.ts';

export type FieldName = keyof NewShipment;
/** As typed; an empty one is left out of the call. */
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>;

export interface NewShipmentField {
  name: FieldName;
  description: string;
  example: string;
  schema: JsonSchema;
}

const names: readonly FieldName[] = ['reference', 'vessel', 'origin', 'destination'];

/** The fields of the documented call that creates a shipment, in the order in which they are asked for. */
export function newShipmentFields({ body }: Operation): readonly NewShipmentField[] {
  const described = bodyGroups(body?.schema ?? {}).flatMap(({ fields }) => fields);
  return names.flatMap((name) => {
    const field = described.find(({ id }) => id === `body/shipment/${name}`);
    return field === undefined
      ? []
      : [{ name, description: field.description, example: exampleText(field.form), schema: field.form.schema }];
  });
}

/** What the fields make of a shipment: those that are filled in. */
export function newShipment(values: FieldValues): Partial<NewShipment> {
  return Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
}

/** What the description of the API says against a field's text; an empty text is judged with the whole. */
export function fieldFault({ name, schema }: NewShipmentField, text: string): string | undefined {
  return text === '' ? undefined : violations(schema, text, name, name)[0]?.message;
}

/** What it says against the whole, and at which field. */
export function formFault({ body }: Operation, values: FieldValues): FieldError | undefined {
  const [error] = violations(body?.schema ?? {}, { shipment: newShipment(values) }, 'body', t('The body'));
  return error && { ...error, field: error.field.split('/').at(-1) ?? '' };
}
