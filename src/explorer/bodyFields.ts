import type { JsonSchema } from '../trackberry/operation.ts';
import { record } from './shape.ts';
import { choiceText } from './typedValue.ts';
import { type ValueForm, valueForm } from './valueForm.ts';
import { placeOf } from './violations.ts';

/** One field of a body's form. */
export interface BodyField {
  /** As in a field error: `body/shipment/vessel`. */
  id: string;
  path: readonly string[];
  required: boolean;
  description: string;
  deprecated: boolean;
  form: ValueForm;
}

/** The fields that stand together, because they are in the same object. */
export interface BodyGroup {
  /** Empty for the body itself. */
  path: readonly string[];
  /** An object that is not required is left out, with all in it, while all its fields are empty. */
  required: boolean;
  description: string;
  fields: readonly BodyField[];
}

/** What is typed into the fields, by their ids: null stands for null. */
export type BodyValues = Readonly<Record<string, string | null>>;

/**
 * The fields for an object's schema, also of objects in it, in its order; none where the body is no object.
 * @param required whether there has to be a body.
 */
export function bodyGroups(schema: JsonSchema, required = true): readonly BodyGroup[] {
  const form = valueForm(schema);
  return form.kind === 'object' ? groupsIn(form, [], required) : [];
}

/** The value that a field has without being filled in: the one that is allowed, where there has to be one. */
export function presetText({ required, form }: BodyField): string {
  const [only] = form.choices;
  return required && !form.nullable && form.kind === 'choice' && form.choices.length === 1 ? choiceText(only) : '';
}

function groupsIn({ schema }: ValueForm, path: readonly string[], required: boolean): readonly BodyGroup[] {
  const names = Array.isArray(schema.required) ? schema.required : [];
  const members = Object.entries(Object(schema.properties))
    .filter((member): member is [string, JsonSchema] => record(member[1]) && member[1].readOnly !== true)
    .map(([name, inner]) => ({
      path: [...path, name],
      required: names.includes(name),
      form: valueForm(inner),
      description: text(inner.description),
      deprecated: inner.deprecated === true,
    }));
  const fields = members
    .filter(({ form }) => form.kind !== 'object')
    .map((member) => ({ ...member, id: placeOf('body', member.path) }));
  const inner = members.filter(({ form }) => form.kind === 'object');
  return [
    { path, required, description: text(schema.description), fields },
    ...inner.flatMap((member) => groupsIn(member.form, member.path, required && member.required)),
  ];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
