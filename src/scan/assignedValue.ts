import { isMixed } from './languages.ts';
import { isClosingQuote, type Literal, plainLiteral, quotedLiteral } from './literal.ts';
import { isRealistic, longestSecret } from './secretValue.ts';
import type { TextRange } from './textRange.ts';

/** `loose`: what stands between name and value is no operator (`ENV NAME value`, a cell of a table): the value must speak for itself. */
interface AssignedValue extends Literal {
  loose: boolean;
}

// Each expression is sticky, starts at a place already found and is bounded: the cost of one name has a fixed limit.
const closers = /(?:\\{0,3}["'`]|[\])}]|\*\*(?=:)){0,4}/y;
/** `: Optional[str]`, `: string | undefined`, `: &'static str`, ` string`, ` As String`, `[]`, ` { get; set; }`: between a name and its value. */
const type =
  /(?:\[\d{0,5}\]|[!?]?[ \t]{0,4}:[ \t]{0,4}(?:&(?:'static )?)?[A-Za-z_][\w.?]{0,40}(?:[<[][\w., ]{0,40}[>\]])?(?:[ \t]?\|[ \t]?\w{1,40}){0,3}|(?:[ \t]{1,4}[A-Za-z_][\w.*]{0,30}){1,2}|[ \t]{0,4}\{[ \w;]{1,40}\})(?=[ \t]{0,4}:?=(?![=>]))/y;
const operator =
  /\s{0,40}(?::-|=>|:=|<-|->|\?\?=?|\?=|\|\|=?|\/\/=?|\?:|={1,3}|!={1,2}|\+=|::?:?=|:(?:\*\*)?|or(?=\s)|TO(?=\s))/y;
/** `| default('…')` of templates, `.unwrap_or("…")`, `.getOrElse("…")`, `.orElse("…")`. */
const fallback =
  /[ \t]{0,4}(?:\|[ \t]{0,4}default[ (][ \t]{0,4}|\.(?:unwrap_or(?:_else)?|getOrElse|orElse|or_else|or|ifBlank|ifEmpty)[ \t]?[({][ \t]{0,4}(?:\|_?\||\(\)[ \t]?[=-]>)?)/y;
const call = /[({](?:(?:null|undefined|true|None|nil)[ \t]{0,4},[ \t]{0,4}){0,3}/y;
const comma = /[ \t]{0,4},/y;
/** `name: X, value: Y` in one object or on two lines; `variable "x" {` and its default; `<add key="x" value="y"/>`; `set NAME --body`. */
const partner =
  /[\s,;{]{1,80}(?:-[ \t]{1,4})?\\?["']?(?:\w{1,20}:)?(?:value|default|default_?value|current_?value|initial_?value|content|secret)\\?["']?\s{0,8}[:=]|[ \t]{1,4}--(?:body|value)[ =]/iy;
/** `<trackberry.token>value</…>`, `<string name="trackberry_token">value</…>`, `<key>TrackberryToken</key><string>value</…>`. */
const element = /(?<=<[\w:.-]{1,80}(?:[ \t][^<>\r\n]{1,120})?)>/y;
const nextElement = /<\/(?:\w{1,10}:)?(?:key|name)>\s{0,80}<[\w:]{1,40}>/y;
const space = /[ \t]{1,4}(?:\\\r?\n[ \t]{1,40})?/y;
const cell = /[ \t]{0,8}\|(?!\|)[ \t]{0,8}/y;
/** A block scalar, anchor or tag of YAML. */
const yaml = /[ \t]{0,8}(?:[>|][+-]?[ \t]{0,4}\r?\n[ \t]{1,40}|[&!][\w!]{1,40}[ \t]{1,4})/y;
/** The list of one that an HTTP library records a header as. */
const list = /[ \t]{0,8}\r?\n[ \t]{0,40}-[ \t]{1,4}/y;

function pass(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/** What was found behind a name. */
export interface Assigned {
  token: TextRange | undefined;
  /** Whether nothing but space, a comma or a table's border ties the token to the name. */
  loose: boolean;
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
    return { token: undefined, loose: false, next: nameEnd };
  }
  const next = Math.max(nameEnd, value.end - readAgain);
  const secret = text.slice(value.start, value.end);
  const literal =
    secret.length <= longestSecret &&
    (!value.loose || isMixed(secret)) &&
    (value.kind !== 'plain' || isLiteral(secret)) &&
    isRealistic(secret);
  return { token: literal ? { start: value.start, end: value.end } : undefined, loose: value.loose, next };
}

function assignedValue(text: string, nameEnd: number): AssignedValue | undefined {
  const closed = pass(closers, text, nameEnd) ?? nameEnd;
  const quotedName = closed > nameEnd && /["'`]/.test(text.slice(nameEnd, closed));
  const assigned = pass(operator, text, pass(type, text, closed) ?? closed) ?? pass(fallback, text, closed);
  if (assigned !== undefined) {
    const start = pass(yaml, text, assigned) ?? pass(list, text, assigned) ?? assigned;
    return quotedOr(text, start, (at) => plainLiteral(text, at, nameEnd), false);
  }
  const beside =
    pass(partner, text, closed) ??
    pass(nextElement, text, nameEnd) ??
    (quotedName || closed === nameEnd ? pass(element, text, closed) : undefined);
  if (beside !== undefined) {
    return quotedOr(text, beside, (at) => plainLiteral(text, at, nameEnd), false);
  }
  const listed = quotedName || isConstant(text, nameEnd) ? pass(comma, text, closed) : undefined;
  const argument = listed ?? (quotedName ? undefined : pass(call, text, closed));
  if (argument !== undefined) {
    return quotedOr(text, argument, () => undefined, false);
  }
  const spaced = pass(space, text, closed);
  if (spaced !== undefined && text.charCodeAt(spaced) !== pipe && !isClosingQuote(text, nameEnd, spaced)) {
    return quotedOr(text, spaced, (at) => plainLiteral(text, at, nameEnd), !quotedName);
  }
  const beyond = pass(cell, text, closed) ?? pass(comma, text, closed);
  return beyond === undefined ? undefined : quotedOr(text, beyond, (at) => plainLiteral(text, at, nameEnd), true);
}

const pipe = 124;

function quotedOr(
  text: string,
  at: number,
  other: (at: number) => Literal | undefined,
  loose: boolean,
): AssignedValue | undefined {
  const quoted = quotedLiteral(text, at);
  if (quoted !== undefined) {
    return { ...quoted, loose: false };
  }
  const plain = other(at);
  return plain === undefined ? undefined : { ...plain, loose };
}

/** `CURLOPT_XOAUTH2_BEARER, "…"`, `:bearer, "…"`, `${env:NAME, '…'}`: a name that stands as an argument, its value the next. */
function isConstant(text: string, nameEnd: number): boolean {
  const name = /(?:\b[A-Z][A-Z0-9_]{3,60}|:\w{1,60})$/;
  return name.test(text.slice(Math.max(0, nameEnd - 62), nameEnd));
}

/** A realistic token that stands in quotes at `at`. */
export function quotedToken(text: string, at: number): TextRange | undefined {
  const value = quotedLiteral(text, at);
  return value !== undefined && isRealistic(text.slice(value.start, value.end))
    ? { start: value.start, end: value.end }
    : undefined;
}

/** `value: "…", name: `, `SET value = '…' WHERE name = '`: what may stand before a name, in a record that gives the value first. */
const recordEnd =
  /[\s,;'"`}]{1,80}(?:-[ \t]{1,4})?(?:where[ \t]{1,4})?["']?(?:name|key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?$/i;
const recordStart = /(?:value|content)\\?["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([^\s"'`,;{}]{8,400})$/i;
const recordLength = 600;

/** The literal that a record gives as its value, before the name that begins at `nameStart`. */
export function tokenBefore(text: string, nameStart: number): TextRange | undefined {
  const end = text.slice(Math.max(0, nameStart - 120), nameStart);
  const joint = recordEnd.exec(end)?.[0].length;
  if (joint === undefined) {
    return undefined;
  }
  const to = nameStart - joint;
  const value = recordStart.exec(text.slice(Math.max(0, to - recordLength), to))?.[1];
  return value !== undefined && isRealistic(value) ? { start: to - value.length, end: to } : undefined;
}
