import type { TextRange } from '../textRange.ts';
import { longestSecret } from '../value/secretValue.ts';
import { backslash, blanks, isLineEnd, nameCharacters, quotes, tableOf, untilAny } from './characters.ts';

/**
 * A literal as it is written. `quoted`: in quotes of its own; `inside`: up to the end of a string that began before its name
 * (`"TOKEN=…"`); `plain`: without quotes.
 */
export interface Literal extends TextRange {
  kind: 'quoted' | 'inside' | 'plain';
}

/** What stands between an operator and a literal: `(`, a cast, a string's constructor, a function that returns it. */
const wrapper =
  /<(?:string|String)>|\(?ConvertTo-SecureString[ \t]{1,4}(?:-String[ \t]{1,4})?|\(\)[ \t]?[=-]>[ \t]?|by[ \t]lazy[ \t]?\{|(?:(?:new[ \t])?(?:pydantic\.|pulumi\.|std::)?(?:SecretStr|SecretString|Secret|secret|SensitiveString|String::from|Some|string|str|String|Text|ApiToken|ApiKey|Token|BearerToken|Buffer\.from|JSON\.stringify|QByteArray|Field|\[\]byte|sensitive|tostring|ref|shallowRef|useState|signal|of|just)?\(\s{0,4}){1,2}/y;
/** `z.string().default(`, `Optional.ofNullable(x).orElse(`: a chain whose end names a literal to fall back to. */
const chain =
  /[A-Za-z_][\w.]{0,40}(?:\([^()\r\n]{0,60}(?:\([^()\r\n]{0,40}\))?\)\.\w{1,30}){0,2}\([^()\r\n]{0,60}(?:\([^()\r\n]{0,40}\))?\)\.(?:default|orElse|orElseGet|getOrElse|unwrap_or)\(/y;

/** `%q(…)`, `q{…}`, `qq|…|` of Ruby and Perl; `r#"…"#` of Rust. */
const percent = /(?:%[qQ]?|qq?)([({[<|!])/y;
const raw = /r(#{1,3})"/y;
const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']', '<': '>', '|': '|', '!': '!' };

/** Space and a scheme in front of a token are not part of it. */
const lead = /^[ \t]{0,8}(?:(?:Bearer|Token)[ \t]{1,4})?/i;

const startsLead = tableOf(' \tbBtT');

const mostBlank = 80;
/** A little more than the longest secret, for space and a scheme. */
const mostRead = longestSecret + 4;

/** Where space and the continuation of a line end. */
function pastBlank(text: string, at: number): number {
  const limit = Math.min(text.length, at + mostBlank);
  let end = at;
  while (end < limit) {
    const unit = text.charCodeAt(end);
    if (blanks[unit] !== 1 && !isLineEnd(unit) && !(unit === backslash && isLineEnd(text.charCodeAt(end + 1)))) {
      break;
    }
    end++;
  }
  return end;
}

/** What a wrapper begins with. */
const startsWrapper = tableOf('<Cbdejnoprstu(SATQBJF[');

/** A literal in quotes at `at`, on this line or the next ones, in a string's constructor or not. */
export function quotedLiteral(text: string, at: number): Literal | undefined {
  const start = pastBlank(text, at);
  wrapper.lastIndex = start;
  const wrapped = startsWrapper[text.charCodeAt(start)] === 1 && wrapper.test(text);
  const opening = openingAt(text, wrapped ? pastBlank(text, wrapper.lastIndex) : start) ?? chainedOpening(text, start);
  if (opening === undefined) {
    return undefined;
  }
  const { inside, closer } = opening;
  const ends =
    quotes[closer.charCodeAt(closer.length - 1)] === 1 || closer.startsWith('"') ? endsQuoted : endsBracketed;
  const end = untilAny(text, inside, mostRead, ends);
  if (!text.startsWith(closer, end)) {
    return undefined;
  }
  const content = text.slice(inside, end);
  if (!content.includes(' ')) {
    return { start: inside, end, kind: 'quoted' };
  }
  const from = inside + (lead.exec(content)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, inside + content.trimEnd().length), kind: 'quoted' };
}

/** Letters that may stand before a quote: raw, formatted, bytes, wide, verbatim. */
const isPrefix = tableOf('fFrRbBuUL@$');
const startsBracket = tableOf('%qr');

interface Opening {
  inside: number;
  closer: string;
}

function openingAt(text: string, at: number): Opening | undefined {
  let quote = at;
  while (quote < at + 2 && isPrefix[text.charCodeAt(quote)] === 1) {
    quote++;
  }
  let escaped = quote;
  while (escaped < quote + 3 && text.charCodeAt(escaped) === backslash) {
    escaped++;
  }
  if (quotes[text.charCodeAt(escaped)] !== 1) {
    return startsBracket[text.charCodeAt(at)] === 1 ? bracketOpening(text, at) : undefined;
  }
  const mark = text.charAt(escaped);
  if (escaped === quote && text.startsWith(mark.repeat(3), quote)) {
    return { inside: quote + 3, closer: mark.repeat(3) };
  }
  const closer = text.slice(quote, escaped + 1);
  const inside = escaped + 1;
  return nestedOpening(text, inside) ?? { inside, closer };
}

function chainedOpening(text: string, at: number): Opening | undefined {
  chain.lastIndex = at;
  return nameCharacters[text.charCodeAt(at)] === 1 && chain.test(text) ? openingAt(text, chain.lastIndex) : undefined;
}

/** `"\"…\""`, `"'…'"`: a string that holds a string. */
function nestedOpening(text: string, at: number): Opening | undefined {
  const nested = text.charCodeAt(at) === backslash ? text.slice(at, at + 2) : text.charAt(at);
  const quotes = nested.endsWith('"') || nested.endsWith("'");
  return quotes && text.charAt(at - 1) !== nested ? { inside: at + nested.length, closer: nested } : undefined;
}

function bracketOpening(text: string, at: number): Opening | undefined {
  percent.lastIndex = at;
  const bracket = percent.exec(text)?.[1];
  if (bracket !== undefined) {
    return { inside: percent.lastIndex, closer: closing[bracket] ?? bracket };
  }
  raw.lastIndex = at;
  const hashes = raw.exec(text)?.[1];
  return hashes === undefined ? undefined : { inside: raw.lastIndex, closer: `"${hashes}` };
}

/** What ends a literal without quotes: space, quotes, brackets and separators. */
const endsPlain = tableOf('\t\n\v\f\r "\'`\\<>&;,(){}[]');
/** What ends one in quotes; one in brackets of its own ends with such a bracket, too. */
const endsQuoted = tableOf('"\'`\\\r\n');
const endsBracketed = tableOf('"\'`\\\r\n)}]>|!');

/** A literal without quotes at `at`; `nameEnd` is where its name ends, for the string that both may stand in. */
export function plainLiteral(text: string, at: number, nameEnd: number): Literal | undefined {
  const start = startsLead[text.charCodeAt(at)] === 1 ? at + (lead.exec(text.slice(at, at + 24))?.[0].length ?? 0) : at;
  const end = untilAny(text, start, mostRead, endsPlain);
  if (end === start) {
    return undefined;
  }
  const next = text.charAt(end);
  if (next !== '' && '"\'`\\'.includes(next)) {
    return endsString(text, nameEnd, end) ? { start, end, kind: 'inside' } : undefined;
  }
  // What goes on with a bracket is a call, an index or a template: an expression.
  return next !== '' && '([{'.includes(next) ? undefined : { start, end, kind: 'plain' };
}

/** How far the beginning of a string is looked for. */
const stringReach = 200;

/** Whether the quote at `at` ends a string that was open at `nameEnd` already, and opens none. */
export function isClosingQuote(text: string, nameEnd: number, at: number): boolean {
  return quotes[text.charCodeAt(at)] === 1 && endsString(text, nameEnd, at);
}

/** Whether the quote or escape at `end` belongs to a string that was open at `nameEnd` already. */
function endsString(text: string, nameEnd: number, end: number): boolean {
  const mark = text.charCodeAt(end);
  if (mark !== backslash) {
    return isOpen(text, nameEnd, mark);
  }
  // `"TOKEN=…\n"`, `"echo \"TOKEN=…\""`.
  const escaped = text.charCodeAt(end + 1);
  return quotes[escaped] === 1
    ? isOpen(text, nameEnd, escaped, backslash)
    : escapes[escaped] === 1 && (isOpen(text, nameEnd, 34) || isOpen(text, nameEnd, 39));
}

const escapes = tableOf('nrt');

/** Whether the line has an odd number of such quotes before `at`: bare ones, or ones after a backslash. */
function isOpen(text: string, at: number, quote: number, before?: number): boolean {
  const first = Math.max(0, at - stringReach);
  let open = false;
  for (let i = at - 1; i >= first; i--) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit)) {
      break;
    }
    if (unit === quote && (text.charCodeAt(i - 1) === backslash) === (before === backslash)) {
      open = !open;
    }
  }
  return open;
}
