/** How a language writes characters of a string that stands between double quotes. */
export interface Notation {
  /** Characters that have an escape of their own. */
  short: Readonly<Record<string, string>>;
  unicode(codePoint: number): string;
  /** Written by their number as well, beside those that one cannot see. */
  also?: RegExp;
}

/** Control characters, invisible ones, and those that reorder what one sees: some compilers refuse them in a string. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** The escapes that all languages with escapes have. */
export const commonEscapes = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string between double quotes, on one line. */
export function quoted(text: string, { short, unicode, also }: Notation): string {
  // All but the letters, digits and signs of ASCII that no language escapes.
  const written = text.replace(/[^ !%-[\]-~]/gu, (character) => {
    const shortForm = Object.hasOwn(short, character) ? short[character] : undefined;
    const byNumber = unseen.test(character) || also?.test(character) === true;
    return shortForm ?? (byNumber ? unicode(character.codePointAt(0) ?? 0) : character);
  });
  return `"${written}"`;
}

/** Whether a text can stand in a string as it is, lines and tabs included, where nothing in it is special to the language. */
export function isPlain(text: string): boolean {
  return !unseen.test(text.replace(/[\n\t]/g, ''));
}

/** `\u0041`, two of them above U+FFFF. */
export function utf16Escape(codePoint: number): string {
  const units = String.fromCodePoint(codePoint).split('');
  return units.map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`).join('');
}

/** `\u0041`, `\U0001f353`. */
export function wideEscape(codePoint: number): string {
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
}

/** `\u{41}`. */
export function bracedEscape(codePoint: number): string {
  return `\\u{${hex(codePoint, 1)}}`;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}
