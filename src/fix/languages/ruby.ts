import { t } from '@vscode/l10n';
import type { Literal, Quote } from '../literalReader.ts';
import type { Language } from './language.ts';
import { double, hashComments, hereDocument, inPlace, regularExpression, single } from './quotes.ts';

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

function percent(letters: string, hole: boolean): Quote {
  return {
    open: new RegExp(`%${letters}[(\\[{<|!]`, 'y'),
    close: (opening) => pairs[opening.slice(-1)] ?? opening.slice(-1),
    escape: 'backslash',
    multiline: true,
    nests: true,
    ...(hole ? { hole: '#{' as const } : {}),
  };
}

const takesCode = ({ quote, opening }: Literal) =>
  quote.hole !== undefined || (opening.startsWith('<<') && !/^<<[~-]?'/.test(opening));

export const ruby: Language = {
  ...hashComments,
  blockComments: [['\n=begin', '\n=end']],
  quotes: [
    { ...double, multiline: true, hole: '#{' },
    { ...single, multiline: true },
    { open: /`/y, close: '`', escape: 'backslash', multiline: true, hole: '#{' },
    percent('q', false),
    percent('Q', true),
    percent('(?<=[=(,\\s]%)', true),
    hereDocument(/<<[~-]?(["'`]?)[A-Z]\w*\1[^\r\n]*\r?\n/y),
  ],
  skip: regularExpression,
  adjacent: true,
  join: '+',
  read: (variable, quote) => `ENV.fetch(${quote}${variable}${quote})`,
  interpolated: (literal) => {
    const hole = (expression: string) => `#{${expression}}`;
    if (takesCode(literal)) {
      return inPlace(literal, hole);
    }
    return literal.opening === "'" ? { prefix: '', opening: '"', closing: '"', hole, convert: fromSingle } : undefined;
  },
  refusal: ({ first }) =>
    first.opening.startsWith('<<') && !takesCode(first)
      ? t('This here-document takes no code. Take the quotes off its word, and read the variable in it.')
      : undefined,
};

/** In single quotes only `\\` and `\'` are escapes. */
function fromSingle(raw: string): string {
  return raw.replace(/\\['\\]|["\\]|#(?=[{$@])/g, (part) =>
    part === "\\'" ? "'" : part === '\\\\' ? part : `\\${part}`,
  );
}
