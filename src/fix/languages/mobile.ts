import type { TextEdit } from '../replacement.ts';
import { codeBefore, constantReason } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, double, inPlace, single, tripleDouble } from './quotes.ts';

export const swift: Language = {
  ...cComments,
  quotes: [
    {
      open: /#{1,8}(?:"""|")/y,
      close: (opening) => opening.replace(/^(#+)("+)$/, '$2$1'),
      escape: 'none',
      multiline: true,
    },
    { ...tripleDouble, hole: '\\(' },
    { ...double, hole: '\\(' },
  ],
  read: (variable) => `ProcessInfo.processInfo.environment["${variable}"] ?? ""`,
  readAlone: (variable) => `ProcessInfo.processInfo.environment["${variable}"] ?? ""`,
  missing: '""',
  interpolated: (literal) =>
    inPlace(literal, (expression) => `\\${literal.opening.replaceAll('"', '')}(${expression})`),
  imports: (place) => [
    importOnce(place, /^import (?:Foundation|UIKit|SwiftUI|AppKit|Cocoa)\b/m, 'import Foundation', /^import /m),
  ],
};

export const dart: Language = {
  ...cComments,
  quotes: [
    { open: /(?<prefix>r)(?:"""|'''|"|')/y, close: (opening) => opening, escape: 'none' },
    { ...tripleDouble, hole: '${' },
    { open: /'''/y, close: "'''", escape: 'backslash', multiline: true, hole: '${' },
    { ...double, hole: '${' },
    { ...single, hole: '${' },
  ],
  adjacent: true,
  join: '+',
  read: (variable, quote) => `Platform.environment[${quote}${variable}${quote}]!`,
  missing: "''",
  interpolated: (literal) =>
    literal.prefix === '' ? inPlace(literal, (expression) => `\${${expression}}`) : undefined,
  refusal: (place) =>
    /(?:\bconst\b|@\w+\(|\b(?:import|export|part)\b)[^;]*$/.test(codeBefore(place)) ? constantReason() : undefined,
  imports: (place) => [importOnce(place, /^import ['"]dart:io['"]/m, "import 'dart:io';", /^(?:import|export|part) /m)],
};

/** The import in front of the others, or of the first line that is neither comment nor empty. */
function importOnce(
  { text, literals }: LiteralPlace,
  has: RegExp,
  statement: string,
  others: RegExp,
): TextEdit | undefined {
  if (has.test(text)) {
    return undefined;
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const other = others.exec(text)?.index;
  if (other !== undefined && !literals.some(({ start, end }) => start < other && other < end)) {
    return { start: other, end: other, text: statement + lineEnd };
  }
  const at = /^(?:[ \t]*(?:\/\/[^\n]*|library [^\n]*)?\n)*/.exec(text)?.[0].length ?? 0;
  return { start: at, end: at, text: statement + lineEnd + lineEnd };
}
