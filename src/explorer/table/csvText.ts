/** With what a spreadsheet begins a formula, in every form of the sign that may be read as it (full-width, small, raised). */
const sign =
  '[=\\uFF1D\\uFE66\\u207C\\u208C+\\uFF0B\\uFE62\\u207A\\u208A\\uFB29\\-\\uFF0D\\uFE63\\u207B\\u208B\\u2212@\\uFF20\\uFE6B]';
/** What may stand before it and be passed over: blanks of every kind, what is not seen, quotes. */
const passedOver = '[\\s\\p{Z}\\p{C}"\'`]';
/** What separates cells where the comma does not, in an Excel of another country for one. */
const separator = '[;|\\t\\r\\n]';

const formula = new RegExp(`^${passedOver}*(?:[\\t\\r\\n]|${sign})`, 'u');
/** Looks ahead to the next separator only: time stays linear. */
const innerFormula = new RegExp(`${separator}(?=(?:(?!${separator})${passedOver})*${sign})`, 'gu');

/**
 * A text that no spreadsheet runs. One that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in
 * front, as OWASP advises ("CSV Injection"). So does such a piece inside it behind `;`, `|`, a tab or a line break: where
 * these separate cells, the quotes around a field protect nothing.
 */
export function defused(text: string): string {
  return (formula.test(text) ? `'${text}` : text).replace(innerFormula, "$&'");
}

/** A text as one field of a CSV file (RFC 4180), always in quotes. */
export function csvText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
