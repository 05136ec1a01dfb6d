import { t } from '@vscode/l10n';
import { range } from './range.ts';
import { choiceText } from './typedValue.ts';
import type { ValueForm } from './valueForm.ts';

/** What a schema asks of a value, in a few words: `whole number, 1 to 100`. */
export function constraints(form: ValueForm): string {
  const { schema, nullable, kind, items } = form;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern } = schema;
  const all = [
    typeText(form),
    range('value', minimum, maximum),
    typeof exclusiveMinimum === 'number' ? t('more than {0}', exclusiveMinimum) : '',
    typeof exclusiveMaximum === 'number' ? t('less than {0}', exclusiveMaximum) : '',
    typeof multipleOf === 'number' && multipleOf !== 1 ? t('a multiple of {0}', multipleOf) : '',
    range('characters', minLength === 1 ? undefined : minLength, maxLength),
    typeof pattern === 'string' ? t('pattern {0}', pattern) : '',
    range('items', schema.minItems, schema.maxItems),
    schema.uniqueItems === true ? t('none twice') : '',
    kind === 'list' && items !== undefined ? t('each {0}', itemText(items)) : '',
    nullable ? t('or null') : '',
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
    return t('one a line');
  }
  const names = types.map(typeName);
  const name = names.slice(1).reduce((before, each) => t('{0} or {1}', before, each), names[0] ?? '');
  const written = typeof schema.format === 'string' ? `${name} (${schema.format})`.trim() : name;
  return kind !== 'json' ? written : written === '' ? 'JSON' : t('JSON: {0}', written);
}

function itemText(items: ValueForm): string {
  return items.kind === 'choice' ? t('one of {0}', items.choices.map(choiceText).join(', ')) : constraints(items);
}

function typeName(type: string): string {
  switch (type) {
    case 'string':
      return t('text');
    case 'integer':
      return t('whole number');
    case 'number':
      return t('number');
    case 'boolean':
      return t('true or false');
    case 'array':
      return t('list');
    case 'object':
      return t('object');
    default:
      return type;
  }
}
