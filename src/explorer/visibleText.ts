/**
 * Control characters, and marks that reorder or hide text (Unicode TR 36); not tab and line end, nor the joiners that
 * emoji and several scripts are written with.
 */
const hidden = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside as one can see it: a character that nobody would see is written as its code point, `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replace(hidden, (mark) => `[U+${mark.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`);
}
