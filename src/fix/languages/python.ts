import { t } from '@vscode/l10n';
import type { Literal, Syntax } from '../literalReader.ts';
import type { TextEdit } from '../replacement.ts';
import type { Language, LiteralPlace } from './language.ts';

const syntax: Syntax = {
  lineComments: ['#'],
  blockComments: [],
  quotes: (['"""', "'''", '"', "'"] as const).flatMap((close) => [
    {
      open: new RegExp(`(?<prefix>[fFtT][rR]?|[rR][fFtT])${close}`, 'y'),
      close,
      escape: 'backslash' as const,
      multiline: close.length === 3,
      hole: '{' as const,
    },
    {
      open: new RegExp(`(?<prefix>(?:[rRbBuU]|[bB][rR]|[rR][bB])?)${close}`, 'y'),
      close,
      escape: 'backslash' as const,
      multiline: close.length === 3,
    },
  ]),
};

const isBytes = ({ prefix }: Literal) => /b/i.test(prefix);
const isFormatted = ({ prefix }: Literal) => /f/i.test(prefix);

export const python: Language = {
  ...syntax,
  adjacent: true,
  join: '+',
  read: (variable, quote, { first }) => `os.environ[${quote}${variable}${quote}]${isBytes(first) ? '.encode()' : ''}`,
  interpolated: (literal, { literals }) =>
    // Before Python 3.12 the code in an f-string cannot hold its quotes: there the pieces are joined.
    isBytes(literal) || literals.some(({ start, end }) => start < literal.start && literal.end < end)
      ? undefined
      : {
          prefix: isFormatted(literal) ? literal.prefix : `f${literal.prefix.replace(/u/i, '')}`,
          opening: literal.opening,
          closing: literal.closing,
          hole: (expression) => `{${expression}}`,
          convert: (raw) => (isFormatted(literal) ? raw : withDoubledBraces(raw, /r/i.test(literal.prefix))),
        },
  isComment: isDocumentation,
  refusal: ({ first, last, literals }) =>
    literals.some((each) => first.start <= each.start && each.end <= last.end && /t/i.test(each.prefix))
      ? t('What a template string does with its values is not known here. Read the variable by hand.')
      : undefined,
  imports: (place) => [importOs(place)],
};

/** In an f-string a brace opens code, and `\N{DASH}` names a character as before. */
function withDoubledBraces(raw: string, isRaw: boolean): string {
  return raw.replace(/\\(?:N\{[^}]*\}|[\s\S])|[{}]/g, (part) => {
    if (part === '{' || part === '}') {
      return part + part;
    }
    return isRaw ? part.replace(/[{}]/g, '$&$&') : part;
  });
}

/** A string that is a statement of its own: of a module, a class or a function. */
function isDocumentation({ text, first, last }: LiteralPlace): boolean {
  const before = text.slice(0, first.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const after = /^[ \t]*(?:#|;|\r?\n|$)/.test(text.slice(last.end, last.end + 80));
  // Behind a bracket, an operator or another string the line goes on with what began before it.
  const goesOn = /(?:[([{,=+%\\"']|\b(?:or|and|not|in|is|if|else))[ \t]*(?:#.*)?\s*$/.test(before.slice(-400));
  return /^[ \t]*$/.test(line) && after && !goesOn;
}

/** `import os` behind the documentation and what must come first; nothing where the module has it before the secret. */
function importOs({ text, first, literals }: LiteralPlace): TextEdit | undefined {
  const imported = /^import[ \t]+(?:[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*,[ \t]*)*os[ \t]*(?:[,;#\r\n]|$)/gm;
  for (const { index } of text.matchAll(imported)) {
    if (index < first.start && !literals.some(({ start, end }) => start < index && index < end)) {
      return undefined;
    }
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = firstStatement(text, literals);
  const gap = /(?:import|from)\b/y;
  gap.lastIndex = at;
  return { start: at, end: at, text: `import os${lineEnd}${gap.test(text) ? '' : lineEnd}` };
}

const heading = /(?:#!.*|#.*coding[:=].*|%%.*)(?:\r?\n|$)|(?:#.*\r?\n)+[ \t]*\r?\n|[ \t]*\r?\n/y;
const future = /from[ \t]+__future__[ \t]+import[ \t]*(?:\([^)]*\)|[^\n(]*)[^\n]*(?:\n|$)/y;
const restOfLine = /[ \t]*(?:#.*)?(?:\r?\n|$)/y;

function firstStatement(text: string, literals: readonly Literal[]): number {
  let at = 0;
  let documented = false;
  for (;;) {
    const statement: Literal | undefined = documented ? undefined : literals.find(({ start }) => start === at);
    const next =
      pass(heading, text, at) ?? pass(future, text, at) ?? (statement && pass(restOfLine, text, statement.end));
    if (next === undefined || next === at) {
      return at;
    }
    documented ||= statement !== undefined;
    at = next;
  }
}

function pass(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
}
