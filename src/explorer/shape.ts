/** Says whether a value from outside is a `T`. Messages are checked with these, and their types come from them. */
export type Shape<T> = (value: unknown) => value is T;

/** The type that a shape checks for. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Shapes = Readonly<Record<string, Shape<unknown>>>;
type Required<S extends Shapes> = { [K in keyof S]: Shaped<S[K]> };
type Optional<S extends Shapes> = { [K in keyof S]?: Shaped<S[K]> };

export const text: Shape<string> = (value) => typeof value === 'string';
export const flag: Shape<boolean> = (value) => typeof value === 'boolean';
export const number: Shape<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export const nothing: Shape<null> = (value) => value === null;

/** Any JSON object. */
export const record: Shape<Record<string, unknown>> = (value): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function literal<const T extends string | boolean>(...allowed: readonly T[]): Shape<T> {
  return (value): value is T => allowed.some((each) => each === value);
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

export function pair<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value): value is readonly [A, B] =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

/** An object used as a map: any key, every value of one shape. */
export function dictionary<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => record(value) && Object.values(value).every(item);
}

/** An object with these fields. Further ones may be there and are left alone. */
export function object<R extends Shapes, O extends Shapes = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Required<R> & Optional<O>> {
  return (value): value is Required<R> & Optional<O> =>
    record(value) &&
    Object.entries(required).every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name])) &&
    Object.entries(optional ?? {}).every(([name, fits]) => !Object.hasOwn(value, name) || fits(value[name]));
}

export function oneOf<S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Shaped<S[number]>> {
  return (value): value is Shaped<S[number]> => shapes.some((fits) => fits(value));
}

/** What a map holds under a key: nothing of what every object has (`constructor`, `__proto__`). */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
