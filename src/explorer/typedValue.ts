import type { JsonSchema } from '../trackberry/openapi.ts';
import { singleType } from './singleType.ts';

export function isNumeric(schema: JsonSchema): boolean {
  const type = singleType(schema);
  return type === 'integer' || type === 'number';
}

/**
 * The value that a typed text stands for, where the schema wants a number or a truth value and the text is one.
 * Any other text stays text, so that the schema refuses it.
 */
export function typedValue(schema: JsonSchema, text: string): unknown {
  if (isNumeric(schema) && /^-?\d+(?:\.\d+)?$/.test(text.trim())) {
    return Number(text);
  }
  return singleType(schema) === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
