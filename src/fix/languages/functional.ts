import { t } from '@vscode/l10n';
import { codeBefore } from './code.ts';
import type { Language } from './language.ts';
import { double, hashComments, inPlace } from './quotes.ts';

export const elixir: Language = {
  ...hashComments,
  quotes: [
    { open: /(?:~[sS])?"""/y, close: '"""', escape: 'backslash', multiline: true, hole: '#{' },
    { ...double, multiline: true, hole: '#{' },
    { open: /'/y, close: "'", escape: 'backslash', multiline: true, hole: '#{' },
  ],
  /** The character of a quote. */
  skip: /(?<!\w)\?\\?["'#]/y,
  read: (variable) => `System.fetch_env!("${variable}")`,
  interpolated: (literal) =>
    /^~S/.test(literal.opening) ? undefined : inPlace(literal, (expression) => `#{${expression}}`),
  refusal: (place) =>
    /(?:^|\n)[ \t]*@\w+[ \t]*(?:[[{%][^\n]*|)$/.test(codeBefore(place, 300)) ||
    /(?:^|\/)(?:config|dev|prod|test)\.exs$/.test(place.file)
      ? t('This is read once, when the application is built. Read the variable in config/runtime.exs or in a function.')
      : undefined,
};

export const clojure: Language = {
  lineComments: [';'],
  blockComments: [],
  quotes: [{ ...double, multiline: true }],
  skip: /\\./y,
  read: (variable) => `(System/getenv "${variable}")`,
  join: (parts) => `(str ${parts.join(' ')})`,
  refusal: (place) =>
    /#$/.test(codeBefore(place, 10))
      ? t('A regular expression is read with the code. Build it from the variable by hand.')
      : undefined,
};
