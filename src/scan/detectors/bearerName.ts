import { assignedToken } from '../assignedValue.ts';
import type { Detection, Source } from '../detection.ts';
import { plainLiterals } from '../languages.ts';
import { nameAround, namesToken } from '../tokenName.ts';
import { namesTrackberry } from '../trackberryContext.ts';
import { wordsOf } from '../words.ts';

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
  const isLiteral = plainLiterals(file);
  let done = 0;
  for (const at of bearers) {
    if (at < done) {
      continue;
    }
    const name = nameAround(text, at, keyword);
    const spelled = text.slice(name.start, name.end);
    companion.lastIndex = name.end;
    const end = companion.test(text) ? companion.lastIndex : name.end;
    done = end;
    // `forbearer` is another word.
    if (!namesToken(spelled) || !wordsOf(spelled).some((word) => word.startsWith('bearer'))) {
      continue;
    }
    const { token, next } = assignedToken(text, end, isLiteral);
    done = next;
    if (token !== undefined) {
      const rule = namesTrackberry(mentions, token.start, text.length) ? 'trackberry-token' : 'bearer-token';
      found.push({ rule, ...token });
    }
  }
  return found;
}
