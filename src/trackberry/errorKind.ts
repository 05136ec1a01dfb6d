import * as errors from './errors.ts';

const known = new Map<unknown, string>(Object.entries(errors).map(([name, value]) => [value, name]));

/**
 * What kind of error it is, in a word that holds nothing of its text: the nearest class of `errors.ts`, with the status that
 * came; else Node's code, or the name of a class of JavaScript itself. (The name of a class of ours is another one once the
 * code is minified.)
 */
export function errorKind(error: unknown): string {
  for (let at = prototypeOf(error); at !== null; at = prototypeOf(at)) {
    const name = known.get(at.constructor);
    if (name !== undefined) {
      return error instanceof errors.AnswerError ? `${name} ${error.exchange.status}` : name;
    }
  }
  if (!(error instanceof Error)) {
    return 'no error';
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[A-Z][A-Z_\d]{2,40}$/.test(code) ? code : /^[A-Z]\w{2,40}$/.test(error.name) ? error.name : 'Error';
}

function prototypeOf(value: unknown): object | null {
  return typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null;
}
