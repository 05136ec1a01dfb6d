/**
 * Control characters, marks that reorder or hide text (Unicode TR 36), and halves of a character; not tab and line end,
 * nor the joiners that emoji and several scripts are written with.
 */
const hidden = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

export interface VisiblePiece {
  text: string;
  /** Stands for a character that nobody would see. */
  mark: boolean;
}

/** Text from outside as one can see it: a character that nobody would see is written as its code point, `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replace(hidden, codePoint);
}

/** As `visibleText`, with what is written so apart from the text. */
export function visiblePieces(text: string): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(hidden)) {
    if (index > from) {
      pieces.push({ text: text.slice(from, index), mark: false });
    }
    pieces.push({ text: codePoint(found), mark: true });
    from = index + found.length;
  }
  if (from < text.length) {
    pieces.push({ text: text.slice(from), mark: false });
  }
  return pieces;
}

function codePoint(character: string): string {
  return `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`;
}
