import { endOfString } from '../trackberry/json.ts';

export type JsonTokenKind = 'key' | 'string' | 'number' | 'constant' | 'punctuation';

export interface JsonToken {
  kind: JsonTokenKind;
  text: string;
}

export interface JsonLine {
  depth: number;
  tokens: JsonToken[];
}

/** Deeper than this, indentation helps nobody, and its spaces would be more than the text. */
const deepest = 100;

/**
 * JSON laid out in lines. The tokens are those of the text, letter by letter: reading and writing the values anew would
 * round large numbers, drop repeated keys and move keys that look like numbers.
 * @returns undefined when the text is not JSON, or nested too deeply for indentation.
 */
export function jsonLines(json: string): readonly JsonLine[] | undefined {
  if (!isJson(json)) {
    return undefined;
  }
  const texts = tokens(json);
  const lines: JsonLine[] = [];
  let line: JsonLine = { depth: 0, tokens: [] };
  let depth = 0;
  const breakLine = () => {
    lines.push(line);
    line = { depth, tokens: [] };
  };
  for (const [index, text] of texts.entries()) {
    const next = texts[index + 1];
    if (isClosing(text)) {
      depth -= 1;
      if (!isOpening(texts[index - 1])) {
        breakLine();
      }
    }
    line.tokens.push({ kind: kindOf(text, next), text: text === ':' ? ': ' : text });
    if (isOpening(text)) {
      depth += 1;
      if (depth > deepest) {
        return undefined;
      }
    }
    if (text === ',' || (isOpening(text) && !isClosing(next))) {
      breakLine();
    }
  }
  return [...lines, line];
}

/** @returns undefined as `jsonLines`. */
export function laidOutJson(json: string): string | undefined {
  return jsonLines(json)
    ?.map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
    .join('\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not an error: an answer may be anything.
    return false;
  }
}

/** The text is known to be JSON, so this needs only to tell where one token ends. */
function tokens(json: string): readonly string[] {
  const found: string[] = [];
  const start = /["{}[\],:]|[-+.\deE]+|true|false|null/g;
  for (let match = start.exec(json); match !== null; match = start.exec(json)) {
    if (match[0] === '"') {
      start.lastIndex = endOfString(json, match.index);
    }
    found.push(json.slice(match.index, start.lastIndex));
  }
  return found;
}

function isOpening(text: string | undefined): boolean {
  return text === '{' || text === '[';
}

function isClosing(text: string | undefined): boolean {
  return text === '}' || text === ']';
}

function kindOf(text: string, next: string | undefined): JsonTokenKind {
  if (text.startsWith('"')) {
    return next === ':' ? 'key' : 'string';
  }
  if (/^[-\d]/.test(text)) {
    return 'number';
  }
  return /^[tfn]/.test(text) ? 'constant' : 'punctuation';
}
