import { isNestedTooDeeply } from '../trackberry/json.ts';
import { nodeAt } from './bodyText.ts';
import { JsonIndex } from './json/jsonIndex.ts';
import { indexJson } from './json/jsonIndexer.ts';
import { lineAndColumn } from './json/notJson.ts';
import { type FieldError, pathOf } from './violations.ts';

/** An error of a body and where in its text it is; the whole text has the first place. */
export interface PlacedError {
  message: string;
  /** In UTF-16 units from 0. */
  offset: number;
  /** From 1, as an editor counts them. */
  line: number;
  column: number;
}

/** Where in a body's text each of its errors is; what is missing is told at the object that should have it. */
export function placedErrors(text: string, errors: readonly FieldError[]): readonly PlacedError[] {
  if (errors.length === 0) {
    return [];
  }
  const index = isNestedTooDeeply(text) ? undefined : indexJson(text);
  return errors.map(({ field, message }) => {
    const offset = index instanceof JsonIndex ? offsetOf(index, pathOf(field)) : (index?.offset ?? 0);
    return { message, offset, ...lineAndColumn(text, offset) };
  });
}

function offsetOf(index: JsonIndex, path: readonly string[]): number {
  const node = nodeAt(index, path);
  return node === undefined ? offsetOf(index, path.slice(0, -1)) : index.start(node);
}
