import { assignedToken, tokenBefore } from '../assignedValue.ts';
import type { Detection, Source } from '../detection.ts';
import { plainLiterals } from '../languages.ts';
import { nameAround, namesToken } from '../tokenName.ts';

const keyword = 'trackberry'.length;

/** `Trackberry API key: …`, `Trackberry token = …`: a name as a person writes it. */
const written = /(?:'s)?(?:[ ](?:api|access|auth|bearer|secret))?[ ](?:token|key)(?=[ ]?(?:\*\*)?[ ]?[:=])/iy;

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
    written.lastIndex = name.end;
    const end = written.test(text) ? written.lastIndex : name.end;
    done = end;
    if (end === name.end && !namesToken(text.slice(name.start, end))) {
      continue;
    }
    const { token, next } = assignedToken(text, end, isLiteral);
    done = next;
    const secret = token ?? tokenBefore(text, name.start);
    if (secret !== undefined) {
      found.push({ rule: 'trackberry-token', ...secret });
    }
  }
  return found;
}
