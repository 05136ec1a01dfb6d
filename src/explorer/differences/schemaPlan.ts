import type { JsonSchema } from '../../trackberry/operation.ts';
import { record } from '../shape.ts';
import { placeText } from './difference.ts';
import { type SchemaCheck, schemaChecks } from './schemaChecks.ts';

/** Keywords that are not checked here. Where a schema uses one, that is said. */
const notChecked = [
  ...['not', 'if', 'contains', 'uniqueItems', 'multipleOf', 'minProperties', 'maxProperties', 'propertyNames'],
  ...['dependentSchemas', 'dependentRequired', 'unevaluatedProperties', 'unevaluatedItems', '$ref', '$dynamicRef'],
];

/**
 * What a schema says about one place of an answer, ready to be held against many values: `allOf` is merged, and where
 * `anyOf` or `oneOf` leaves a choice, each choice is merged with all that holds beside it. Made as far as it is needed.
 */
export class SchemaPlan {
  /** A JSON pointer (RFC 6901) in which `*` stands for every element, and for every key that the schema does not name. */
  readonly place: string;
  /** Which checks hold for the value by itself, the one of its type before all others. */
  readonly checks: readonly SchemaCheck[];
  /** The types that it may have; none where any may come. */
  readonly types: readonly unknown[];
  /** The schema `false`: nothing may stand here. */
  readonly refusesAll: boolean;
  /** Nothing is described here. */
  readonly saysNothing: boolean;
  readonly unchecked: readonly string[];
  /** The keys that the schema names. */
  readonly keys: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly #schemas: readonly JsonSchema[];
  readonly #named = new Map<string, SchemaPlan>();
  /** Of the keys that are not named, by the patterns that they match. */
  readonly #further = new Map<string, SchemaPlan>();
  readonly #elements = new Map<number, SchemaPlan>();
  #branches: readonly SchemaPlan[] | undefined;

  constructor(schemas: readonly unknown[], place: string) {
    const all = schemas.flatMap(merged);
    this.place = place;
    this.#schemas = all.filter(record);
    this.refusesAll = all.includes(false);
    this.saysNothing = all.length === 0;
    this.checks = distinct(this.#schemas.flatMap((schema) => schemaChecks(schema, placeText(place)))).sort(
      (a, b) => order(a) - order(b),
    );
    this.types = this.#schemas.flatMap(({ type }) => type ?? []);
    this.unchecked = notChecked.filter((keyword) => this.#schemas.some((schema) => Object.hasOwn(schema, keyword)));
    this.keys = new Set(this.#schemas.flatMap(({ properties }) => Object.keys(members(properties))));
    this.required = new Set(
      this.#schemas.flatMap(({ required }) => list(required)).filter((key) => typeof key === 'string'),
    );
  }

  /** The choices of which one has to fit, each with all that holds besides; none where there is no choice. */
  get branches(): readonly SchemaPlan[] {
    this.#branches ??= this.#findBranches();
    return this.#branches;
  }

  /** What holds for the value under a key. */
  member(key: string): SchemaPlan {
    const known = this.#named.get(key);
    if (known !== undefined) {
      return known;
    }
    const patterns = this.#schemas.map((schema) => matching(schema, key));
    const schemas = () => this.#schemas.flatMap((schema, index) => schemasOf(schema, key, patterns[index] ?? []));
    return this.keys.has(key)
      ? kept(this.#named, key, () => new SchemaPlan(schemas(), `${this.place}/${escaped(key)}`))
      : kept(this.#further, JSON.stringify(patterns), () => new SchemaPlan(schemas(), `${this.place}/*`));
  }

  /** What holds for an element of a list. */
  element(position: number): SchemaPlan {
    const listed = Math.max(...this.#schemas.map(({ prefixItems }) => list(prefixItems).length), 0);
    const at = Math.min(position, listed);
    return kept(this.#elements, at, () => {
      const schemas = this.#schemas.flatMap(({ prefixItems, items }) => list(prefixItems)[at] ?? items ?? []);
      return new SchemaPlan(schemas, `${this.place}/*`);
    });
  }

  /** Whether an answer is expected to have a key: not where it is only ever sent, or may not be there. */
  expects(key: string): boolean {
    const plan = this.member(key);
    return !plan.refusesAll && !plan.#schemas.some(({ writeOnly }) => writeOnly === true);
  }

  #findBranches(): readonly SchemaPlan[] {
    for (const schema of this.#schemas) {
      const choice = (['anyOf', 'oneOf'] as const).find((keyword) => list(schema[keyword]).length > 0);
      if (choice !== undefined) {
        const { [choice]: alternatives, ...beside } = schema;
        const others = this.#schemas.filter((each) => each !== schema);
        return list(alternatives).map((alternative) => new SchemaPlan([...others, beside, alternative], this.place));
      }
    }
    return [];
  }
}

/** A key as a part of a JSON pointer. */
export function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function merged(schema: unknown): readonly unknown[] {
  if (!record(schema)) {
    return [schema];
  }
  const { allOf, ...own } = schema;
  return [own, ...list(allOf).flatMap(merged)];
}

/** The patterns of `patternProperties` that a key matches. */
function matching({ patternProperties }: JsonSchema, key: string): readonly string[] {
  return Object.keys(members(patternProperties)).filter((pattern) => matches(pattern, key));
}

function schemasOf(schema: JsonSchema, key: string, patterns: readonly string[]): readonly unknown[] {
  const { properties, patternProperties, additionalProperties } = schema;
  const named = Object.hasOwn(members(properties), key) ? [members(properties)[key]] : [];
  const own = [...named, ...patterns.map((pattern) => members(patternProperties)[pattern])];
  return own.length > 0 || additionalProperties === undefined ? own : [additionalProperties];
}

function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return false; // the schema's author wrote no regular expression
  }
}

function distinct(checks: readonly SchemaCheck[]): SchemaCheck[] {
  return checks.filter((check, index) => checks.findIndex(({ demand }) => demand === check.demand) === index);
}

function order({ keyword }: SchemaCheck): number {
  return keyword === 'type' ? 0 : 1;
}

function kept<K>(plans: Map<K, SchemaPlan>, key: K, make: () => SchemaPlan): SchemaPlan {
  const plan = plans.get(key) ?? make();
  plans.set(key, plan);
  return plan;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return record(value) ? value : {};
}
