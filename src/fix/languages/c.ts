import { t } from '@vscode/l10n';
import type { TextEdit } from '../replacement.ts';
import { codeBefore } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, character, double } from './quotes.ts';

const syntax = {
  ...cComments,
  quotes: [
    {
      open: /(?<prefix>(?:u8|[uUL])?R)"[^()\s\\]{0,16}\(/y,
      close: (opening: string) => `)${opening.slice(1, -1)}"`,
      escape: 'none' as const,
      multiline: true,
    },
    { ...double, open: /(?<prefix>(?:u8|[uUL])?)"/y },
  ],
  skip: character,
  /** Neither can be joined with a variable: the secret must stand alone. */
  adjacent: true,
};

export const c: Language = {
  ...syntax,
  read: (variable) => `getenv("${variable}")`,
  refusal: (place) => {
    // What is declared outside of a function needs a value that the compiler knows.
    const outside = /(?:^|\n)(?:static[ \t]+|const[ \t]+)*char\b[^;{}]*$|\bstatic\b[^;]*$/.test(codeBefore(place));
    return outside
      ? t('Here the value must be known to the compiler. Set it in a function, with getenv.')
      : refusal(place);
  },
  imports: (place) => [include(place, 'stdlib.h', /#[ \t]*include[ \t]*<stdlib\.h>/)],
};

export const cpp: Language = {
  ...syntax,
  read: (variable) => `std::getenv("${variable}")`,
  refusal,
  imports: (place) => [include(place, 'cstdlib', /#[ \t]*include[ \t]*<cstdlib>/)],
};

function refusal(place: LiteralPlace): string | undefined {
  const before = codeBefore(place);
  if (/(?:^|\n)[ \t]*#(?:[^\n\\]|\\[\s\S])*$/.test(before)) {
    return t('The text of a macro may be joined with others. Make it a variable that is set with getenv.');
  }
  if (/\[[^\]]*\]\s*=\s*\{?\s*$/.test(before) || /\b(?:constexpr|constinit)\b[^;]*$/.test(before)) {
    return t('Here the value must be known to the compiler. Make it a pointer that is set with getenv.');
  }
  return !/[uUL]/.test(place.first.prefix)
    ? undefined
    : t('The environment holds plain characters. Convert them by hand.');
}

function include({ text }: LiteralPlace, header: string, has: RegExp): TextEdit | undefined {
  if (has.test(text)) {
    return undefined;
  }
  const first = /^[ \t]*#[ \t]*include[ \t]*</m.exec(text)?.index;
  const at =
    first ??
    /^(?:[ \t]*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*|#[ \t]*pragma[^\n]*)?\n)*/.exec(text)?.[0].length ??
    0;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: at, end: at, text: `#include <${header}>${lineEnd}${first === undefined ? lineEnd : ''}` };
}
