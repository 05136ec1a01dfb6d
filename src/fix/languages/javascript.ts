import { t } from '@vscode/l10n';
import type { Syntax } from '../literalReader.ts';
import { type Replacement, replacement } from '../replacement.ts';
import { codeAfter, codeBefore } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { double, regularExpression, single } from './quotes.ts';

const syntax: Syntax = {
  lineComments: ['//'],
  blockComments: [
    ['/*', '*/'],
    ['<!--', '-->'],
  ],
  quotes: [{ open: /`/y, close: '`', escape: 'backslash', multiline: true, hole: '${' }, double, single],
  skip: regularExpression,
};

export const javascript: Language = {
  ...syntax,
  join: '+',
  read: (variable) => `process.env.${variable}`,
  interpolated: ({ opening, content }, { text }) =>
    // A template knows no octal escapes.
    /\\[1-9]|\\0\d/.test(text.slice(content.start, content.end))
      ? undefined
      : {
          prefix: '',
          opening: '`',
          closing: '`',
          hole: (expression) => `\${${expression}}`,
          convert: (raw) =>
            opening === '`'
              ? raw
              : raw.replace(/\\[\s\S]|`|\$\{/g, (part) => (part.startsWith('\\') ? part : `\\${part}`)),
        },
  refusal,
  special: attribute,
};

/** A variable may be missing, so its type is not `string`; a template takes either. */
export const typescript: Language = {
  ...javascript,
  readAlone: (variable) => `process.env.${variable} ?? ''`,
  missing: "''",
};

function refusal(place: LiteralPlace): string | undefined {
  const before = codeBefore(place);
  const after = codeAfter(place);
  if (/\b(?:from|import|require\s*\(|import\s*\()\s*$/.test(before)) {
    return t('The address of a module cannot hold a variable. Load the module without the token in its address.');
  }
  if (/[{,]\s*$/.test(before) && /^\s*:/.test(after)) {
    return t('Here the token is the name of a property. Write the name without the token.');
  }
  if (
    /^\s*as\s+const\b/.test(after) ||
    /\btype\s+\w+\s*=[^;=]*$/.test(before) ||
    /\benum\s+\w+\s*\{[^{}]*$/.test(before)
  ) {
    return t('A type or an enum cannot hold a variable. Make it a constant that reads the environment.');
  }
  if (
    place.first.opening === '`' &&
    /[\w$)\]]\s*$/.test(before) &&
    !/\bString\.raw$|\b(?:return|case|of|in|typeof|await|yield)\s*$/.test(before)
  ) {
    return t('What the tag of this template does with its values is not known here. Read the variable by hand.');
  }
  return undefined;
}

/** `<Client token="…"` */
const attributeBefore =
  /<[A-Za-z][\w.:-]{0,80}(?:\s{1,80}[\w:-]{1,80}(?:=(?:"[^"]{0,400}"|'[^']{0,400}'|\{[^{}]{0,400}\}))?|\s{1,20}\{\.\.\.[\w.]{1,80}\}){0,30}\s{1,80}[\w:-]{1,80}=$/;

/** The value of an attribute in JSX becomes an expression in braces. */
function attribute({ text, file, first, last, start, end, variable, alone }: LiteralPlace): Replacement | undefined {
  if (
    first !== last ||
    first.opening === '`' ||
    !attributeBefore.test(text.slice(Math.max(0, first.start - 2000), first.start))
  ) {
    return undefined;
  }
  const read = `process.env.${variable}`;
  if (alone) {
    const typed = /\.[cm]?tsx?$/i.test(file) ? `${read} ?? ''` : read;
    return replacement([{ start: first.start, end: first.end, text: `{${typed}}` }]);
  }
  const template = (raw: string) => raw.replace(/[`\\]|\$\{/g, '\\$&');
  const content = `${template(text.slice(first.content.start, start))}\${${read}}${template(text.slice(end, first.content.end))}`;
  return replacement([{ start: first.start, end: first.end, text: `{\`${content}\`}` }]);
}
