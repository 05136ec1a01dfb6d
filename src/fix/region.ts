import type { TextRange } from '../scan/textRange.ts';
import type { Fix, Place, Refusal, Replacement } from './replacement.ts';

/**
 * The fix of a text that stands within another: a script in a workflow, a program behind `-c`.
 * `write` turns what is put in into what the text around can hold.
 */
export function inRegion(
  place: Place,
  region: TextRange,
  fix: Fix,
  write: (text: string) => string = (text) => text,
): Replacement | Refusal {
  const inner = fix({
    ...place,
    text: place.text.slice(region.start, region.end),
    start: place.start - region.start,
    end: place.end - region.start,
  });
  return inner.kind === 'refused'
    ? inner
    : {
        ...inner,
        edits: inner.edits.map(({ start, end, text }) => ({
          start: start + region.start,
          end: end + region.start,
          text: write(text),
        })),
      };
}
