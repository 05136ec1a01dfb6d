import { count } from './amounts.ts';
import { own } from './shape.ts';
import { choiceText } from './typedValue.ts';
import type { ValueForm } from './valueForm.ts';

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
};

/** What a schema asks of a value, in a few words: `whole number, 1 to 100`. */
export function constraints(form: ValueForm): string {
  const { schema, nullable, kind, items } = form;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern } = schema;
  const all = [
    typeText(form),
    range(minimum, maximum),
    typeof exclusiveMinimum === 'number' ? `more than ${exclusiveMinimum}` : '',
    typeof exclusiveMaximum === 'number' ? `less than ${exclusiveMaximum}` : '',
    typeof multipleOf === 'number' && multipleOf !== 1 ? `a multiple of ${multipleOf}` : '',
    range(minLength === 1 ? undefined : minLength, maxLength, 'character'),
    typeof pattern === 'string' ? `pattern ${pattern}` : '',
    range(schema.minItems, schema.maxItems, 'item'),
    schema.uniqueItems === true ? 'none twice' : '',
    kind === 'list' && items !== undefined ? `each ${itemText(items)}` : '',
    nullable ? 'or null' : '',
  ];
  return all.filter((part) => part !== '').join(', ');
}

/** What an empty field stands for: the schema's default, where it is a single value. */
export function defaultText({ schema }: ValueForm): string {
  return ['string', 'number', 'boolean'].includes(typeof schema.default) ? String(schema.default) : '';
}

/** The schema's first example, to show what a value looks like. */
export function exampleText({ schema, kind }: ValueForm): string {
  const first: unknown = Array.isArray(schema.examples) ? schema.examples[0] : schema.example;
  if (first === undefined || first === null) {
    return '';
  }
  if (kind === 'list') {
    return Array.isArray(first) ? first.map(choiceText).join(', ') : '';
  }
  return kind === 'json' ? JSON.stringify(first) : typeof first === 'object' ? '' : String(first);
}

function typeText({ kind, types, schema }: ValueForm): string {
  if (kind === 'choice') {
    return '';
  }
  if (kind === 'list') {
    return 'one a line';
  }
  const name = types.map((type) => own(typeNames, type) ?? type).join(' or ');
  const written = typeof schema.format === 'string' ? `${name} (${schema.format})`.trim() : name;
  return kind === 'json' ? `JSON${written === '' ? '' : `: ${written}`}` : written;
}

function itemText(items: ValueForm): string {
  return items.kind === 'choice' ? `one of ${items.choices.map(choiceText).join(', ')}` : constraints(items);
}

function range(least: unknown, most: unknown, unit?: string): string {
  const low = typeof least === 'number';
  const high = typeof most === 'number';
  const counted = (bound: number) => (unit === undefined ? String(bound) : count(bound, unit));
  if (low && high) {
    return least === most ? counted(least) : `${least} to ${counted(most)}`;
  }
  if (low) {
    return `at least ${counted(least)}`;
  }
  return high ? `at most ${counted(most)}` : '';
}
