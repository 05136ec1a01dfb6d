import { backslash, endOfRun, greater, isBlank, isQuote, isSpace, pipe, tableOf } from './characters.ts';
import { isMixed, plainLiterals } from './languages.ts';
import { isClosingQuote, type Literal, plainLiteral, quotedLiteral } from './literal.ts';
import { remembered } from './remembered.ts';
import { isRealistic, longestSecret, shortestSecret } from './secretValue.ts';
import type { TextRange } from './textRange.ts';

/** `loose`: what stands between name and value is no operator (`ENV NAME value`, a cell of a table): the value must speak for itself. */
interface AssignedValue extends Literal {
  loose: boolean;
}

// Each expression is sticky, starts at a place already found and is bounded: the cost of one name has a fixed limit.
// Most are tried only where the first character lets them match.
/** `: Optional[str]`, `: string | undefined`, `: &'static str`, ` string`, ` As String`, `[]`, ` { get; set; }`: between a name and its value. */
const type =
  /(?:\[\d{0,5}\]|[!?]?[ \t]{0,4}:[ \t]{0,4}(?:&(?:'static )?)?[A-Za-z_][\w.?]{0,40}(?:[<[][\w., ]{0,40}[>\]])?(?:[ \t]?\|[ \t]?\w{1,40}){0,3}|(?:[ \t]{1,4}[A-Za-z_][\w.*]{0,30}){1,2}|[ \t]{0,4}\{[ \w;]{1,40}\})(?=[ \t]{0,4}:?=(?![=>]))/y;
const operator =
  /(?::-|=>|:=|<-|->|\?\?=?|\?=|\|\|=?|\/\/=?|\?:|={1,3}|!={1,2}|\+=|::?:?=|:(?:\*\*)?|or(?=\s)|TO(?=\s))/y;
/** `| default('…')` of templates, `.unwrap_or("…")`, `.getOrElse("…")`, `.orElse("…")`. */
const fallback =
  /[ \t]{0,4}(?:\|[ \t]{0,4}default[ (][ \t]{0,4}|\.(?:unwrap_or(?:_else)?|getOrElse|orElse|or_else|or|ifBlank|ifEmpty)[ \t]?[({][ \t]{0,4}(?:\|_?\||\(\)[ \t]?[=-]>)?)/y;
const call = /[({](?:(?:null|undefined|true|None|nil)[ \t]{0,4},[ \t]{0,4}){0,3}/y;
const comma = /[ \t]{0,4},/y;
/** `name: X, value: Y` in one object or on two lines; `variable "x" {` and its default; `<add key="x" value="y"/>`; `set NAME --body`. */
const partner =
  /[\s,;{]{1,80}(?:-[ \t]{1,4})?\\?["']?(?:android:)?(?:value|default|default_?value|current_?value|initial_?value|content|secret)\\?["']?\s{0,8}[:=]|[ \t]{1,4}--(?:body|value)[ =]/iy;
/** `<trackberry.token>value</…>`, `<string name="trackberry_token">value</…>`, `<key>TrackberryToken</key><string>value</…>`. */
const element = /(?<=<[\w:.-]{1,80}(?:[ \t][^<>\r\n]{1,120})?)>/y;
const nextElement = /<\/(?:\w{1,10}:)?(?:key|name)>\s{0,80}<[\w:]{1,40}>/y;
const space = /[ \t]{1,4}(?:\\\r?\n[ \t]{1,40})?/y;
/** Between two cells of a table. */
const border = /[ \t]{0,8}(?:\|(?!\|)|,)[ \t]{0,8}/y;
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

/** Reads the values of one text. */
export class AssignedValues {
  readonly #text: string;
  readonly #isLiteral: (value: string) => boolean;
  readonly #isRealistic = remembered(isRealistic);

  /** `file`: for its language. */
  constructor(text: string, file: string) {
    this.#text = text;
    this.#isLiteral = plainLiterals(file);
  }

  /**
   * The literal that is assigned to the name that ends at `nameEnd`, by any usual spelling: `=`, `:`, `=>`, `:=`, `<-`, `??`,
   * `||`, `:-`, a second argument, a `value:` partner. No token for anything but a realistic one.
   */
  after(nameEnd: number): Assigned {
    const value = assignedValue(this.#text, nameEnd);
    if (value === undefined) {
      return { token: undefined, loose: false, next: nameEnd };
    }
    const { start, end, loose } = value;
    return {
      token: this.#isToken(value) ? { start, end } : undefined,
      loose,
      next: Math.max(nameEnd, end - readAgain),
    };
  }

  /** A realistic token that stands in quotes at `at`. */
  quotedAt(at: number): TextRange | undefined {
    const value = quotedLiteral(this.#text, at);
    return value !== undefined && this.#isToken({ ...value, loose: false })
      ? { start: value.start, end: value.end }
      : undefined;
  }

  #isToken({ start, end, loose, kind }: AssignedValue): boolean {
    if (end - start < shortestSecret || end - start > longestSecret) {
      return false;
    }
    const secret = this.#text.slice(start, end);
    return (!loose || isMixed(secret)) && (kind !== 'plain' || this.#isLiteral(secret)) && this.#isRealistic(secret);
  }
}

const mostSpace = 40;
const startsOperator = tableOf(':=<-?|/!+oT');
const startsType = tableOf('[:!?{ \t');
const startsPartner = tableOf(' \t\r\n,;{');

function assignedValue(text: string, nameEnd: number): AssignedValue | undefined {
  const closed = pastClosers(text, nameEnd);
  const first = text.charCodeAt(closed);
  const start = valueAfterOperator(text, nameEnd, closed, first);
  if (start !== undefined) {
    return literalAt(text, start, nameEnd, false);
  }
  const quotedName = closed > nameEnd && isQuote(text.charCodeAt(closed - 1));
  const argument = argumentAfter(text, nameEnd, closed, quotedName);
  if (argument !== undefined) {
    const quoted = quotedLiteral(text, argument);
    return quoted === undefined ? undefined : { ...quoted, loose: false };
  }
  const spaced = isBlank(first) ? pass(space, text, closed) : undefined;
  if (spaced !== undefined && text.charCodeAt(spaced) !== pipe && !isClosingQuote(text, nameEnd, spaced)) {
    return literalAt(text, spaced, nameEnd, !quotedName);
  }
  const beyond = isBlank(first) || first === pipe || first === 44 ? pass(border, text, closed) : undefined;
  return beyond === undefined ? undefined : literalAt(text, beyond, nameEnd, true);
}

/** What closes the name: quotes, brackets, the emphasis of Markdown. */
function pastClosers(text: string, at: number): number {
  let end = at;
  for (let left = 4; left > 0; left--) {
    const unit = text.charCodeAt(end);
    if (isQuote(unit) || unit === 93 || unit === 41 || unit === 125) {
      end++;
    } else if (unit === backslash) {
      const quote = endOfRun(text, end, 3, (next) => next === backslash);
      if (!isQuote(text.charCodeAt(quote))) {
        break;
      }
      end = quote + 1;
    } else if (unit === 42 && text.startsWith('**:', end)) {
      return end + 2;
    } else {
      break;
    }
  }
  return end;
}

/** Where the value begins, if an operator or a partner follows the name. */
function valueAfterOperator(text: string, nameEnd: number, closed: number, first: number): number | undefined {
  const typed = (startsType[first] === 1 ? pass(type, text, closed) : undefined) ?? closed;
  const sign = endOfRun(text, typed, mostSpace, isSpace);
  const assigned =
    (startsOperator[text.charCodeAt(sign)] === 1 ? pass(operator, text, sign) : undefined) ??
    (isBlank(first) || first === pipe || first === 46 ? pass(fallback, text, closed) : undefined);
  if (assigned !== undefined) {
    return pass(yaml, text, assigned) ?? pass(list, text, assigned) ?? assigned;
  }
  return (
    (startsPartner[first] === 1 ? pass(partner, text, closed) : undefined) ??
    (first === 60 ? pass(nextElement, text, nameEnd) : undefined) ??
    (first === greater ? pass(element, text, closed) : undefined)
  );
}

/** Where the argument that follows the name begins, or the one of the call that it names. */
function argumentAfter(text: string, nameEnd: number, closed: number, quotedName: boolean): number | undefined {
  const first = text.charCodeAt(closed);
  if (!quotedName && (first === 40 || first === 123)) {
    return pass(call, text, closed);
  }
  const listed = first === 44 || isBlank(first) ? pass(comma, text, closed) : undefined;
  return listed !== undefined && (quotedName || isConstant(text, nameEnd)) ? listed : undefined;
}

function literalAt(text: string, at: number, nameEnd: number, loose: boolean): AssignedValue | undefined {
  const quoted = quotedLiteral(text, at);
  if (quoted !== undefined) {
    return { ...quoted, loose: false };
  }
  const plain = plainLiteral(text, at, nameEnd);
  return plain === undefined ? undefined : { ...plain, loose };
}

/** `CURLOPT_XOAUTH2_BEARER, "…"`, `:bearer, "…"`, `${env:NAME, '…'}`: a name that stands as an argument, its value the next. */
function isConstant(text: string, nameEnd: number): boolean {
  const name = /(?:\b[A-Z][A-Z0-9_]{3,60}|:\w{1,60})$/;
  return name.test(text.slice(Math.max(0, nameEnd - 62), nameEnd));
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
