import type { JsonSchema } from '../trackberry/openapi.ts';
import { singleType } from './singleType.ts';

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  array: 'list',
};

/** What a schema asks of a value, in a few words: `whole number, 1 to 100`. Nothing where one chooses from a list. */
export function constraints(schema: JsonSchema): string {
  const { minimum, maximum, minLength, maxLength, format } = schema;
  if (choices(schema) !== undefined) {
    return '';
  }
  const type = singleType(schema) ?? '';
  const name = Object.hasOwn(typeNames, type) ? typeNames[type] : type;
  return [
    typeof format === 'string' ? `${name} (${format})` : name,
    range(minimum, maximum, ''),
    range(minLength === 1 ? undefined : minLength, maxLength, ' characters'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What an empty field stands for: the schema's default, where it has a single value. */
export function defaultText({ default: value }: JsonSchema): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** The schema's first example, to show what a value looks like. */
export function exampleText({ examples }: JsonSchema): string {
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/** The allowed values as typed text, or undefined when any value may be typed. */
export function choices(schema: JsonSchema): readonly string[] | undefined {
  if (singleType(schema) === 'boolean') {
    return ['true', 'false'];
  }
  return Array.isArray(schema.enum) ? schema.enum.filter((each) => each !== null).map(String) : undefined;
}

function range(least: unknown, most: unknown, unit: string): string {
  const low = typeof least === 'number';
  const high = typeof most === 'number';
  if (low && high) {
    return `${least} to ${most}${unit}`;
  }
  if (low) {
    return `at least ${least}${unit}`;
  }
  return high ? `at most ${most}${unit}` : '';
}
