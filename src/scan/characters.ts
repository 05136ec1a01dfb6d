/** UTF-16 units that the detectors look for, by what they are in source text. A unit outside ASCII, and the end of a text, is none. */
export const backslash = 92;
export const colon = 58;
export const pipe = 124;
export const greater = 62;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const alphanumerics = tableOf(`${letters}0123456789`);
const names = tableOf(`${letters}0123456789_$.-`);
const spaces = tableOf(' \t\r\n\f\v');

/** For `table[unit] === 1`, which costs less than an expression; a unit that is not in the table gives undefined. */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < characters.length; i++) {
    table[characters.charCodeAt(i)] = 1;
  }
  return table;
}

export function isAlphanumeric(unit: number): boolean {
  return alphanumerics[unit] === 1;
}

/** A letter, a digit or one of `_ $ . -`. */
export function isOfName(unit: number): boolean {
  return names[unit] === 1;
}

export function isSpace(unit: number): boolean {
  return spaces[unit] === 1;
}

export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

export function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** `"`, `'` or a backtick. */
export function isQuote(unit: number): boolean {
  return unit === 34 || unit === 39 || unit === 96;
}

/** Where the run of units at `at` that `belongs` says yes to ends, at `at + most` at the latest. */
export function endOfRun(text: string, at: number, most: number, belongs: (unit: number) => boolean): number {
  const limit = Math.min(text.length, at + most);
  let end = at;
  while (end < limit && belongs(text.charCodeAt(end))) {
    end++;
  }
  return end;
}
