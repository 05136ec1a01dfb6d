import { replacement } from '../replacement.ts';
import { codeAfter, codeBefore } from './code.ts';
import type { Language } from './language.ts';
import { hashComments } from './quotes.ts';

const hole = (expression: string, after: string) =>
  // A letter, a colon or a bracket behind the name would belong to it.
  /^[\w:[.]/.test(after) ? `$(${expression})` : expression;

export const powershell: Language = {
  ...hashComments,
  blockComments: [['<#', '#>']],
  /** In a word, as in an address, it begins no comment. */
  skip: /(?<=[\w/.:-])#/y,
  quotes: [
    { open: /@'[ \t]*\r?\n/y, close: () => /(?<=\n)'@/y, escape: 'none', multiline: true },
    { open: /@"[ \t]*\r?\n/y, close: () => /(?<=\n)"@/y, escape: 'none', multiline: true },
    { open: /'/y, close: "'", escape: 'doubled', multiline: true },
    { open: /"/y, close: '"', escape: 'backtick', multiline: true },
  ],
  /** Two quotes in a string, which stand for one, are read as the end of a string and the beginning of the next. */
  adjacent: true,
  read: (variable) => `$env:${variable}`,
  missing: "''",
  interpolated: ({ opening, closing }) => ({
    prefix: '',
    opening: opening.replace("'", '"'),
    closing: closing.replace("'", '"'),
    hole,
    convert: (raw) => {
      if (opening.includes('"')) {
        return raw;
      }
      return opening.startsWith('@') ? raw.replace(/[`$]/g, '`$&') : raw.replaceAll("''", "'").replace(/[`$"]/g, '`$&');
    },
  }),
  /** `$env:X = 'secret'`, of the variable itself: the script only makes sure that it is set. */
  special: (place) => {
    const statement = new RegExp(`\\$env:${place.variable}\\s*=\\s*$`, 'i').exec(codeBefore(place, 200));
    if (statement === null || !place.alone || !/^\s*(?:[;#\r\n]|$)/.test(codeAfter(place))) {
      return undefined;
    }
    const text = `if (-not $env:${place.variable}) { throw 'Set ${place.variable} first.' }`;
    return replacement([{ start: place.first.start - statement[0].length, end: place.last.end, text }]);
  },
  bare: ({ start, end, variable }) => replacement([{ start, end, text: `$env:${variable}` }]),
};
