import { t } from '@vscode/l10n';
import { inRegion } from '../region.ts';
import {
  type Fix,
  type Place,
  type Refusal,
  type Replacement,
  refuse,
  replacement,
  withPlaceholder,
} from '../replacement.ts';
import { programFix } from './program.ts';
import { type ShellPart, ShellReader } from './shellReader.ts';

/** How a script is written down: as it is, or in a Makefile, where `$$` stands for the shell's `$`. */
interface Dialect {
  dollar: '$' | '$$';
}

/** For sh, bash and zsh. */
export const shell: Fix = (place) => shellFix(place, { dollar: '$' });

/** For the recipes of a Makefile. */
export const recipe: Fix = (place) => shellFix(place, { dollar: '$$' });

function shellFix(place: Place, dialect: Dialect): Replacement | Refusal {
  const { text, start, end } = place;
  const reader = new ShellReader(text);
  const first = reader.around({ start, end: start });
  const last = reader.around({ start: end, end });
  const part = reader.around(place);
  if (part?.kind === 'comment') {
    return withPlaceholder(place);
  }
  if (printsFormat(text, part?.start ?? start)) {
    return refuse(t("This string is printf's format. Put %s in it, and pass the variable as its value."));
  }
  const before = text.slice(Math.max(0, (part ?? place).start - 300), (part ?? place).start);
  if (part?.kind === 'single' || part?.kind === 'rawHeredoc') {
    const program = programFix(part.kind === 'single' ? before : commandOf(text, part), shell);
    if (program?.kind === 'refused') {
      return program;
    }
    if (program !== undefined) {
      // Between single quotes only a single quote needs care.
      const write = (added: string) => (part.kind === 'single' ? added.replaceAll("'", "'\\''") : added);
      return inRegion(place, part.content, program.fix, write);
    }
  }
  const fallback = withoutFallback(place);
  if (fallback !== undefined) {
    return fallback;
  }
  return part === undefined && (first !== undefined || last !== undefined)
    ? acrossParts(place, dialect, first, last)
    : inPart(place, dialect, part);
}

function inPart(place: Place, dialect: Dialect, part: ShellPart | undefined): Replacement | Refusal {
  const { text, start, end } = place;
  const own = ownAssignment(place, part ?? place);
  if (own !== undefined) {
    return own;
  }
  switch (part?.kind) {
    case 'double':
    case 'heredoc':
      return replacement([{ start, end, text: read(place, dialect, text.charAt(end)) }]);
    case 'single': {
      const before = doubleQuoted(text.slice(part.content.start, start), dialect);
      const after = doubleQuoted(text.slice(end, part.content.end), dialect);
      const value = `"${before}${read(place, dialect, after)}${after}"`;
      return replacement([{ start: part.start, end: part.end, text: value }]);
    }
    case 'rawHeredoc':
      if (
        part.delimiter !== undefined &&
        !/^(?:\w|["'\\](?=\w|$))+$/.test(text.slice(part.delimiter.start, part.delimiter.end))
      ) {
        return refuse(t('The word of this here-document needs its quotes. Write a plain word, and fix it then.'));
      }
      return expandedDocument(place, dialect, part);
    case 'ansi':
      return acrossParts(place, dialect, part, part);
    default:
      return replacement([{ start, end, text: `"${read(place, dialect, '')}"` }]);
  }
}

/** `$X`, with braces where what follows would be taken for a part of the name or, in zsh, for an index. */
function read({ variable }: Place, { dollar }: Dialect, after: string): string {
  return /^[\w[:]/.test(after) ? `${dollar}{${variable}}` : `${dollar}${variable}`;
}

/** The content of single quotes as it stands between double quotes. */
function doubleQuoted(raw: string, { dollar }: Dialect): string {
  // A lone dollar in a recipe is make's own, which the shell never sees.
  return dollar === '$' ? raw.replace(/[\\"`$]/g, '\\$&') : raw.replace(/[\\"`]|\$\$/g, '\\$&');
}

/** Quotes end before the variable and begin anew behind it; empty ones are left out. */
function acrossParts(
  { text, start, end, variable }: Place,
  { dollar }: Dialect,
  first: ShellPart | undefined,
  last: ShellPart | undefined,
): Replacement {
  const before = first === undefined || first.content.start === start;
  const after = last === undefined || last.content.end === end;
  const closing = first === undefined || before ? '' : text.slice(first.content.end, first.end);
  const opening = last === undefined || after ? '' : text.slice(last.start, last.content.start);
  return replacement([
    {
      start: first !== undefined && before ? first.start : start,
      end: last !== undefined && after ? last.end : end,
      text: `${closing}"${dollar}${variable}"${opening}`,
    },
  ]);
}

/** A here-document whose delimiter is quoted expands nothing: it is unquoted, and what would now expand is escaped. */
function expandedDocument(place: Place, dialect: Dialect, { content, delimiter }: ShellPart): Replacement {
  const { text, start, end } = place;
  const escapes = [...text.slice(content.start, content.end).matchAll(/[\\`$]/g)]
    .map(({ index }) => content.start + index)
    .filter((at) => at < start || at >= end)
    .map((at) => ({ start: at, end: at, text: '\\' }));
  return replacement([
    delimiter && { ...delimiter, text: text.slice(delimiter.start, delimiter.end).replace(/["'\\]/g, '') },
    ...escapes,
    { start, end, text: read(place, dialect, text.charAt(end)) },
  ]);
}

/** The command that a here-document is for: the line with `<<`. */
function commandOf(text: string, { delimiter }: ShellPart): string {
  const before = text.slice(0, delimiter?.start ?? 0);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function printsFormat(text: string, at: number): boolean {
  return /\bprintf[ \t]+(?:-v[ \t]*\w+[ \t]+)?(?:--[ \t]+)?$/.test(text.slice(Math.max(0, at - 80), at));
}

/** `${X:-secret}`, also for `=` and without the colon. */
function withoutFallback({ text, start, end, variable }: Place): Replacement | undefined {
  const name = /\$\{(\w{1,80}):?[-=](["']?)$/.exec(text.slice(Math.max(0, start - 90), start));
  if (
    name === null ||
    name[1] !== variable ||
    text
      .slice(end, end + 2)
      .replace(/["']/, '')
      .charAt(0) !== '}'
  ) {
    return undefined;
  }
  const from = start - name[0].length + 2 + variable.length;
  return replacement([{ start: from, end: text.indexOf('}', end), text: ':?' }]);
}

/**
 * `X='secret'` where X is the variable itself becomes `X="${X:?}"`: the script goes on using, exporting and passing X as before,
 * takes it from whoever starts it, and stops with a message where nobody set it. A file that sets up a shell is refused.
 */
function ownAssignment(
  { text, file, variable, start, end }: Place,
  part: ShellPart | Place,
): Replacement | Refusal | undefined {
  const alone = 'content' in part ? part.content.start === start && part.content.end === end : true;
  const assigned = new RegExp(`(?:^|[\\s;&|({])${variable}=$`).test(
    text.slice(Math.max(0, part.start - 90), part.start),
  );
  if (!alone || !assigned) {
    return undefined;
  }
  return /(?:^|[/\\])\.(?:envrc|profile|(?:ba|z|k)sh(?:rc|env)|z?profile|bash_(?:profile|login|aliases))$/.test(file)
    ? refuse(
        t(
          "This file sets {0} for others, so it cannot read it. Keep the token in an ignored .env file or in the system's key store, and load it from there.",
          variable,
        ),
      )
    : replacement([{ start: part.start, end: part.end, text: `"\${${variable}:?}"` }]);
}
