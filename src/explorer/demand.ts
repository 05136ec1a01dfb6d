import { count } from './amounts.ts';
import { own } from './shape.ts';

/**
 * What a keyword of a JSON Schema asks of a value, as the end of a sentence (`must be text`).
 * @returns undefined for a keyword that has no words of its own.
 */
export function demand(keyword: string, bound: unknown): string | undefined {
  switch (keyword) {
    case 'type':
      return `must be ${[...new Set([bound].flat().map(typeName))].join(' or ')}`;
    case 'enum':
      return `must be one of ${[bound].flat().map(shown).join(', ')}`;
    case 'const':
      return `must be ${shown(bound)}`;
    case 'minimum':
      return `must be at least ${shown(bound)}`;
    case 'maximum':
      return `must be at most ${shown(bound)}`;
    case 'exclusiveMinimum':
      return `must be more than ${shown(bound)}`;
    case 'exclusiveMaximum':
      return `must be less than ${shown(bound)}`;
    case 'multipleOf':
      return `must be a multiple of ${shown(bound)}`;
    case 'minLength':
      return bound === 1 ? 'must not be empty' : `must have at least ${counted(bound, 'character')}`;
    case 'maxLength':
      return `must have at most ${counted(bound, 'character')}`;
    case 'pattern':
      return `must match the pattern ${shown(bound)}`;
    case 'format':
      return `must be written as a ${shown(bound)}`;
    case 'minItems':
      return `must have at least ${counted(bound, 'item')}`;
    case 'maxItems':
      return `must have at most ${counted(bound, 'item')}`;
    case 'uniqueItems':
      return 'must not have the same item twice';
    case 'minProperties':
      return `must have at least ${counted(bound, 'field')}`;
    case 'maxProperties':
      return `must have at most ${counted(bound, 'field')}`;
    case 'alternatives':
      return `must fit one of the ${[bound].flat().length} alternatives in the description`;
    case 'false':
      return 'is not a field of this call';
    default:
      return undefined;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function typeName(type: unknown): string {
  return own(typeNames, String(type)) ?? String(type);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function counted(bound: unknown, what: string): string {
  return typeof bound === 'number' ? count(bound, what) : `${shown(bound)} ${what}s`;
}
