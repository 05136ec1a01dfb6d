import type { JsonSchema } from '../trackberry/openapi.ts';

/** The one type that a schema allows besides null; undefined where it allows several, or any. */
export function singleType({ type }: JsonSchema): string | undefined {
  const types: unknown[] = [type].flat().filter((each) => each !== 'null');
  const [only] = types;
  return types.length === 1 && typeof only === 'string' ? only : undefined;
}
