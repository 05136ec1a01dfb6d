import { endOfString } from '../../trackberry/json.ts';
import type { JsonIndex } from '../json/jsonIndex.ts';

/** What a cell says, as text: a string without its quotes, any other value as it came, without the blanks between its parts. */
export function cellText(index: JsonIndex, node: number): string {
  switch (index.kind(node)) {
    case 'string':
      return index.stringValue(node) ?? '';
    case 'object':
    case 'array':
      return compactJson(index.source(node));
    default:
      return index.source(node);
  }
}

/** JSON without the blanks between its parts; everything else letter by letter. */
function compactJson(json: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') {
      at = endOfString(json, at) - 1;
    } else if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
      parts.push(json.slice(from, at));
      from = at + 1;
    }
  }
  return parts.join('') + json.slice(from);
}
