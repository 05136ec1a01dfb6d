import { assignedToken } from '../assignedValue.ts';
import type { Detection, Source } from '../detection.ts';
import { plainLiterals } from '../languages.ts';
import { nameAround, namesToken } from '../tokenName.ts';
import { namesTrackberry } from '../trackberryContext.ts';
import { wordsOf } from '../words.ts';

const keyword = /bearer/gi;

/** `{"type": "bearer", "token": "…"}`, `type: bearer` with its `token:` on the next line, `auth:bearer {`, Postman's pairs. */
const companion = /\\?["']?[\s,:[{]{1,80}(?:["']key["']\s{0,4}:\s{0,4})?["']?(?:token|key)(?=["']?[ \t]{0,8}[:=,])/iy;

/**
 * A literal given to something named after the scheme: `bearer_token = "…"`, `--oauth2-bearer …`, `.bearerAuth("…")`,
 * `{"type": "bearer", "token": "…"}`. An error where the text names Trackberry, a warning elsewhere.
 */
export function bearerNames({ text, file, mentions }: Source): Detection[] {
  const found: Detection[] = [];
  const isLiteral = plainLiterals(file);
  keyword.lastIndex = 0;
  for (let match = keyword.exec(text); match !== null; match = keyword.exec(text)) {
    const name = nameAround(text, match.index, match[0].length);
    const spelled = text.slice(name.start, name.end);
    companion.lastIndex = name.end;
    const end = companion.test(text) ? companion.lastIndex : name.end;
    keyword.lastIndex = end;
    // `forbearer` is another word.
    if (!namesToken(spelled) || !wordsOf(spelled).some((word) => word.startsWith('bearer'))) {
      continue;
    }
    const { token, next } = assignedToken(text, end, isLiteral);
    keyword.lastIndex = next;
    if (token !== undefined) {
      const rule = namesTrackberry(mentions, token.start, text.length) ? 'trackberry-token' : 'bearer-token';
      found.push({ rule, ...token });
    }
  }
  return found;
}
