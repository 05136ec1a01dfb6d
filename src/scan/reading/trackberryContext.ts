/** In a larger file, a bundle for example, a mention far away says nothing. */
const wholeFile = 100_000;
const nearby = 10_000;

/** Whether what stands at `offset` is tied to Trackberry: the file names it, or in a large file the surroundings do. */
export function namesTrackberry(mentionsFound: readonly number[], offset: number, textLength: number): boolean {
  if (mentionsFound.length === 0) {
    return false;
  }
  if (textLength <= wholeFile || mentionsFound[0] === -1) {
    return true;
  }
  let low = 0;
  let high = mentionsFound.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentionsFound[middle] ?? 0) < offset - nearby) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return (mentionsFound[low] ?? Number.POSITIVE_INFINITY) <= offset + nearby;
}
