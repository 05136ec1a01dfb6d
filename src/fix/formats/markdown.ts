import { inRegion } from '../region.ts';
import { type Fix, withPlaceholder } from '../replacement.ts';
import { lineEnd, lineStart } from './reference.ts';

const fence = /^[ \t>]*(`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]*)/;

/** Code that is shown reads the environment as its language does; in prose, and where that fails, the reader puts in his own. */
export function markdown(fixNamed: (language: string) => Fix | undefined): Fix {
  return (place) => {
    const block = blockAround(place.text, place.start);
    const fix = block && fixNamed(block.language);
    if (block === undefined || fix === undefined || place.end > block.end) {
      return withPlaceholder(place);
    }
    const fixed = inRegion({ ...place, file: '' }, block, fix);
    return fixed.kind === 'refused' ? withPlaceholder(place) : fixed;
  };
}

/** The fenced block that holds an offset. */
function blockAround(text: string, offset: number): { start: number; end: number; language: string } | undefined {
  let open: { start: number; marks: string; language: string } | undefined;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    const match = fence.exec(text.slice(at, Math.min(end, at + 200)));
    const marks = match?.[1] ?? '';
    if (open === undefined && match !== null) {
      if (next > offset) {
        return undefined;
      }
      open = { start: next, marks, language: match[2] ?? '' };
    } else if (open !== undefined && marks.startsWith(open.marks) && match?.[2] === '') {
      if (at > offset) {
        return { start: open.start, end: at, language: open.language };
      }
      open = undefined;
    } else if (open === undefined && at > offset) {
      return undefined;
    }
    at = next;
  }
  return open === undefined || open.start > lineStart(text, offset) ? undefined : { ...open, end: text.length };
}
