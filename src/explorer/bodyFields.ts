import type { JsonSchema } from '../trackberry/openapi.ts';
import { record } from './shape.ts';
import { typedValue } from './typedValue.ts';

/** One field of a body's form. */
export interface BodyField {
  /** As in a field error: `body/shipment/vessel`. */
  id: string;
  path: readonly string[];
  required: boolean;
  schema: JsonSchema;
}

type Values = Readonly<Record<string, string>>;

/** The single values in an object's schema, also of objects in it. Lists have no field: they are for raw JSON. */
export function bodyFields(schema: JsonSchema, path: readonly string[] = []): readonly BodyField[] {
  const { properties, required } = schema;
  if (!record(properties)) {
    return [];
  }
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name);
  return Object.entries(properties).flatMap(([name, inner]) => {
    const place = [...path, name];
    if (!record(inner) || inner.type === 'array') {
      return [];
    }
    return record(inner.properties)
      ? bodyFields(inner, place)
      : [{ id: ['body', ...place].join('/'), path: place, required: isRequired(name), schema: inner }];
  });
}

/** The fields' values as JSON text. An empty field is left out, the objects around it stay. */
export function composeBody(fields: readonly BodyField[], values: Values): string {
  const body: Record<string, unknown> = {};
  for (const { id, path, schema } of fields) {
    const parent = path.slice(0, -1).reduce((object, name) => childObject(object, name), body);
    const text = values[id] ?? '';
    if (text !== '') {
      setOwn(parent, path.at(-1) ?? '', typedValue(schema, text));
    }
  }
  return JSON.stringify(body, undefined, 2);
}

/** The values for the fields, or undefined when the text is not JSON or says something that no field could. */
export function readBody(fields: readonly BodyField[], text: string): Values | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Half-typed JSON is expected here; what is wrong with it is said when it is sent.
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const { id, path } of fields) {
    const value = path.reduce<unknown>(
      (inner, name) => (record(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
      body,
    );
    if (value !== undefined) {
      values[id] = typeof value === 'string' ? value : JSON.stringify(value);
    }
  }
  const same = canonical(body) === canonical(JSON.parse(composeBody(fields, values)));
  return same ? values : undefined;
}

function childObject(object: Record<string, unknown>, name: string): Record<string, unknown> {
  const there = Object.hasOwn(object, name) ? object[name] : undefined;
  if (record(there)) {
    return there;
  }
  const child: Record<string, unknown> = {};
  setOwn(object, name, child);
  return child;
}

/** Plain assignment of a property called `__proto__` would change the prototype. */
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** JSON text that is equal for equal values, in whatever order their keys stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    record(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
