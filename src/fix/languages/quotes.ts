import type { Literal, Quote, Syntax } from '../literalReader.ts';
import type { Interpolated } from './language.ts';

/** `"…"` on one line, with backslashes. */
export const double: Quote = { open: /"/y, close: '"', escape: 'backslash' };

/** `'…'` on one line, with backslashes. */
export const single: Quote = { open: /'/y, close: "'", escape: 'backslash' };

/** `"""…"""` over lines. */
export const tripleDouble: Quote = { open: /"""/y, close: '"""', escape: 'backslash', multiline: true };

/** A character of the C family, which may be a quote. */
export const character = /'(?:\\[^'\r\n]{1,12}|[^'\\\r\n])'/y;

/** A regular expression: a slash where a value begins. */
export const regularExpression =
  /\/(?<=(?:^|[=(,:[!&|?{};+\-*%~^<>\n]|\b(?:return|typeof|case|in|of|and|or|if|unless|when|split|grep|match))\s{0,20}\/)(?![*/])(?:\\.|\[(?:\\.|[^\]\\\r\n])*\]|[^/\\\r\n[])+\/[a-z]*/y;

export const cComments: Pick<Syntax, 'lineComments' | 'blockComments'> = {
  lineComments: ['//'],
  blockComments: [['/*', '*/']],
};

export const hashComments: Pick<Syntax, 'lineComments' | 'blockComments'> = { lineComments: ['#'], blockComments: [] };

/** The same string with an expression put in: for strings that take expressions as they are. */
export function inPlace(literal: Literal, hole: Interpolated['hole']): Interpolated {
  const { prefix, opening, closing } = literal;
  return { prefix, opening, closing, hole, convert: (raw) => raw };
}

/** A here-document: from its word to the line with nothing but that word. The rest of the opening line belongs to the quote. */
export function hereDocument(open: RegExp): Quote {
  return {
    open,
    close: (opening) => new RegExp(`(?<=\\n)[ \\t]*${/[A-Za-z_]\w*/.exec(opening)?.[0]}\\b`, 'y'),
    escape: 'none',
    multiline: true,
  };
}
