import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { sectionOf } from '../reading/sections.ts';
import { endsAsToken, nameAround, namesToken } from '../reading/tokenName.ts';
import type { TextRange } from '../textRange.ts';
import { remembered } from '../value/remembered.ts';
import { shortestSecret } from '../value/secretValue.ts';

const keyword = 'trackberry'.length;
const secretWord = /token|key|secret|bearer|credential|passw|auth|default|value/gi;

/** `TrackberryClient("…")`, `Trackberry::Client.new("…")`: the one argument of a client is its token, of another call an id. */
const client = /(?:client|api|sdk|session|connect|connection|login|authenticate|new|init|auth|trackberry)$/i;

/**
 * A literal given to a token's name inside what belongs to Trackberry: `trackberry:` with an indented `token: …`,
 * `"trackberry": {"apiKey": "…"}`, `[trackberry]`, `TrackberryClient(token="…")`.
 */
export function sectionTokens({ text, file, mentions }: Source): Detection[] {
  const values = new AssignedValues(text, file);
  const isTokenName = remembered(namesToken);
  const found: Detection[] = [];
  let done = 0;
  for (const at of mentions) {
    if (at < done) {
      continue;
    }
    const name = nameAround(text, at, keyword);
    done = name.end;
    const section = sectionOf(text, name);
    if (section === undefined) {
      continue;
    }
    done = section.end;
    if (section.end - section.start < shortestSecret) {
      continue;
    }
    const spelled = text.slice(name.start, name.end);
    const called = text.charAt(section.start - 1) === '(' && client.test(spelled);
    const argument = called ? tokenArgument(text, values, section.start) : undefined;
    if (argument !== undefined) {
      found.push({ rule: 'trackberry-token', ...argument });
    }
    for (const token of tokensIn(text, section, spelled, values, isTokenName)) {
      found.push({ rule: 'trackberry-token', ...token });
    }
  }
  return found;
}

const literalArgument = /\s{0,40}(?:"[^"\r\n]{0,200}"|'[^'\r\n]{0,200}')[ \t]{0,4},/y;

/** The first of at most three literal arguments that is a token: an address may stand before it. */
function tokenArgument(text: string, values: AssignedValues, start: number): TextRange | undefined {
  literalArgument.lastIndex = start;
  for (let at = start, left = 3; left > 0; left--) {
    const token = values.quotedAt(at);
    if (token !== undefined || !literalArgument.test(text)) {
      return token;
    }
    at = literalArgument.lastIndex;
  }
  return undefined;
}

function tokensIn(
  text: string,
  section: TextRange,
  sectionName: string,
  values: AssignedValues,
  isTokenName: (name: string) => boolean,
): TextRange[] {
  const found: TextRange[] = [];
  // A slice: an expression that finds nothing would go on to the end of the text, for every section.
  const inside = text.slice(section.start, section.end);
  secretWord.lastIndex = 0;
  for (let match = secretWord.exec(inside); match !== null; match = secretWord.exec(inside)) {
    const name = nameAround(text, section.start + match.index, match[0].length);
    secretWord.lastIndex = name.end - section.start;
    const spelled = text.slice(name.start, name.end);
    // `variable "trackberry_token" { default = "…" }`: the section's own name says what its value is.
    const isValue = /^(?:default|value)$/i.test(spelled) && endsAsToken(sectionName);
    // `arn:…:secret:name` is one value.
    const isPart = /\w:$/.test(text.slice(Math.max(0, name.start - 2), name.start));
    if (isPart || (!isValue && !isTokenName(spelled))) {
      continue;
    }
    const { token, next } = values.after(name.end, false);
    secretWord.lastIndex = next - section.start;
    if (token !== undefined && token.end <= section.end) {
      found.push(token);
    }
  }
  return found;
}
