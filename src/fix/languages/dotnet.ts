import { codeAfter, codeBefore, constantReason, multilineReason, patternReason } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, character, double, inPlace, tripleDouble } from './quotes.ts';

function refusal(place: LiteralPlace): string | undefined {
  const before = codeBefore(place);
  const after = codeAfter(place);
  const attribute = /(?:^|[\r\n])[ \t]*\[(?:\w+:[ \t]*)?[A-Z][\w.]*\([^()\]]*$/;
  const defaultValue = /\bstring\??\s+\w+\s*=\s*$/.test(before) && /^\s*[,)]/.test(after);
  if (/\bconst\b[^;]*$/i.test(before) || attribute.test(before) || defaultValue) {
    return constantReason();
  }
  if (/\bcase\s+$/.test(before) || /^\s*=>/.test(after)) {
    return patternReason();
  }
  return place.first.opening.includes('"""') && place.text.slice(place.first.start, place.last.end).includes('\n')
    ? multilineReason()
    : undefined;
}

const isFormatted = (prefix: string) => prefix.includes('$');

export const csharp: Language = {
  ...cComments,
  quotes: [
    { open: /(?<prefix>\$*)"{3,16}/y, close: (opening) => opening, escape: 'none', multiline: true },
    { open: /(?<prefix>@\$?|\$@)"/y, close: '"', escape: 'doubled', multiline: true },
    { ...double, open: /(?<prefix>\$)"/y, hole: '{' },
    double,
  ],
  skip: character,
  join: '+',
  read: (variable, _quote, { text }) =>
    `${/^\s*(?:global\s+)?using\s+System\s*;/m.test(text) ? '' : 'System.'}Environment.GetEnvironmentVariable("${variable}")`,
  missing: 'throw new System.InvalidOperationException("The token is not set")',
  interpolated: (literal) =>
    literal.opening !== '"' || literal.prefix.includes('@')
      ? undefined
      : {
          ...inPlace(literal, (expression) => `{${expression}}`),
          prefix: '$',
          convert: (raw) => (isFormatted(literal.prefix) ? raw : raw.replace(/[{}]/g, '$&$&')),
        },
  refusal,
};

export const visualBasic: Language = {
  lineComments: ["'"],
  blockComments: [],
  quotes: [{ open: /(?<prefix>\$?)"/y, close: '"', escape: 'doubled' }],
  join: '&',
  read: (variable) => `System.Environment.GetEnvironmentVariable("${variable}")`,
  refusal: (place) => (/\bconst\b[^\r\n]*$/i.test(codeBefore(place)) ? constantReason() : undefined),
};

export const fsharp: Language = {
  lineComments: ['//'],
  blockComments: [['(*', '*)']],
  quotes: [
    { ...tripleDouble, open: /(?<prefix>\$?)"""/y, escape: 'none' },
    { open: /(?<prefix>@\$?|\$@)"/y, close: '"', escape: 'doubled', multiline: true },
    { ...double, open: /(?<prefix>\$?)"/y, multiline: true },
  ],
  skip: character,
  join: '+',
  read: (variable) => `System.Environment.GetEnvironmentVariable("${variable}")`,
  readAlone: (variable) => `System.Environment.GetEnvironmentVariable("${variable}")`,
  refusal: (place) => {
    if (
      /^[ \t]*\|[^\r\n]*$/m.test(codeBefore(place, 200).split('\n').at(-1) ?? '') &&
      /^\s*->/.test(codeAfter(place))
    ) {
      return patternReason();
    }
    return /\[<[^>]*(?:>\]\s*let[^=]*=\s*)?$/.test(codeBefore(place)) ? constantReason() : undefined;
  },
};
