import { deepCompareStrict, format } from '@cfworker/json-schema';
import type { JsonSchema } from '../../trackberry/operation.ts';
import { demand } from '../demand.ts';
import type { JsonIndex, JsonKind } from '../json/jsonIndex.ts';
import { record } from '../shape.ts';
import { compareDecimals } from '../table/compareDecimals.ts';

/** One keyword of a schema that can be checked at a value without looking into what it holds. */
export interface SchemaCheck {
  keyword: string;
  /** What it asks for, as a sentence without its full stop: `vessel must be text`. */
  demand: string;
  fits(index: JsonIndex, node: number): boolean;
}

type Fits = SchemaCheck['fits'];

/** The checks of one schema by itself. @param subject how their sentences name the value. */
export function schemaChecks(schema: JsonSchema, subject: string): readonly SchemaCheck[] {
  return Object.entries(schema).flatMap(([keyword, bound]) => {
    const fits = Object.hasOwn(makers, keyword) ? makers[keyword]?.(bound) : undefined;
    const asks = demand(keyword, bound, subject);
    return fits === undefined || asks === undefined ? [] : [{ keyword, demand: asks, fits }];
  });
}

/** Keywords that hold for one kind of value, and say nothing about any other. */
function of(kind: JsonKind, fits: Fits): Fits {
  return (index, node) => index.kind(node) !== kind || fits(index, node);
}

const makers: Readonly<Record<string, (bound: unknown) => Fits | undefined>> = {
  type: (bound) => {
    const types = new Set([bound].flat());
    return (index, node) => {
      const kind = index.kind(node);
      return types.has(kind) || (kind === 'number' && types.has('integer') && isWhole(index.source(node)));
    };
  },
  enum: (bound) => (Array.isArray(bound) ? oneOf(bound) : undefined),
  const: (bound) => oneOf([bound]),
  format: (bound) => {
    const fits = typeof bound === 'string' && Object.hasOwn(format, bound) ? format[bound] : undefined;
    return fits && of('string', (index, node) => isLong(index, node) || fits(index.stringValue(node) ?? ''));
  },
  pattern: (bound) => {
    const pattern = typeof bound === 'string' ? regularExpression(bound) : undefined;
    return pattern && of('string', (index, node) => isLong(index, node) || pattern.test(index.stringValue(node) ?? ''));
  },
  minimum: compared((order) => order >= 0),
  maximum: compared((order) => order <= 0),
  exclusiveMinimum: compared((order) => order > 0),
  exclusiveMaximum: compared((order) => order < 0),
  minLength: counted('string', characters, (count, bound) => count >= bound),
  maxLength: counted('string', characters, (count, bound) => count <= bound),
  minItems: counted('array', children, (count, bound) => count >= bound),
  maxItems: counted('array', children, (count, bound) => count <= bound),
};

function compared(fits: (order: number) => boolean): (bound: unknown) => Fits | undefined {
  return (bound) =>
    typeof bound === 'number'
      ? of('number', (index, node) => fits(compareDecimals(index.source(node), String(bound))))
      : undefined;
}

function counted(
  kind: JsonKind,
  count: (index: JsonIndex, node: number) => number,
  fits: (count: number, bound: number) => boolean,
): (bound: unknown) => Fits | undefined {
  return (bound) =>
    typeof bound === 'number' ? of(kind, (index, node) => fits(count(index, node), bound)) : undefined;
}

function characters(index: JsonIndex, node: number): number {
  return [...(index.stringValue(node) ?? '')].length;
}

function children(index: JsonIndex, node: number): number {
  return index.childCount(node);
}

/** Of text as long as this no format is asked, and a regular expression might take minutes for it, or run out of stack. */
const mostMatched = 100_000;

function isLong(index: JsonIndex, node: number): boolean {
  return index.end(node) - index.start(node) > mostMatched;
}

/** 1.0 and 1e3 are whole numbers, too. */
function isWhole(number: string): boolean {
  return /^-?\d+$/.test(number) || Number.isInteger(Number(number));
}

function oneOf(values: readonly unknown[]): Fits {
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  const numbers = values.filter((value) => typeof value === 'number').map(String);
  const others = values.filter((value) => value === null || typeof value === 'boolean').map(String);
  const held = values.filter((value) => record(value) || Array.isArray(value));
  return (index, node) => {
    switch (index.kind(node)) {
      case 'string':
        return texts.has(index.stringValue(node) ?? '');
      case 'number':
        return numbers.some((number) => compareDecimals(number, index.source(node)) === 0);
      case 'object':
      case 'array':
        return held.length > 0 && held.some((value) => deepCompareStrict(value, JSON.parse(index.source(node))));
      default:
        return others.includes(index.source(node));
    }
  };
}

/** @returns undefined where the schema's author wrote none. */
function regularExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}
