/** Control characters, and marks that reorder or hide text (Unicode TR 36, bidirectional text spoofing). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Text from outside as one line that can be shown: without control characters, and cut to `length`.
 * @param length in UTF-16 units.
 */
export function plainText(text: string, length = 120): string {
  const line = text.replace(invisible, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** As `plainText`, in its lines and with their indentation. */
export function plainLines(text: string, length: number): string {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replaceAll('\t', '  ').replace(invisible, ' '));
  const whole = lines.join('\n').trim();
  return whole.length > length ? `${whole.slice(0, length - 1)}…` : whole;
}

/** For places that turn `$(name)` into an icon: a zero-width space breaks the mark and cannot be seen. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/** For places that turn `[text](target)` into a link. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
