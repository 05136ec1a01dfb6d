import { type OutputUnit, Validator } from '@cfworker/json-schema';
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
      { field, message: `${label} cannot be checked: ${error instanceof Error ? error.message : String(error)}` },
    ];
  }
  const found = errors
    .filter(({ keyword }) => !wrappers.has(keyword))
    .flatMap((error) => fieldErrors(error, copy, value, field, label));
  return found.filter((each, index) => found.findIndex((other) => other.field === each.field) === index);
}

function fieldErrors(error: OutputUnit, schema: object, value: unknown, field: string, label: string): FieldError[] {
  const place = pointer(error.instanceLocation);
  const bound = at(schema, pointer(error.keywordLocation));
  const named = (path: readonly string[], sentence: string): FieldError => ({
    field: [field, ...path].join('/'),
    message: `${path.at(-1) ?? label} ${sentence}`,
  });
  if (error.keyword === 'required' && Array.isArray(bound)) {
    const there = at(value, place);
    return bound
      .filter((name): name is string => typeof name === 'string' && !(record(there) && Object.hasOwn(there, name)))
      .map((name) => named([...place, name], 'is required'));
  }
  return [named(place, demand(error.keyword, bound) ?? `does not fit the description: ${error.error}`)];
}

/** A JSON pointer in URI fragment form (`#/a/b`), as the validator writes it; RFC 6901, sections 3 and 6. */
function pointer(location: string): string[] {
  return location
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
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
