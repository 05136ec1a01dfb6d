import { exactText, isExactObject } from '../exactJson.ts';

/** A field's value as one reads it: text as it is, anything else as JSON; undefined where it is missing or null. */
export type Shown = string | undefined;

/** A name and a value that no documentation speaks of. */
export type FurtherField = readonly [name: string, value: string];

const longest = 2000;

/** The value of a field of its own; undefined where it is missing, or the object is none. */
export function fieldOf(object: unknown, name: string): unknown {
  return isExactObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

export function shownField(object: unknown, name: string): Shown {
  const value = fieldOf(object, name);
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'string' ? cut(value) : exactText(value, longest);
}

/** Its fields but those that are shown elsewhere. */
export function furtherFields(object: unknown, shown: readonly string[]): readonly FurtherField[] {
  if (!isExactObject(object)) {
    return [];
  }
  return Object.entries(object)
    .filter(([name]) => !shown.includes(name))
    .map(([name, value]) => [cut(name), typeof value === 'string' ? cut(value) : exactText(value, longest)] as const);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
