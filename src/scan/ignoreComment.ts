import type { Detection } from './detection.ts';

/** A reason is asked for: whoever reads the line later learns why it is silent. */
const comment = /trackberry:ignore[ \t:(-]{1,8}[\p{L}\p{N}]/iu;
/** Behind code the comment speaks of its own line only. */
const onlyComment = /^[^\w"'`]{0,80}trackberry:ignore[ \t:(-]{1,8}[\p{L}\p{N}]/iu;

/**
 * Leaves out what a comment `trackberry:ignore <reason>` silences: on the line of the secret, or alone on the line before.
 * Not for the user's own tokens: no repository silences those.
 */
export function withoutIgnoredLines(text: string, detections: readonly Detection[]): readonly Detection[] {
  if (detections.length === 0 || !comment.test(text)) {
    return detections;
  }
  return detections.filter(({ start, end }) => {
    const first = lineStart(text, start);
    return (
      !comment.test(text.slice(first, lineEnd(text, end))) &&
      !onlyComment.test(text.slice(lineStart(text, first - 1), first))
    );
  });
}

/** How far a line is read on either side: a bundle is one line of megabytes. */
const reach = 2000;

function lineStart(text: string, offset: number): number {
  // The line feed of a CR LF ends the same line.
  let at = text.charAt(offset) === '\n' && text.charAt(offset - 1) === '\r' ? offset - 1 : offset;
  while (at > 0 && offset - at < reach && !/[\r\n]/.test(text.charAt(at - 1))) {
    at--;
  }
  return Math.max(at, 0);
}

function lineEnd(text: string, offset: number): number {
  const after = text.slice(offset, offset + reach).search(/[\r\n]/);
  return after === -1 ? Math.min(text.length, offset + reach) : offset + after;
}
