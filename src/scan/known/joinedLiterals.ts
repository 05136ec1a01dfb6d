/** Of a token, plain or encoded. Joints elsewhere are of no interest. */
const part = '[\\w+/=.~%\\\\-]';
/** Blank, or a line continuation of C, shell, PowerShell, cmd or Basic. */
const gap = '(?:\\s|[\\\\`^_]\\r?\\n){0,40}';
const operator = '(?:\\+|\\.{1,2}|~|<>|<<|\\|\\||,|&|\\.concat\\()';

/**
 * What stands between two pieces of one literal: `" + "`, `' . '`, `" .. "`, `" & "`, `" ~ "`, `" "` (implicit concatenation),
 * `", "` (a list to be joined), `".concat("`, on one line or two; a line continuation; the line ends of a wrapped base64 block.
 */
const joint = new RegExp(
  `(?<=${part})(?:\\\\?["'\`]${gap}(?:${operator}${gap})?[fFrRbBuULs@$]{0,2}\\\\?["'\`]|(?:[\\\\\`^]|(?<=[A-Za-z0-9+/]{8}))\\r?\\n[ \\t]{0,40})(?=${part})`,
  'g',
);

/** A text whose literals are written as one, and the way back to the text. */
export interface JoinedText {
  text: string;
  /** Offset in the original text of the character at `offset`, UTF-16 units. */
  original(offset: number): number;
}

/** Joins the pieces of literals, so that a token split over them can be found; undefined where nothing is split. Linear in the text. */
export function joinLiterals(text: string): JoinedText | undefined {
  /** Where in the joined text each piece but the first begins, and how much was left out before it. */
  const starts: number[] = [];
  const left: number[] = [];
  let removed = 0;
  const joined = text.replace(joint, (between: string, offset: number) => {
    starts.push(offset - removed);
    removed += between.length;
    left.push(removed);
    return '';
  });
  return removed === 0
    ? undefined
    : { text: joined, original: (offset) => offset + (left[lastUpTo(starts, offset)] ?? 0) };
}

/** Index of the last of ascending numbers that is not above `limit`; -1 where all are. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
