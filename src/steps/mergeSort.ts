import type { Steps } from './steps.ts';

/** Places that are sorted in one step: some hundred comparisons, of which a slow one takes about a microsecond. */
const chunk = 64;

/** Comparisons of one step while two runs become one. */
const inOneStep = 256;

/**
 * The places 0 to `length - 1` in the order of what stands there; equal ones stay as they stood. In steps, since `sort`
 * cannot let others have their turn.
 */
export function* mergeSort(length: number, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  let places = new Uint32Array(length).map((_, place) => place);
  for (let from = 0; from < length; from += chunk) {
    places.subarray(from, from + chunk).sort(compare);
    yield;
  }
  for (let size = chunk; size < length; size *= 2) {
    places = yield* merged(places, size, compare);
  }
  return places;
}

/** Every two neighbouring runs of `size` as one. */
function* merged(
  places: Uint32Array,
  size: number,
  compare: (a: number, b: number) => number,
): Steps<Uint32Array<ArrayBuffer>> {
  const result = new Uint32Array(places.length);
  for (let from = 0; from < places.length; from += 2 * size) {
    const middle = Math.min(from + size, places.length);
    const end = Math.min(middle + size, places.length);
    for (let to = from, left = from, right = middle; to < end; to += 1) {
      const takeLeft = right === end || (left < middle && compare(places[left] ?? 0, places[right] ?? 0) <= 0);
      result[to] = (takeLeft ? places[left++] : places[right++]) ?? 0;
      if (to % inOneStep === 0) {
        yield;
      }
    }
  }
  return result;
}
