import { t } from '@vscode/l10n';
import { codeBefore } from './code.ts';
import type { Language } from './language.ts';
import { character, double, hashComments, inPlace, regularExpression, single, tripleDouble } from './quotes.ts';

export const lua: Language = {
  lineComments: ['--'],
  blockComments: [
    ['--[[', ']]'],
    ['--[=[', ']=]'],
  ],
  quotes: [
    { open: /\[=*\[/y, close: (opening) => opening.replaceAll('[', ']'), escape: 'none', multiline: true },
    double,
    single,
  ],
  join: '..',
  read: (variable, quote) => `os.getenv(${quote}${variable}${quote})`,
  missing: '""',
  refusal: (place) =>
    /(?!\b(?:return|and|or|not|in|then|else|do)\s*$)\b\w+\s*$/.test(codeBefore(place, 60).split('\n').at(-1) ?? '')
      ? t('This call has no parentheses. Write them, and fix it then.')
      : undefined,
};

export const r: Language = {
  ...hashComments,
  quotes: [
    { open: /[rR]"-*\(/y, close: (opening) => `)${opening.slice(2, -1)}"`, escape: 'none', multiline: true },
    { ...double, multiline: true },
    { ...single, multiline: true },
  ],
  skip: /`[^`\r\n]*`/y,
  join: (parts) => `paste0(${parts.join(', ')})`,
  read: (variable, quote) => `Sys.getenv(${quote}${variable}${quote})`,
};

export const julia: Language = {
  lineComments: ['#'],
  blockComments: [['#=', '=#']],
  quotes: [
    { open: /(?<prefix>[a-z]\w{0,20})(?:"""|")/y, close: (opening) => opening, escape: 'backslash', multiline: true },
    { ...tripleDouble, hole: '$(' },
    { ...double, multiline: true, hole: '$(' },
  ],
  skip: character,
  join: '*',
  read: (variable) => `ENV["${variable}"]`,
  interpolated: (literal) => (literal.prefix === '' ? inPlace(literal, (expression) => `$(${expression})`) : undefined),
  refusal: (place) =>
    /\bconst\b[^\n]*$/.test(codeBefore(place)) && /\/src\//.test(place.file)
      ? t('A constant of a package is fixed when it is compiled. Read the variable in a function.')
      : undefined,
};

export const awk: Language = {
  ...hashComments,
  quotes: [double],
  skip: regularExpression,
  join: (parts) => `(${parts.join(' ')})`,
  read: (variable) => `ENVIRON["${variable}"]`,
};

/** Strings that stand side by side are one word. */
export const fish: Language = {
  ...hashComments,
  quotes: [
    { ...double, multiline: true },
    { ...single, multiline: true },
  ],
  join: (parts) => parts.join(''),
  read: (variable) => `"$${variable}"`,
  refusal: (place) =>
    place.alone && new RegExp(`\\bset\\s+(?:-\\w+\\s+)*${place.variable}\\s*$`).test(codeBefore(place, 200))
      ? t('This sets {0} itself. Take the line out, and set the variable outside of this file.', place.variable)
      : undefined,
  bare: ({ start, end, variable }) => ({ kind: 'replacement', edits: [{ start, end, text: `"$${variable}"` }] }),
};
