import { t } from '@vscode/l10n';
import { kindText } from '../trackberry/valueKind.ts';

const schemaTypes = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'] as const;

/**
 * What a keyword of a JSON Schema asks of a value, as a sentence without its full stop: `vessel must be text`.
 * @param subject how the sentence names the value.
 * @returns undefined for a keyword that has no words of its own.
 */
export function demand(keyword: string, bound: unknown, subject: string): string | undefined {
  const limit = shown(bound);
  switch (keyword) {
    case 'type':
      return t('{0} must be {1}', subject, anyOf([...new Set([bound].flat().map(typeName))]));
    case 'enum':
      return t('{0} must be one of {1}', subject, [bound].flat().map(shown).join(', '));
    case 'const':
      return t('{0} must be {1}', subject, limit);
    case 'minimum':
      return t('{0} must be at least {1}', subject, limit);
    case 'maximum':
      return t('{0} must be at most {1}', subject, limit);
    case 'exclusiveMinimum':
      return t('{0} must be more than {1}', subject, limit);
    case 'exclusiveMaximum':
      return t('{0} must be less than {1}', subject, limit);
    case 'multipleOf':
      return t('{0} must be a multiple of {1}', subject, limit);
    case 'minLength':
      return bound === 1
        ? t('{0} must not be empty', subject)
        : t('{0} must have at least {1} characters', subject, limit);
    case 'maxLength':
      return bound === 1
        ? t('{0} must have at most 1 character', subject)
        : t('{0} must have at most {1} characters', subject, limit);
    case 'pattern':
      return t('{0} must match the pattern {1}', subject, limit);
    case 'format':
      return t('{0} must be written as a {1}', subject, limit);
    case 'minItems':
      return bound === 1
        ? t('{0} must have at least 1 item', subject)
        : t('{0} must have at least {1} items', subject, limit);
    case 'maxItems':
      return bound === 1
        ? t('{0} must have at most 1 item', subject)
        : t('{0} must have at most {1} items', subject, limit);
    case 'uniqueItems':
      return t('{0} must not have the same item twice', subject);
    case 'minProperties':
      return bound === 1
        ? t('{0} must have at least 1 field', subject)
        : t('{0} must have at least {1} fields', subject, limit);
    case 'maxProperties':
      return bound === 1
        ? t('{0} must have at most 1 field', subject)
        : t('{0} must have at most {1} fields', subject, limit);
    case 'alternatives':
      return t('{0} must fit one of the {1} alternatives in the description', subject, [bound].flat().length);
    case 'false':
      return t('{0} is not a field of this call', subject);
    default:
      return undefined;
  }
}

/** A document may hold anything as a type: what is none of JSON Schema's is shown as it stands, if it is a text. */
function typeName(type: unknown): string {
  const known = schemaTypes.find((each) => each === type);
  if (known !== undefined) return kindText(known);
  return typeof type === 'string' ? type : '?';
}

function anyOf(names: readonly string[]): string {
  return names.slice(1).reduce((before, name) => t('{0} or {1}', before, name), names[0] ?? '');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
