import { isObject } from './json.ts';
import type { JsonSchema } from './operation.ts';
import type { References } from './references.ts';

/** Keywords whose value is data, and in which `$ref` is a name like any other. */
const data = new Set(['default', 'enum', 'const', 'example', 'examples', 'required', 'type']);
/** Keywords with a schema for each name. */
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);
/** They say how a schema is referred to, and nothing refers to a copy that is written out. */
const identity = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveRef',
  '$vocabulary',
]);

/** Levels, and keywords in one schema and in all: what lies beyond is open, since a few references can write out to millions. */
const mostLevels = 60;
const mostInOne = 5_000;
const mostInAll = 100_000;
/** Characters of a text or of data as JSON; longer data is left out, a longer text is cut. */
const longest = 5_000;

/** Writes a document's schemas out: without references, and in the dialect of OpenAPI 3.1. */
export class SchemaReading {
  readonly #references: References;
  readonly #old: boolean;
  readonly #lengths = new WeakMap<object, number>();
  #leftInAll = mostInAll;
  #left = 0;

  /** @param old whether the document is of OpenAPI 3.0, whose schemas are a dialect of their own. */
  constructor(references: References, old: boolean) {
    this.#references = references;
    this.#old = old;
  }

  /**
   * A copy without `$ref`. A part that refers to itself is open (`{}`) from there on, since it cannot be written out.
   * @throws DescriptionError where a reference leads nowhere.
   */
  read(value: unknown): JsonSchema {
    const before = Math.min(mostInOne, this.#leftInAll);
    this.#left = before;
    const schema = this.#schema(value, [], 0);
    this.#leftInAll -= before - this.#left;
    return schema;
  }

  /** @param inside the references that are being written out around this value. */
  #schema(value: unknown, inside: readonly string[], level: number): JsonSchema {
    if (value === false) {
      return { not: {} };
    }
    if (!isObject(value) || level > mostLevels || this.#left <= 0) {
      return {};
    }
    const { $ref: reference, ...own } = value;
    const beside = this.#keywords(own, (each) => this.#schema(each, inside, level + 1));
    if (reference === undefined) {
      return beside;
    }
    const part = this.#references.at(reference);
    const name = String(reference);
    return inside.includes(name) ? beside : { ...this.#schema(part, [...inside, name], level + 1), ...beside };
  }

  #keywords(schema: object, inner: (value: unknown) => JsonSchema): JsonSchema {
    const entries = Object.entries(schema);
    this.#left -= Math.max(1, entries.length);
    const copy = Object.fromEntries(
      entries.flatMap(([keyword, value]: [string, unknown]): [string, unknown][] => {
        if (identity.has(keyword)) {
          return [];
        }
        if (data.has(keyword) || typeof value !== 'object' || value === null) {
          return this.#isShort(value) ? [[keyword, value]] : shortened(keyword, value);
        }
        if (Array.isArray(value)) {
          return [[keyword, this.#each(value, (item) => (isObject(item) ? inner(item) : item))]];
        }
        return named.has(keyword)
          ? [[keyword, Object.fromEntries(this.#each(Object.entries(value), ([name, item]) => [name, inner(item)]))]]
          : [[keyword, inner(value)]];
      }),
    );
    return withExamples(this.#old ? fromOpenApi30(copy) : copy);
  }

  /** As `map`, as long as there is room for more. */
  #each<T, R>(items: readonly T[], read: (item: T) => R): R[] {
    const all: R[] = [];
    for (const item of items) {
      all.push(read(item));
      if (this.#left <= 0) {
        break;
      }
    }
    return all;
  }

  #isShort(value: unknown): boolean {
    if (typeof value === 'string') {
      return value.length <= longest;
    }
    if (typeof value !== 'object' || value === null) {
      return true;
    }
    const length = this.#lengths.get(value) ?? jsonLength(value);
    this.#lengths.set(value, length);
    return length <= longest;
  }
}

/** Only of a text that nothing is checked by there is a part that is of use. */
function shortened(keyword: string, value: unknown): [string, unknown][] {
  return typeof value === 'string' && /^(?:description|title)$/.test(keyword)
    ? [[keyword, value.slice(0, longest)]]
    : [];
}

function jsonLength(value: object): number {
  try {
    return JSON.stringify(value).length;
  } catch {
    return Number.POSITIVE_INFINITY; // nested deeper than the stack, or in itself
  }
}

/** `nullable` and exclusive bounds as OpenAPI 3.1 writes them (OpenAPI 3.0.3, "Schema Object"). */
function fromOpenApi30({ nullable, ...schema }: JsonSchema): JsonSchema {
  const { type, enum: choices, minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...others } = schema;
  const orNull = nullable === true && typeof type === 'string';
  const choicesOrNull = orNull && Array.isArray(choices) && !choices.includes(null) ? [...choices, null] : choices;
  return {
    ...(type !== undefined && { type: orNull ? [type, 'null'] : type }),
    ...others,
    ...(choices !== undefined && { enum: choicesOrNull }),
    ...(minimum !== undefined && { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}

/** The older `example` as one of the `examples`. */
function withExamples({ example, ...schema }: JsonSchema): JsonSchema {
  return example === undefined || schema.examples !== undefined ? schema : { ...schema, examples: [example] };
}
