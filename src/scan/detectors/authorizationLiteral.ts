import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { namesTrackberry } from '../reading/trackberryContext.ts';

const keyword = /(?<!\w)authorization(?!\w)/gi;

/**
 * A literal in an `Authorization` header that leaves the scheme out, in a text that names Trackberry: the API wants `Bearer`, so
 * the call fails, and the token is in the file all the same.
 */
export function authorizationLiterals({ text, file, mentions }: Source): Detection[] {
  if (mentions.length === 0) {
    return [];
  }
  const found: Detection[] = [];
  const values = new AssignedValues(text, file);
  let done = 0;
  for (const { index } of text.matchAll(keyword)) {
    if (index < done) {
      continue;
    }
    const end = index + 'authorization'.length;
    const { token, next } = values.after(end, true);
    done = next;
    if (token !== undefined && !isScheme(text, token.end) && namesTrackberry(mentions, index, text.length)) {
      found.push({ rule: 'trackberry-token', ...token });
    }
  }
  return found;
}

/** `Authorization: AWS4-HMAC-SHA256 Credential=…`: the word names another scheme. */
function isScheme(text: string, end: number): boolean {
  return /^,?[ \t]{1,4}\w{1,40}=/.test(text.slice(end, end + 48));
}
