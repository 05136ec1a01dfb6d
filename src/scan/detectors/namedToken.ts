import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { tableOf } from '../reading/characters.ts';
import { tokenBefore } from '../reading/recordValue.ts';
import { nameAround, namesToken } from '../reading/tokenName.ts';
import type { TextRange } from '../textRange.ts';
import { remembered } from '../value/remembered.ts';

const keyword = 'trackberry'.length;

/** `Trackberry API key: …`, `Trackberry token = …`: a name as a person writes it. */
const written = /(?:'s)?(?:[ ](?:api|access|auth|bearer|secret))?[ ](?:token|key)(?=[ ]?(?:\*\*)?[ ]?[:=]|[ ]is[ ])/iy;
const startsWritten = tableOf(" '");

/**
 * A literal assigned to a name that says Trackberry and token: `TRACKBERRY_API_TOKEN=…`, `trackberryToken: '…'`,
 * `trackberry.api-key = …`, `getenv("TRACKBERRY_TOKEN") ?: '…'`.
 */
export function namedTokens({ text, file, mentions }: Source): Detection[] {
  const found: Detection[] = [];
  const values = new AssignedValues(text, file);
  const isTokenName = remembered(namesToken);
  let done = 0;
  for (const at of mentions) {
    if (at < done) {
      continue;
    }
    const name = nameAround(text, at, keyword);
    written.lastIndex = name.end;
    const end = startsWritten[text.charCodeAt(name.end)] === 1 && written.test(text) ? written.lastIndex : name.end;
    done = end;
    const spelled = text.slice(name.start, end);
    if (end === name.end && !isTokenName(spelled)) {
      const given = isTokenName(spelled.replace(/^get_?/i, '')) ? givenBy(text, end, values) : undefined;
      found.push(...(given === undefined ? [] : [{ rule: 'trackberry-token' as const, ...given }]));
      continue;
    }
    const { token, next } = values.after(end, true);
    done = next;
    const secret = token ?? tokenBefore(text, name.start);
    if (secret !== undefined) {
      found.push({ rule: 'trackberry-token', ...secret });
    }
  }
  return found;
}

const getter = /(?:[ ]?=[ ]?)?\(\)[^"'`;\r\n]{0,40}[{>]\s{0,80}(?:return[ \t]{1,4})?(?=["'`])/y;

/** `getTrackberryToken() { return "…"`: a function that a name with `get` declares gives a literal; one that it calls takes an id. */
function givenBy(text: string, end: number, values: AssignedValues): TextRange | undefined {
  getter.lastIndex = end;
  return getter.test(text) ? values.quotedAt(getter.lastIndex) : undefined;
}
