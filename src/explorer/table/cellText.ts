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

/** The text of a cell, or of a long one how it begins, with `…`: of megabytes no more is read than is shown. */
export function cellBeginning(index: JsonIndex, node: number, most: number): string {
  const source = index.source(node);
  if (source.length <= most * 6) {
    return cellText(index, node);
  }
  const beginning = source.slice(0, most * 6 + 1);
  return `${index.kind(node) === 'string' ? stringBeginning(beginning) : compactJson(beginning)}…`;
}

function stringBeginning(source: string): string {
  for (let end = source.length; end > source.length - 6; end -= 1) {
    try {
      return JSON.parse(`${source.slice(0, end)}"`) as string;
    } catch {
      // Cut in the middle of an escape, which has at most six characters.
    }
  }
  return '';
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
