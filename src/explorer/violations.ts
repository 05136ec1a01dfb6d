import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { t } from '@vscode/l10n';
import { type Fault, withoutAlternatives } from './alternatives.ts';
import { demand } from './demand.ts';
import { record } from './shape.ts';

/** What is wrong at one field, as a sentence without its full stop. `field` is a name, or a name and a place below it. */
export interface FieldError {
  field: string;
  message: string;
  /** There is no request that would say it: it cannot be sent anyway. */
  unsendable?: true;
}

/** These only say that something inside is wrong, which is said by itself; `if` has its `then` and `else` inside. */
const wrappers = new Set([
  ...['$ref', 'properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties', 'propertyNames'],
  ...['items', 'prefixItems', 'unevaluatedItems', 'allOf', 'if', 'dependentSchemas'],
]);

/**
 * Checks a value against a JSON Schema (2020-12, as OpenAPI 3.1 uses it).
 * @param field the field's name, the first part of every error's `field`.
 * @param label how a sentence names the value itself; values inside are named by their own key.
 */
export function violations(schema: object, value: unknown, field: string, label: string): readonly FieldError[] {
  // A copy, because the validator writes into the schema.
  const copy: object = structuredClone(schema);
  let errors: readonly OutputUnit[];
  try {
    errors = new Validator(copy, '2020-12', false).validate(value).errors;
  } catch (error) {
    // Nesting deeper than the stack, half a surrogate pair as a key, or a pattern that is no regular expression.
    return [
      {
        field,
        message: t('{0} cannot be checked: {1}', label, error instanceof Error ? error.message : String(error)),
      },
    ];
  }
  const faults = errors.filter(({ keyword }) => !wrappers.has(keyword)).map((each) => faultOf(each, copy));
  const found = withoutAlternatives(faults).flatMap((fault) => fieldErrors(fault, value, field, label));
  return found.filter((each, index) => found.findIndex((other) => other.field === each.field) === index);
}

/** How an error names a place below a field: `body/shipment/vessel`, with `/` and `~` in a name as in a JSON pointer. */
export function placeOf(field: string, path: readonly string[]): string {
  return [field, ...path.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** Whether an error is about the value at a place, or about something in it: an item of a list. */
export function isAt({ field }: FieldError, place: string): boolean {
  return field === place || field.startsWith(`${place}/`);
}

/** The path of a place below a field. */
export function pathOf(place: string): readonly string[] {
  return place.split('/').slice(1).map(unescaped);
}

function faultOf({ keyword, keywordLocation, instanceLocation, error }: OutputUnit, schema: object): Fault {
  const schemaPlace = pointer(keywordLocation);
  return { keyword, schemaPlace, place: pointer(instanceLocation), bound: at(schema, schemaPlace), error };
}

function fieldErrors(fault: Fault, value: unknown, field: string, label: string): FieldError[] {
  const { keyword, place, bound, error } = fault;
  if (keyword === 'required' && Array.isArray(bound)) {
    const there = at(value, place);
    return bound
      .filter((name): name is string => typeof name === 'string' && !(record(there) && Object.hasOwn(there, name)))
      .map((name) => ({ field: placeOf(field, [...place, name]), message: t('{0} is required', name) }));
  }
  const subject = nameOf(place, value, label);
  const message = demand(keyword, bound, subject) ?? t('{0} does not fit the description: {1}', subject, error);
  return [{ field: placeOf(field, place), message }];
}

function nameOf(path: readonly string[], value: unknown, label: string): string {
  const name = path.at(-1);
  const list = path.slice(0, -1);
  return name !== undefined && Array.isArray(at(value, list))
    ? t('item {0} of {1}', Number(name) + 1, nameOf(list, value, label))
    : (name ?? label);
}

/** A JSON pointer in URI fragment form (`#/a/b`), as the validator writes it; RFC 6901, sections 3 and 6. */
function pointer(location: string): string[] {
  return location
    .split('/')
    .slice(1)
    .map((part) => unescaped(decodeURIComponent(part)));
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
