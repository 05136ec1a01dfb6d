import { t } from '@vscode/l10n';
import type { TextRange } from '../../scan/textRange.ts';
import { type Fix, type Place, refuse, replacement, withPlaceholder } from '../replacement.ts';

/**
 * For formats in which a reference to a variable is written the same in any value. `write` gives it; `comment` matches the text
 * of a line up to a place in a comment.
 */
export function reference(
  write: (variable: string) => string,
  comment: RegExp,
  note?: (variable: string) => string,
  setsItself: (place: Place) => boolean = () => false,
): Fix {
  return (place) => {
    const { text, start, end, variable } = place;
    if (comment.test(lineBefore(place))) {
      return withPlaceholder(place);
    }
    if (setsItself(place)) {
      return refuse(t('This sets {0} itself. Take it out, and set the variable where secrets are kept.', variable));
    }
    // `${X:-secret}`, `${X:secret}`: the variable is read already, only what stands in for it has to go.
    const fallback = new RegExp(`\\$\\{${variable}(:?[-=]|:)$`).exec(text.slice(Math.max(0, start - 100), start))?.[1];
    if (fallback !== undefined && text.charAt(end) === '}') {
      return replacement([{ start: start - fallback.length, end, text: '' }], note?.(variable));
    }
    const scalar = flowScalar(place);
    const edit =
      scalar === undefined
        ? { start, end, text: write(variable) }
        : { ...scalar, text: `"${text.slice(scalar.start, start)}${write(variable)}${text.slice(end, scalar.end)}"` };
    return replacement([edit], note?.(variable));
  };
}

/** In `[a, b]` and `{a: b}` of YAML a value without quotes may hold no brace: the whole value that needs them, if it has none. */
export function flowScalar({ text, file, start, end }: Place): TextRange | undefined {
  const before = lineBefore({ text, start });
  const value = /[[{,:]\s*([^\s[\]{},:'"#](?:[^[\]{},:'"#]|:(?=\S))*|)$/.exec(before)?.[1];
  const depth = (before.match(/[[{]/g)?.length ?? 0) - (before.match(/[\]}]/g)?.length ?? 0);
  const rest = /^[^[\]{},'"#\r\n]*(?=[,\]}])/.exec(text.slice(end, end + 400))?.[0];
  return /\.ya?ml$/.test(file) && value !== undefined && depth > 0 && rest !== undefined
    ? { start: start - value.length, end: end + rest.trimEnd().length }
    : undefined;
}

/** The line up to the secret. */
export function lineBefore({ text, start }: { text: string; start: number }): string {
  return text.slice(lineStart(text, start), start);
}

/** Where the line begins that holds an offset. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) {
    start--;
  }
  return start;
}

/** Where the line ends that holds an offset, without its line end. */
export function lineEnd(text: string, at: number): number {
  const next = /[\r\n]|$/g;
  next.lastIndex = at;
  return next.exec(text)?.index ?? text.length;
}

/** A comment of YAML, TOML and the like: a sign behind a space, outside of quotes. */
export const hashComment = /^(?:[^"'#]|"[^"]*"|'[^']*'|(?<=\S)#)*(?<=^|\s)#/;
