import { traces } from '../trackberry/traces.ts';

/** Every text in a value: keys, what is not enumerable, causes, entries of collections. */
function* textsIn(value: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
    seen.add(value);
    if (value instanceof Map || value instanceof Set) {
      yield* textsIn([...value], seen);
    }
    for (const key of Reflect.ownKeys(value)) {
      yield String(key);
      yield* textsIn(Reflect.get(value, key), seen);
    }
  }
}

/** The texts in a value out of which the token can be read, in the ways of `traces` or in other letters. */
export function tokenSightings(value: unknown, token: string): string[] {
  return [...textsIn(value)].filter(
    (text) => traces(text, token).length > 0 || text.toLowerCase().includes(token.toLowerCase()),
  );
}
