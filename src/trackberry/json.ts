/** Lists and objects in one another. What goes through a value level by level has the stack for these, and no service needs more. */
const mostLevels = 1_000;

/** Whether JSON text goes deeper than 1000 levels; of other text it says something, too, and never fails. */
export function isNestedTooDeeply(json: string): boolean {
  let levels = 0;
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case '"':
        at = endOfString(json, at) - 1;
        break;
      case '[':
      case '{':
        levels += 1;
        if (levels > mostLevels) {
          return true;
        }
        break;
      case ']':
      case '}':
        levels -= 1;
    }
  }
  return false;
}

/**
 * Where the string ends whose opening quote stands at `start`: behind its closing quote, or at the end of the text. A
 * loop, because a regular expression runs out of stack on a string of millions of escapes.
 */
export function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') {
    at += json[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, json.length);
}

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
