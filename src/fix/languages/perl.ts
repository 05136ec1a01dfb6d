import { t } from '@vscode/l10n';
import type { Quote } from '../literalReader.ts';
import type { Language } from './language.ts';
import { double, hereDocument, inPlace, regularExpression, single } from './quotes.ts';

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

const operator = (name: string): Quote => ({
  open: new RegExp(`(?<![$@%&\\w>])${name}\\s{0,5}[(\\[{<|!/~]`, 'y'),
  close: (opening) => pairs[opening.slice(-1)] ?? opening.slice(-1),
  escape: 'backslash',
  multiline: true,
  nests: true,
});

/** Up to the next slash. */
const body = '/(?:\\\\.|[^/\\\\\\r\\n])*/';

export const perl: Language = {
  lineComments: ['#'],
  blockComments: [
    ['\n=pod', '\n=cut'],
    ['\n=head', '\n=cut'],
  ],
  quotes: [
    { ...double, multiline: true },
    { ...single, multiline: true },
    operator('qq'),
    operator('q'),
    hereDocument(/<<~?(["']?)[A-Z]\w*\1[^\r\n]*\r?\n/y),
  ],
  /** `$#list`, `$'`, and expressions. */
  skip: new RegExp(
    `\\$[#'"&]\\w*|(?<![\\w$@%&>])(?:(?:m|qr)${body}|(?:s|tr|y)${body}${body.slice(1)})|${regularExpression.source}`,
    'y',
  ),
  join: '.',
  read: (variable) => `$ENV{${variable}}`,
  interpolated: ({ ...literal }, { text, end }) =>
    // Behind a variable in a string a bracket would be an index.
    (literal.opening === '"' || /^(?:qq|<<~?(?!'))/.test(literal.opening)) &&
    !/^(?:[[{]|->)/.test(text.slice(end, end + 2))
      ? inPlace(literal, (expression) => expression)
      : undefined,
  refusal: ({ first }) =>
    /^<<~?'/.test(first.opening)
      ? t('This here-document takes no variables. Take the quotes off its word, and read the variable in it.')
      : undefined,
};
