import type { Steps } from '../steps.ts';

/** Comparisons in one step; a slow one (text by the rules of a language) takes about a microsecond. */
const inOneStep = 256;

/** The items in order, in a new array; equal ones stay as they stood. In steps, unlike `sort`. */
export function* mergeSort(
  items: Int32Array<ArrayBuffer>,
  compare: (a: number, b: number) => number,
): Steps<Int32Array<ArrayBuffer>> {
  let from = items.slice();
  let to = new Int32Array(items.length);
  let work = 0;
  for (let width = 1; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) {
      const middle = Math.min(start + width, items.length);
      const end = Math.min(start + 2 * width, items.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        const takeLeft = right === end || (left < middle && compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        to[at] = (takeLeft ? from[left++] : from[right++]) ?? 0;
        work += 1;
        if (work % inOneStep === 0) {
          yield;
        }
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
