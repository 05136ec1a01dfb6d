import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { alphanumerics, blanks, pastRun, tableOf, wordCharacters } from '../reading/characters.ts';
import { namesTrackberry } from '../reading/trackberryContext.ts';

const keyword = 'bearer'.length;

/** `{token}`, `${token}`, `#{token}`, `{{token}}`, `$token`, `$(token)`, `%token%`, `-Token $token`. */
const inside = /(?:-Token[ \t]{1,4})?(?:[$#]?\{{1,2}|\$\(|\$|%)[ \t]{0,2}(?:self\.|this\.|@|env:)?([A-Za-z_]\w{2,60})/y;
/** `" + token`, `' . $token`, `%s" % token`, `%s", token`, `{}".format(token)`, `") + token`. */
const joined =
  /(?:\{0?\}\\?["'`]\.format\(|(?:%s|%v|%@)\\?["'`]\s{0,40}[%,]|\\?["'`]\)?\s{0,40}(?:\.\.|<>|[+.~&]))\s{0,40}\(?\$?(?:self\.|this\.|@)?([A-Za-z_]\w{2,60})(?!\w|[ \t]{0,4}[:=](?!=))/y;
/** `paste("Bearer", token)`, `["Bearer", token].join(" ")`, `AuthenticationHeaderValue("Bearer", token)`. */
const listed = /(?<=[([]["']bearer)["'],[ \t]{0,4}\$?(?:self\.|this\.|@)?([A-Za-z_]\w{2,60})(?![\w(]|[ \t]{0,4}[:=])/iy;

const startsVariable = tableOf('-$#{%\\"\'`');

/** A text that names more variables than this is no program that a person wrote. */
const mostVariables = 20;

/**
 * The literal behind a variable that is sent as a bearer token: `API_TOKEN = "…"` in a file with `f"Bearer {API_TOKEN}"`.
 * The variable's own name need not say anything.
 */
export function bearerVariables(source: Source): Detection[] {
  const names = variablesIn(source);
  return [...names].flatMap((name) => literalsOf(name, source));
}

function variablesIn({ text, bearers }: Source): Set<string> {
  const names = new Set<string>();
  for (const at of bearers) {
    const end = pastGap(text, at + keyword);
    if (alphanumerics[text.charCodeAt(at - 1)] === 1 || startsVariable[text.charCodeAt(end)] !== 1) {
      continue;
    }
    for (const expression of [inside, joined, listed]) {
      expression.lastIndex = end;
      const name = expression.exec(text)?.[1];
      if (name !== undefined) {
        names.add(name);
      }
    }
    if (names.size >= mostVariables) {
      break;
    }
  }
  return names;
}

function literalsOf(name: string, { text, file, mentions }: Source): Detection[] {
  const found: Detection[] = [];
  const values = new AssignedValues(text, file);
  let at = text.indexOf(name);
  while (at !== -1) {
    const end = at + name.length;
    let next = end;
    if (wordCharacters[text.charCodeAt(at - 1)] !== 1 && wordCharacters[text.charCodeAt(end)] !== 1) {
      const assigned = values.after(end, false);
      next = assigned.next;
      if (assigned.token !== undefined) {
        const rule = namesTrackberry(mentions, at, text.length) ? 'trackberry-token' : 'bearer-token';
        found.push({ rule, ...assigned.token });
      }
    }
    at = text.indexOf(name, next);
  }
  return found;
}

/** Past the space between scheme and token, encoded or not. */
function pastGap(text: string, at: number): number {
  const end = pastRun(text, at, 4, blanks);
  return text.startsWith('%20', end) ? end + 3 : end;
}
