import { isMixed } from './languages.ts';
import { isRealistic, longestSecret } from './secretValue.ts';
import type { TextRange } from './textRange.ts';

/** A literal that follows a name. `spaced`: with nothing but a space between, as in `ENV NAME value`. */
interface AssignedValue extends TextRange {
  kind: 'quoted' | 'plain' | 'spaced';
}

// Each expression is sticky, starts at a place already found and is bounded: the cost of one name has a fixed limit.
const closers = /(?:\\?["'`]|[\])}]){0,4}/y;
/** `: Optional[str]`, `: string | undefined`, `: &'static str`, ` string`, `[]`: a type between a name and its value. */
const type =
  /(?:\[\d{0,5}\]|[ \t]{0,4}:[ \t]{0,4}(?:&(?:'static )?)?[A-Za-z_][\w.?]{0,40}(?:[<[][\w., ]{0,40}[>\]])?(?:[ \t]?\|[ \t]?\w{1,40}){0,3}|[ \t]{1,4}[A-Za-z_][\w.*]{0,30})(?=[ \t]{0,4}:?=(?![=>]))/y;
const operator = /\s{0,40}(?::-|=>|:=|<-|->|\?\?=?|\|\|=?|\?:|={1,3}|!={1,2}|:|or(?=\s))/y;
/** `<trackberry.token>value</…>` */
const element = /(?<=<[\w:.-]{1,80})>/y;
const call = /\(/y;
const comma = /[ \t]{0,4},/y;
/** `name: X, value: Y` in one object or on two lines; `variable "x" {` and its default; `<add key="x" value="y"/>`. */
const partner =
  /[\s,;{]{1,80}(?:-[ \t]{1,4})?\\?["']?(?:value|default|default_?value|current_?value|initial_?value|content|secret)\\?["']?\s{0,8}[:=]/iy;
const space = /[ \t]{1,4}/y;
/** A block scalar, anchor or tag of YAML. */
const yaml = /[ \t]{0,8}(?:[>|][+-]?[ \t]{0,4}\r?\n[ \t]{1,40}|[&!][\w!]{1,40}[ \t]{1,4})/y;
const wrapper =
  /(?:(?:new[ \t])?(?:pydantic\.|pulumi\.|std::)?(?:SecretStr|SecretString|Secret|secret|SensitiveString|String::from|Some|string|str|String|Text|ApiToken|ApiKey|Token|BearerToken|Buffer\.from|sensitive|tostring)\(\s{0,4}){0,2}/y;
const opening = /[fFrRbBuUL@$]{0,2}(\\?(?:"""|'''|["'`]))/y;
const quotedRun = /[^"'`\\\r\n]{0,4100}/y;
const plainRun = /[^\s"'`\\<>&;,(){}[\]]{1,4100}/y;
const blank = /\s{0,80}/y;
/** Space and a scheme in front of a token are not part of it. */
const lead = /^[ \t]{0,8}(?:(?:Bearer|Token)[ \t]{1,4})?/i;

function pass(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  const match = expression.exec(text);
  return match === null ? undefined : at + match[0].length;
}

/** What was found behind a name. */
export interface Assigned {
  token: TextRange | undefined;
  /** Up to where the text was read, minus what one more name may read again: going on from here keeps the whole scan linear. */
  next: number;
}

const readAgain = 300;

/**
 * The literal that is assigned to the name that ends at `nameEnd`, by any usual spelling: `=`, `:`, `=>`, `:=`, `<-`, `??`,
 * `||`, `:-`, a second argument, a `value:` partner. No token for anything but a realistic one.
 */
export function assignedToken(text: string, nameEnd: number, isLiteral: (value: string) => boolean): Assigned {
  const value = assignedValue(text, nameEnd);
  if (value === undefined) {
    return { token: undefined, next: nameEnd };
  }
  const next = Math.max(nameEnd, value.end - readAgain);
  const secret = text.slice(value.start, value.end);
  const literal =
    secret.length <= longestSecret &&
    isRealistic(secret) &&
    (value.kind === 'quoted' || (value.kind === 'plain' ? isLiteral(secret) : isMixed(secret)));
  return { token: literal ? { start: value.start, end: value.end } : undefined, next };
}

function assignedValue(text: string, nameEnd: number): AssignedValue | undefined {
  const closed = pass(closers, text, nameEnd) ?? nameEnd;
  const assigned = pass(operator, text, pass(type, text, closed) ?? closed);
  if (assigned !== undefined) {
    const start = pass(yaml, text, assigned) ?? assigned;
    return quotedValue(text, start) ?? plainValue(text, start, 'plain');
  }
  const beside = pass(partner, text, closed) ?? pass(element, text, nameEnd);
  if (beside !== undefined) {
    return quotedValue(text, beside) ?? plainValue(text, beside, 'plain');
  }
  const quotedName = /["'`]/.test(text.slice(nameEnd, closed));
  const argument = quotedName ? pass(comma, text, closed) : pass(call, text, closed);
  if (argument !== undefined) {
    return quotedValue(text, argument);
  }
  const spaced = pass(space, text, closed);
  return spaced === undefined ? undefined : (quotedValue(text, spaced) ?? plainValue(text, spaced, 'spaced'));
}

/** A realistic token that stands in quotes at `at`. */
export function quotedToken(text: string, at: number): TextRange | undefined {
  const value = quotedValue(text, at);
  return value !== undefined && isRealistic(text.slice(value.start, value.end))
    ? { start: value.start, end: value.end }
    : undefined;
}

/** A literal in quotes, on this line or the next ones, in a string's constructor or not. */
function quotedValue(text: string, at: number): AssignedValue | undefined {
  const start = pass(blank, text, at) ?? at;
  opening.lastIndex = pass(wrapper, text, start) ?? start;
  const quote = opening.exec(text)?.[1];
  if (quote === undefined) {
    return undefined;
  }
  const inside = opening.lastIndex;
  const end = pass(quotedRun, text, inside) ?? inside;
  if (!text.startsWith(quote, end)) {
    return undefined;
  }
  const content = text.slice(inside, end);
  const from = inside + (lead.exec(content)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, inside + content.trimEnd().length), kind: 'quoted' };
}

/** A literal without quotes, on the same line. */
function plainValue(text: string, at: number, kind: 'plain' | 'spaced'): AssignedValue | undefined {
  const start = at + (lead.exec(text.slice(at, at + 24))?.[0].length ?? 0);
  const end = pass(plainRun, text, start);
  // What goes on with a quote or a bracket is a call, an index, a template or a piece of a string: an expression.
  return end === undefined || /["'`\\([{]/.test(text.charAt(end)) ? undefined : { start, end, kind };
}
