import { t } from '@vscode/l10n';
import type { TextEdit } from '../replacement.ts';
import { codeBefore, constantReason } from './code.ts';
import type { Language, LiteralPlace } from './language.ts';
import { cComments, character, double } from './quotes.ts';

export const go: Language = {
  ...cComments,
  quotes: [{ open: /`/y, close: '`', escape: 'none', multiline: true }, double],
  skip: character,
  join: '+',
  read: (variable) => `os.Getenv("${variable}")`,
  refusal: (place) => {
    const before = codeBefore(place);
    if (/(?:^|\n)import\s*(?:\([^()]*|[\w.]*\s*)$/.test(before) || isTag(place, before)) {
      return t(
        'Here the compiler needs the text itself, in an import or in the tag of a field. Write it without the token.',
      );
    }
    return /\bconst\s*\([^()]*$/.test(before) ? constantReason() : undefined;
  },
  imports: (place) => [importOs(place), variableForConstant(place)],
};

/** A string behind a type, with no operator between. */
function isTag({ first }: LiteralPlace, before: string): boolean {
  return first.opening === '`' && /[\w\]})][ \t]+$/.test(before) && !/\b(?:return|case|range)[ \t]+$/.test(before);
}

/** `const name = "secret"` becomes `var`: what is read when the program runs is no constant. */
function variableForConstant(place: LiteralPlace): TextEdit | undefined {
  const line = place.text.slice(0, place.first.start);
  const start = line.lastIndexOf('\n') + 1;
  const declaration = /^[ \t]*(const)[ \t]+\w+(?:[ \t]+string)?[ \t]*=[^\r\n]*$/.exec(line.slice(start));
  if (declaration === null) {
    return undefined;
  }
  const at = start + declaration[0].indexOf('const');
  return { start: at, end: at + 'const'.length, text: 'var' };
}

/** `"os"` in its place among the imports, as gofmt sorts them. */
function importOs({ text, literals }: LiteralPlace): TextEdit | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isInString = (at: number) => literals.some(({ start, end }) => start < at && at < end);
  if ([...text.matchAll(/^(?:import)?[ \t]*"os"/gm)].some(({ index }) => !isInString(index))) {
    return undefined;
  }
  const block = /^import[ \t]*\([^\S\n]*\n/m.exec(text);
  if (block !== null) {
    let at = block.index + block[0].length;
    for (const line of text.slice(at).split(/(?<=\n)/)) {
      const path = /^[ \t]*(?:[\w.]+[ \t]+)?"([^"]+)"/.exec(line)?.[1];
      if (path === undefined || path > 'os') {
        break;
      }
      at += line.length;
    }
    return { start: at, end: at, text: `\t"os"${lineEnd}` };
  }
  const single = /^import[ \t]+(?:[\w.]+[ \t]+)?"([^"\n]+)"[^\n]*(?:\n|$)/m.exec(text);
  if (single !== null) {
    const at = single.index + ((single[1] ?? '') > 'os' ? 0 : single[0].length);
    return { start: at, end: at, text: `import "os"${lineEnd}` };
  }
  const clause = /^package[ \t]+\w+[^\n]*(?:\n|$)/m.exec(text);
  // A fragment without a package clause, as in documentation, imports nothing.
  return clause === null
    ? undefined
    : {
        start: clause.index + clause[0].length,
        end: clause.index + clause[0].length,
        text: `${lineEnd}import "os"${lineEnd}`,
      };
}
