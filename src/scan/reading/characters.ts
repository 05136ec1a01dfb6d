/** UTF-16 units that the detectors look for, by what they are in source text. A unit outside ASCII, and the end of a text, is none. */
export const backslash = 92;
export const colon = 58;
export const pipe = 124;
export const greater = 62;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** For `table[unit] === 1`, which costs less than an expression; a unit outside ASCII gives undefined. */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < characters.length; i++) {
    table[characters.charCodeAt(i)] = 1;
  }
  return table;
}

export const alphanumerics = tableOf(`${letters}0123456789`);
export const wordCharacters = tableOf(`${letters}0123456789_`);
/** Of a name with its members: letters, digits, `_ $ . -`. */
export const nameCharacters = tableOf(`${letters}0123456789_$.-`);
export const spaces = tableOf(' \t\r\n\f\v');
export const blanks = tableOf(' \t');
export const quotes = tableOf('"\'`');

export function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/** Where the run of characters of `table` at `at` ends, at `at + most` at the latest. */
export function pastRun(text: string, at: number, most: number, table: Uint8Array): number {
  const limit = Math.min(text.length, at + most);
  let end = at;
  while (end < limit && table[text.charCodeAt(end)] === 1) {
    end++;
  }
  return end;
}

/** Where the first character of `table` after `at` stands, at `at + most` at the latest. */
export function untilAny(text: string, at: number, most: number, table: Uint8Array): number {
  const limit = Math.min(text.length, at + most);
  let end = at;
  while (end < limit && table[text.charCodeAt(end)] !== 1) {
    end++;
  }
  return end;
}
