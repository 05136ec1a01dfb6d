/** Children of one node of a tree: VS Code's window stands still for 0.14 s when it paints 10,000, for 1.5 s with 100,000. */
export const mostChildren = 1_000;

/** Places in a list, counted from 0: from `from` up to, and without, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** What is shown of a list at once; behind it stands "Show More" with the rest, where there is any. */
export function firstAndRest(length: number): { first: Span; rest?: Span } {
  const first = { from: 0, to: Math.min(length, mostChildren) };
  return length > mostChildren ? { first, rest: { from: mostChildren, to: length } } : { first };
}

/**
 * Blocks of 1,000 rows, or of 1,000 blocks where there would be too many of those, so that every place in a list is
 * three steps away, and not a hundred times "Show More".
 * @returns none where the rows themselves can be shown.
 */
export function blocksOf({ from, to }: Span): Span[] {
  const length = to - from;
  if (length <= mostChildren) {
    return [];
  }
  let size = mostChildren;
  while (length > size * mostChildren) {
    size *= mostChildren;
  }
  return Array.from({ length: Math.ceil(length / size) }, (_, index) => ({
    from: from + index * size,
    to: Math.min(from + (index + 1) * size, to),
  }));
}

export function holds({ from, to }: Span, place: number): boolean {
  return from <= place && place < to;
}
