import { inRegion } from '../region.ts';
import { type Fix, replacement, withPlaceholder } from '../replacement.ts';
import { recipe } from '../shell/shell.ts';
import { lineBefore, lineEnd, lineStart } from './reference.ts';

/** In a recipe the shell reads the variable, so that make does not print the token; elsewhere make takes it from its environment. */
export const makefile: Fix = (place) => {
  const { text, start, end, variable } = place;
  let from = lineStart(text, start);
  while (from > 0 && /\\\r?\n$/.test(text.slice(lineStart(text, from - 1), from))) {
    from = lineStart(text, from - 1);
  }
  const before = text.slice(from, start);
  if (/^\t/.test(before)) {
    let to = lineEnd(text, end);
    while (to < text.length && text.charAt(to - 1) === '\\') {
      to = lineEnd(text, text.indexOf('\n', to) + 1);
    }
    return inRegion(place, { start: from, end: to }, recipe);
  }
  if (/^[^'"]*#/.test(lineBefore(place))) {
    return withPlaceholder(place);
  }
  const own = new RegExp(`^(?:export[ \\t]+|override[ \\t]+)*${variable}[ \\t]*([:?+!]{0,3}=)[ \\t]*$`).exec(before);
  if (own !== null && text.slice(end, lineEnd(text, end)).trim() === '') {
    // An assignment that gives way to the environment.
    const operator = start - (before.length - before.lastIndexOf(own[1] ?? '=', before.length));
    return replacement([{ start: operator, end, text: '?=' }]);
  }
  return replacement([{ start, end, text: `$(${variable})` }]);
};
