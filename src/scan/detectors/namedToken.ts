import { assignedToken } from '../assignedValue.ts';
import type { Detection, Source } from '../detection.ts';
import { plainLiterals } from '../languages.ts';
import { nameAround, namesToken } from '../tokenName.ts';

const keyword = 'trackberry'.length;

/**
 * A literal assigned to a name that says Trackberry and token: `TRACKBERRY_API_TOKEN=…`, `trackberryToken: '…'`,
 * `trackberry.api-key = …`, `getenv("TRACKBERRY_TOKEN") ?: '…'`.
 */
export function namedTokens({ text, file, mentions }: Source): Detection[] {
  const found: Detection[] = [];
  const isLiteral = plainLiterals(file);
  let done = 0;
  for (const at of mentions) {
    if (at < done) {
      continue;
    }
    const name = nameAround(text, at, keyword);
    done = name.end;
    if (!namesToken(text.slice(name.start, name.end))) {
      continue;
    }
    const { token, next } = assignedToken(text, name.end, isLiteral);
    done = next;
    if (token !== undefined) {
      found.push({ rule: 'trackberry-token', ...token });
    }
  }
  return found;
}
