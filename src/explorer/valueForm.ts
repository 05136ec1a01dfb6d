import { t } from '@vscode/l10n';
import type { JsonSchema } from '../trackberry/operation.ts';
import { record } from './shape.ts';

/**
 * How a value is filled in: chosen, typed as text, typed as one text a line, as an object's fields, or, where none of
 * these can say it, as JSON.
 */
export type FormKind = 'choice' | 'text' | 'list' | 'object' | 'json';

export interface ValueForm {
  kind: FormKind;
  /** `allOf` put together, and of a choice between null and one other schema the other: what a sentence may tell of. */
  schema: JsonSchema;
  nullable: boolean;
  /** JSON Schema's names, without null; none where any type may come. */
  types: readonly string[];
  /** Of a choice, as values. */
  choices: readonly unknown[];
  /** Of a list. */
  items?: ValueForm;
}

const simple = new Set(['string', 'number', 'integer', 'boolean']);

/** How a value of this schema is filled in. */
export function valueForm(given: JsonSchema): ValueForm {
  const { schema: single, nullable: oneOfNull } = withoutNull(merged(given));
  const schema = united(single);
  const named = namedTypes(schema);
  const choices = choicesOf(schema);
  const types = named.filter((type) => type !== 'null');
  const form = {
    schema,
    nullable: oneOfNull || named.includes('null') || choices?.includes(null) === true,
    types,
    choices: choices?.filter((choice) => choice !== null) ?? [],
  };
  if (choices !== undefined) {
    return { ...form, kind: 'choice' };
  }
  if (record(schema.properties) && types.every((type) => type === 'object')) {
    return { ...form, kind: 'object' };
  }
  if (types.length > 0 && types.every((type) => simple.has(type))) {
    return { ...form, kind: 'text' };
  }
  const items = types.join() === 'array' && record(schema.items) ? valueForm(schema.items) : undefined;
  if (items !== undefined && !items.nullable && (items.kind === 'text' || items.kind === 'choice')) {
    return { ...form, kind: 'list', items };
  }
  return { ...form, kind: 'json' };
}

/** The keywords of a schema and of all that `allOf` adds to it. */
function merged(schema: JsonSchema): JsonSchema {
  const { allOf, ...own } = schema;
  if (!Array.isArray(allOf)) {
    return schema;
  }
  const parts = [...allOf.filter(record).map(merged), own];
  const properties = parts.flatMap((part) => Object.entries(Object(part.properties)));
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return {
    // Not by assignment: a property may be called __proto__.
    ...Object.fromEntries(parts.flatMap((part) => Object.entries(part))),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
  };
}

/** What `anyOf` or `oneOf` leaves when null is taken out of it, where that is a single schema. */
function withoutNull(schema: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const { anyOf, oneOf, ...own } = schema;
  const branches = alternatives(schema);
  const others = branches.filter((branch) => !isNull(branch));
  const [only] = others;
  return others.length === 1 && record(only)
    ? { schema: { ...merged(only), ...own }, nullable: others.length < branches.length }
    : { schema, nullable: others.length < branches.length };
}

/**
 * Alternatives that are all objects as one object with the fields of all of them: which belong together is for the check
 * to say, and for the description. What only some require is not required; a field that is a constant in each becomes a
 * choice.
 */
function united(schema: JsonSchema): JsonSchema {
  const branches = alternatives(schema).map((branch) => (record(branch) ? merged(branch) : {}));
  if (branches.length < 2 || !branches.every(({ properties }) => record(properties))) {
    return schema;
  }
  const { anyOf, oneOf, ...rest } = schema;
  const description = [rest.description, eitherText(branches)].filter((text) => typeof text === 'string').join(' ');
  const own = { ...rest, description };
  const members = branches.flatMap(({ properties }) => Object.entries(Object(properties)));
  const properties = [...Map.groupBy(members, ([name]) => name)].map(([name, same]) => {
    const different = new Map(same.map(([, each]) => [JSON.stringify(each), each]));
    return [name, different.size === 1 ? same[0]?.[1] : { anyOf: [...different.values()] }] as const;
  });
  const required = branches.map((branch) => (Array.isArray(branch.required) ? branch.required : []));
  const byAll = (required[0] ?? []).filter((name) => required.every((names) => names.includes(name)));
  return merged({ allOf: [{ type: 'object', required: byAll, properties: Object.fromEntries(properties) }, own] });
}

const mostNamed = 6;

/** `Fill in one of these: Person (name, email) · Company (company).` */
function eitherText(branches: readonly JsonSchema[]): string {
  const texts = branches.map(({ title, properties }) => {
    const fields = listed(Object.keys(Object(properties)), ', ');
    return typeof title === 'string' ? `${title} (${fields})` : `(${fields})`;
  });
  return t('Fill in one of these: {0}.', listed(texts, ' · '));
}

function listed(texts: readonly string[], between: string): string {
  return [...texts.slice(0, mostNamed), ...(texts.length > mostNamed ? ['…'] : [])].join(between);
}

function alternatives({ anyOf, oneOf }: JsonSchema): readonly unknown[] {
  return Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
}

function isNull(schema: unknown): boolean {
  return record(schema) && (schema.type === 'null' || schema.const === null);
}

/** The allowed types, where the schema names them, itself or in each of its alternatives. */
function namedTypes(schema: JsonSchema): readonly string[] {
  const { type } = schema;
  const own = [type].flat().filter((each) => typeof each === 'string');
  const branches = alternatives(schema);
  if (own.length > 0 || branches.length === 0) {
    return own;
  }
  const each = branches.map((branch) => (record(branch) ? namedTypes(merged(branch)) : []));
  return each.every((types) => types.length > 0) ? [...new Set(each.flat())] : [];
}

function choicesOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (Array.isArray(schema.enum)) {
    return schema.enum;
  }
  if (Object.hasOwn(schema, 'const')) {
    return [schema.const];
  }
  if (
    [schema.type]
      .flat()
      .filter((type) => type !== 'null')
      .join() === 'boolean'
  ) {
    return [true, false];
  }
  const each = alternatives(schema).map((branch) => (record(branch) ? choicesOf(branch) : undefined));
  return each.length > 0 && each.every((choices) => choices !== undefined) ? each.flat() : undefined;
}
