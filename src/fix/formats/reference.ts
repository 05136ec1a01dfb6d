import { type Fix, replacement, withPlaceholder } from '../replacement.ts';

/**
 * For formats in which a reference to a variable is written the same in any value. `write` gives it; `comment` matches the text
 * of a line up to a place in a comment.
 */
export function reference(
  write: (variable: string) => string,
  comment: RegExp,
  note?: (variable: string) => string,
): Fix {
  return (place) =>
    comment.test(lineBefore(place))
      ? withPlaceholder(place)
      : replacement([{ start: place.start, end: place.end, text: write(place.variable) }], note?.(place.variable));
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
