/**
 * What a keyword of a JSON Schema asks of a value, as the end of a sentence (`must be text`).
 * @returns undefined for a keyword that has no words of its own.
 */
export function demand(keyword: string, bound: unknown): string | undefined {
  switch (keyword) {
    case 'type':
      return `must be ${[bound].flat().map(typeName).join(' or ')}`;
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
      return bound === 1 ? 'must not be empty' : `must have at least ${shown(bound)} characters`;
    case 'maxLength':
      return `must have at most ${shown(bound)} characters`;
    case 'pattern':
      return `must match the pattern ${shown(bound)}`;
    case 'format':
      return `must be written as a ${shown(bound)}`;
    case 'minItems':
      return `must have at least ${shown(bound)} items`;
    case 'maxItems':
      return `must have at most ${shown(bound)} items`;
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
  return typeNames[String(type)] ?? String(type);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
