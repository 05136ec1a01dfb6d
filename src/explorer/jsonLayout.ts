import { atOnce, type Steps } from '../steps/steps.ts';
import { endOfString } from '../trackberry/json.ts';
import { isSpace, JsonIndex } from './json/jsonIndex.ts';
import { indexJsonSteps } from './json/jsonIndexer.ts';

/** Deeper than this, indentation helps nobody, and its spaces would be more than the text. */
const deepest = 100;
/** Tokens laid out in one step: less than a millisecond of work. */
const tokensInStep = 2_000;

/**
 * JSON laid out in lines, two spaces a level. The tokens are those of the text, letter by letter: reading and writing the
 * values anew would round large numbers, drop repeated keys and move keys that look like numbers.
 * @returns undefined when the text is not JSON, or nested too deeply for indentation.
 */
export function* laidOutJsonSteps(json: string): Steps<string | undefined> {
  if (!((yield* indexJsonSteps(json)) instanceof JsonIndex)) {
    return undefined;
  }
  const parts: string[] = [];
  let depth = 0;
  let at = skipSpace(json, 0);
  for (let tokens = 1; at < json.length; tokens += 1) {
    const end = endOfToken(json, at);
    const next = skipSpace(json, end);
    const token = json.slice(at, end);
    switch (token) {
      case '{':
      case '[': {
        depth += 1;
        if (depth > deepest) {
          return undefined;
        }
        const isEmpty = json[next] === '}' || json[next] === ']';
        parts.push(token, isEmpty ? '' : lineBreak(depth));
        break;
      }
      case '}':
      case ']':
        depth -= 1;
        parts.push(parts.at(-1) === '' ? '' : lineBreak(depth), token);
        break;
      case ',':
        parts.push(token, lineBreak(depth));
        break;
      case ':':
        parts.push(': ');
        break;
      default:
        parts.push(token);
    }
    at = next;
    if (tokens % tokensInStep === 0) {
      yield;
    }
  }
  return parts.join('');
}

/** As `laidOutJsonSteps`, where nobody waits. */
export function laidOutJson(json: string): string | undefined {
  return atOnce(laidOutJsonSteps(json));
}

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}

/** The text is known to be JSON, so this needs only to tell where one token ends. */
function endOfToken(json: string, start: number): number {
  const first = json.charAt(start);
  if (first === '"') {
    return endOfString(json, start);
  }
  if ('{}[],:'.includes(first)) {
    return start + 1;
  }
  let at = start + 1;
  while (at < json.length && !',]}'.includes(json.charAt(at)) && !isSpace(json.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (isSpace(json.charCodeAt(at))) {
    at += 1;
  }
  return at;
}
