import {
  alphanumerics,
  backslash,
  blanks,
  colon,
  greater,
  isLineEnd,
  pastRun,
  pipe,
  quotes,
  spaces,
  tableOf,
} from './characters.ts';
import { isClosingQuote } from './literal.ts';

/** What ties a value to a name. */
export interface Joint {
  /** Where the value begins. */
  at: number;
  /**
   * `firm`: an operator, a partner. `argument`: only a literal in quotes may follow. `loose`: nothing but space, a comma or a
   * table's border, as in `ENV NAME value`: the value must speak for itself.
   */
  kind: 'firm' | 'argument' | 'loose';
}

// Each expression is sticky, starts at a place already found and is bounded: the cost of one name has a fixed limit.
// Most are tried only where the first character lets them match.
/** `: Optional[str]`, `: string | undefined`, `: &'static str`, `[]`, ` { get; set; }`: between a name and its value. */
const type =
  /(?:\[\d{0,5}\]|[!?]?[ \t]{0,4}:[ \t]{0,4}(?:&(?:'static )?)?[A-Za-z_][\w.?]{0,40}(?:[<[][\w., ]{0,40}[>\]])?(?:[ \t]?\|[ \t]?\w{1,40}){0,3}|[ \t]{0,4}\{[ \w;]{1,40}\}|[ \t]{1,4}<\w{1,10}>)(?=[ \t]{0,4}:?=(?![=>]))/y;
const operator =
  /(?:=%s(?:\\n)?["'],?[ \t]{1,4}|:-|=>|:=|<-|->|\?\?=?|\?=|\|\|=?|\/\/=?|\?:|={1,3}|!={1,2}|\+=|::?:?=|:(?:\*\*)?|or(?=\s)|TO(?=\s)|is(?=[ \t]))/y;
/** `| default('…')` of templates, `.unwrap_or("…")`, `.getOrElse("…")`, `.orElse("…")`. */
const fallback =
  /(?:\|[ \t]{0,4}default[ (][ \t]{0,4}|\.(?:unwrap_or(?:_else)?|getOrElse|orElse|or_else|or|ifBlank|ifEmpty)[ \t]?[({][ \t]{0,4}(?:\|_?\||\(\)[ \t]?[=-]>)?)/y;
const call = /[({](?:(?:null|undefined|true|None|nil)[ \t]{0,4},[ \t]{0,4}){0,3}/y;
/** `name: X, value: Y` in one object or on two lines; `variable "x" {` and its default; `<add key="x" value="y"/>`; `set NAME --body`. */
const partner =
  /[\s,;{]{1,80}(?:-[ \t]{1,4})?(?:\w{1,20}[ \t]?=[ \t]?[\w.]{1,30},\s{1,40}){0,2}\\?["']?(?:android:)?(?:(?:[a-z]{1,12}_?)?value|(?:[a-z]{1,8}_)?default|content|secret)\\?["']?\s{0,8}[:=]|(?:[ \t]{1,4}--?[a-z][\w-]{0,20}[ =][\w.-]{1,30}){0,2}[ \t]{1,4}--(?:body|value|secret-string)[ =]/iy;
/** `<trackberry.token>value</…>`, `<string name="trackberry_token">value</…>`, `<key>TrackberryToken</key><string>value</…>`. */
const element = /(?<=<[\w:.-]{1,80}(?:[ \t][^<>\r\n]{1,120})?)>/y;
const nextElement = /<\/(?:\w{1,10}:)?(?:[a-z]{1,12}-)?(?:key|name)>\s{0,80}<[\w:-]{1,40}>/y;
/** `() { return "…"`, `(): string { return "…"`, `() -> &str { "…"`, `) { "…" }` and, in Ruby, the next line. */
const body =
  /(?:\(\))?(?:[ \t]{0,4}(?::|->)[ \t]{0,4}[\w<>?&'. ]{1,40})?[ \t]{0,4}(?:by[ \t]lazy[ \t]{0,4})?(?:=>|\{|\r?\n)\s{0,80}(?:return[ \t]{1,4})?(?=["'`])/y;
const space = /[ \t]{1,4}(?:\\\r?\n[ \t]{1,40})?/y;
/** Between two cells of a table. */
const border = /(?:\|(?!\|)|,)[ \t]{0,8}/y;
/** A block scalar, anchor or tag of YAML. */
const yaml = /[ \t]{0,8}(?:[>|][+-]?[ \t]{0,4}\r?\n[ \t]{1,40}|[&!][\w!]{1,40}[ \t]{1,4})/y;
/** The list of one that an HTTP library records a header as. */
const list = /[ \t]{0,8}\r?\n[ \t]{0,40}-[ \t]{1,4}/y;

const mostSpace = 40;
const comma = 44;
const dot = 46;
const less = 60;
const startsOperator = tableOf(':=<-?|/!+oTi');
const startsType = tableOf('[:!?{ \t');
const separators = tableOf(' \t\r\n,;{');
const startsYaml = tableOf('>|&!');
const backslashes = tableOf('\\');

/** What ties a value to the name that ends at `nameEnd`, if anything does. `loosely`: whether space or a border may. */
export function jointAfter(text: string, nameEnd: number, loosely: boolean): Joint | undefined {
  const closed = pastClosers(text, nameEnd);
  const first = text.charCodeAt(closed);
  const signAt = spaces[first] === 1 ? pastRun(text, closed, mostSpace, spaces) : closed;
  const sign = text.charCodeAt(signAt);
  const quotedName = closed > nameEnd && quotes[text.charCodeAt(closed - 1)] === 1;
  // A word behind a bare name is no partner's: most names of a text end here.
  const alone = !quotedName && blanks[first] === 1 && alphanumerics[sign] === 1;
  const firm =
    afterOperator(text, closed, first, signAt) ?? (alone ? undefined : besideName(text, nameEnd, closed, first));
  if (firm !== undefined) {
    return { at: pastYaml(text, firm), kind: 'firm' };
  }
  if (!quotedName && opensCall[first] === 1) {
    const given = bodyAfter(text, closed, quotedName)?.at ?? pass(call, text, closed);
    return given === undefined ? undefined : { at: given, kind: 'argument' };
  }
  if (sign === comma && (quotedName || isConstant(text, nameEnd))) {
    return { at: signAt + 1, kind: 'argument' };
  }
  const body = startsBody[sign] === 1 ? bodyAfter(text, closed, quotedName) : undefined;
  return body ?? looseJoint(text, closed, quotedName, signAt, loosely);
}

function looseJoint(
  text: string,
  closed: number,
  quotedName: boolean,
  signAt: number,
  loosely: boolean,
): Joint | undefined {
  const sign = text.charCodeAt(signAt);
  if (sign === pipe || sign === comma) {
    const beyond = loosely ? pass(border, text, signAt) : undefined;
    return beyond === undefined ? undefined : { at: beyond, kind: 'loose' };
  }
  const spaced = blanks[text.charCodeAt(closed)] === 1 ? pass(space, text, closed) : undefined;
  if (
    spaced === undefined ||
    !(loosely || quotes[text.charCodeAt(spaced)] === 1) ||
    isClosingQuote(text, closed, spaced)
  ) {
    return undefined;
  }
  return { at: spaced, kind: quotedName ? 'firm' : 'loose' };
}

/** Where the body of a function begins, if one follows the name and does nothing but give a literal. */
function bodyAfter(text: string, closed: number, quotedName: boolean): Joint | undefined {
  const at = quotedName ? undefined : pass(body, text, closed);
  return at === undefined ? undefined : { at, kind: 'argument' };
}

const startsBody = tableOf('({:-="\'`');

const opensCall = tableOf('({');

/** What closes the name: quotes, brackets, the emphasis of Markdown. */
function pastClosers(text: string, at: number): number {
  let end = at;
  for (let left = 4; left > 0; left--) {
    const unit = text.charCodeAt(end);
    if (quotes[unit] === 1 || unit === 93 || unit === 41 || unit === 125) {
      end++;
    } else if (unit === backslash) {
      const quote = pastRun(text, end, 3, backslashes);
      if (quotes[text.charCodeAt(quote)] !== 1) {
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

/** Where the value begins, if an operator or a partner follows the name; `sign` is what stands after space. */
function afterOperator(text: string, closed: number, first: number, sign: number): number | undefined {
  const typed = blanks[first] === 1 ? pastWords(text, closed) : closed;
  const declared = (typed === closed && startsType[first] === 1 ? pass(type, text, closed) : undefined) ?? typed;
  const at = declared === closed ? sign : pastRun(text, declared, mostSpace, spaces);
  const unit = text.charCodeAt(at);
  const assigned =
    (startsOperator[unit] === 1 ? pass(operator, text, at) : undefined) ??
    (unit === pipe || unit === dot ? pass(fallback, text, at) : undefined);
  return assigned;
}

/** Past what YAML puts in front of a value. */
function pastYaml(text: string, assigned: number): number {
  const next = text.charCodeAt(pastRun(text, assigned, 8, blanks));
  if (isLineEnd(next)) {
    return pass(list, text, assigned) ?? assigned;
  }
  return (startsYaml[next] === 1 ? pass(yaml, text, assigned) : undefined) ?? assigned;
}

/** Where the value begins that stands beside the name: in a partner of it, or in the element that it names. */
function besideName(text: string, nameEnd: number, closed: number, first: number): number | undefined {
  if (separators[first] === 1) {
    return pass(partner, text, closed);
  }
  if (first === less) {
    return pass(nextElement, text, nameEnd);
  }
  return first === greater ? pass(element, text, closed) : undefined;
}

const typeCharacters = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.*');

/** Past one or two words that an assignment follows: ` string = `, ` As String = `. Past none otherwise. */
function pastWords(text: string, at: number): number {
  let end = at;
  for (let left = 2; left > 0; left--) {
    const word = pastRun(text, end, 4, blanks);
    const next = pastRun(text, word, 31, typeCharacters);
    if (word === end || next === word) {
      return at;
    }
    const sign = pastRun(text, next, 4, blanks);
    const equals = text.charCodeAt(sign) === colon ? sign + 1 : sign;
    if (text.charCodeAt(equals) === 61) {
      return text.charCodeAt(equals + 1) === 61 || text.charCodeAt(equals + 1) === greater ? at : next;
    }
    end = next;
  }
  return at;
}

/** `CURLOPT_XOAUTH2_BEARER, "…"`, `:bearer, "…"`, `${env:NAME, '…'}`: a name that stands as an argument, its value the next. */
function isConstant(text: string, nameEnd: number): boolean {
  const name = /(?:\b[A-Z][A-Z0-9_]{3,60}|:\w{1,60})$/;
  return name.test(text.slice(Math.max(0, nameEnd - 62), nameEnd));
}

function pass(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
}
