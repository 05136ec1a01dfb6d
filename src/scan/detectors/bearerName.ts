import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { alphanumerics, blanks, pastRun, quotes, tableOf } from '../reading/characters.ts';
import { nameAround, namesToken } from '../reading/tokenName.ts';
import { namesTrackberry } from '../reading/trackberryContext.ts';
import type { TextRange } from '../textRange.ts';
import { remembered } from '../value/remembered.ts';
import { wordsOf } from '../value/words.ts';

const keyword = 'bearer'.length;

/** `{"type": "bearer", "token": "…"}`, `type: bearer` with its `token:` on the next line, `auth:bearer {`, Postman's pairs. */
const companion =
  /\\?["']?[\s,:[{]{1,80}(?:["']key["']\s{0,4}:\s{0,4})?["']?(?:token|key|credentials?|-a|--auth)(?=["']?[ \t]{0,8}[:=, ])/iy;

/**
 * A literal given to something named after the scheme: `bearer_token = "…"`, `--oauth2-bearer …`, `.bearerAuth("…")`,
 * `{"type": "bearer", "token": "…"}`. An error where the text names Trackberry, a warning elsewhere.
 */
export function bearerNames({ text, file, mentions, bearers }: Source): Detection[] {
  const found: Detection[] = [];
  const values = new AssignedValues(text, file);
  const isTokenName = remembered(namesBearer);
  let done = 0;
  for (const at of bearers) {
    if (at < done) {
      continue;
    }
    const name = nameAround(text, at, keyword);
    const end = companionEnd(text, name.end);
    done = end;
    if (isScheme(text, name, end) || !isTokenName(text.slice(name.start, name.end))) {
      continue;
    }
    const { token, next } = values.after(end, true);
    done = next;
    if (token !== undefined) {
      const rule = namesTrackberry(mentions, token.start, text.length) ? 'trackberry-token' : 'bearer-token';
      found.push({ rule, ...token });
    }
  }
  return found;
}

/** Not `forbearer`, which is another word. */
function namesBearer(name: string): boolean {
  return namesToken(name) && wordsOf(name).some((word) => word.startsWith('bearer'));
}

const separators = tableOf('\\"\' \t\r\n,:[{');
const startsCompanion = tableOf('tTkKcC-');

/** The end of the companion that follows a name, or of the name. */
function companionEnd(text: string, nameEnd: number): number {
  const word = pastRun(text, nameEnd, 90, separators);
  if (startsCompanion[text.charCodeAt(word)] !== 1) {
    return nameEnd;
  }
  companion.lastIndex = nameEnd;
  return companion.test(text) ? companion.lastIndex : nameEnd;
}

/** `Bearer q7Rk…`: the scheme alone, with its token behind it, is for another detector. */
function isScheme(text: string, name: TextRange, end: number): boolean {
  if (name.end - name.start !== keyword || end !== name.end || blanks[text.charCodeAt(end)] !== 1) {
    return false;
  }
  const next = text.charCodeAt(pastRun(text, end, 8, blanks));
  return alphanumerics[next] === 1 || quotes[next] === 1 || blanks[next] === 1;
}
