import type { JsonIndex } from '../json/jsonIndex.ts';
import { oneLine } from '../oneLine.ts';

/** Characters. */
const longest = 80;

/** A value as it came, in one line and in short: of an object or a list, how much it holds. */
export function shownValue(index: JsonIndex, node: number): string {
  switch (index.kind(node)) {
    case 'object':
      return counted(index.childCount(node), 'an object with', 'field');
    case 'array':
      return counted(index.childCount(node), 'a list with', 'element');
    default:
      return oneLine(index.source(node), longest);
  }
}

function counted(count: number, what: string, part: string): string {
  return `${what} ${count.toLocaleString('en')} ${part}${count === 1 ? '' : 's'}`;
}
