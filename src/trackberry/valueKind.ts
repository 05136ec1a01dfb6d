import { t } from '@vscode/l10n';

/** What a JSON value is: by the names of JSON Schema, and what only an answer can be. */
export type ValueKind =
  | ('string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null')
  | ('fraction' | 'tooLarge' | 'nothing');

export function kindOf(value: unknown): ValueKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isInteger(value) ? 'integer' : Number.isFinite(value) ? 'fraction' : 'tooLarge';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'array' : 'object';
    default:
      return 'nothing';
  }
}

export function kindText(kind: ValueKind): string {
  switch (kind) {
    case 'string':
      return t('text');
    case 'integer':
      return t('a whole number');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'object':
      return t('an object');
    case 'array':
      return t('a list');
    case 'null':
      return 'null';
    case 'fraction':
      return t('a fraction');
    case 'tooLarge':
      return t('a number too large');
    case 'nothing':
      return t('nothing');
  }
}
