import type { Detection, Source } from '../detection.ts';
import { AssignedValues } from '../reading/assignedValue.ts';
import { blockAround, blockReach } from '../reading/neighbourhood.ts';
import { sectionOf } from '../reading/sections.ts';
import { nameAround, namesAnyone, namesAnyToken } from '../reading/tokenName.ts';
import { remembered } from '../value/remembered.ts';

const secretWord = /token|key|secret|credential|passw|pwd|oauth|authenticator|auth(?=\()/gi;

/** Of the mentions round a token so many are looked at. */
const mostMentions = 20;

/**
 * A literal given to a name that any service's token may have (`token`, `api_key`, `withToken(…)`), in the block or statement that
 * names Trackberry: `url: https://trackberry.ag/…` with `token: …` on the next line.
 */
export function neighbourTokens({ text, file, mentions }: Source): Detection[] {
  const found: Detection[] = [];
  const values = new AssignedValues(text, file);
  const isTokenName = remembered(namesAnyToken);
  for (const [from, to] of windowsRound(mentions, text.length)) {
    const window = text.slice(from, to);
    let done = from;
    for (const match of window.matchAll(secretWord)) {
      const at = from + match.index;
      if (at < done) {
        continue;
      }
      const name = nameAround(text, at, match[0].length);
      done = name.end;
      if (!isTokenName(text.slice(name.start, name.end))) {
        continue;
      }
      const { token, next } = values.after(name.end, true);
      done = next;
      if (token !== undefined && !isForeign(text, name.start) && isNextToMention(text, mentions, name.start)) {
        found.push({ rule: 'trackberry-token', ...token });
      }
    }
  }
  return found;
}

/**
 * A part of a path (`golang.org/x/oauth2`, `arn:…:secret:…`), a member of something else (`AWS::ApiGateway::ApiKey`), or a
 * parameter in the address of another host (`https://codecov.test/trackberry?token=…`).
 */
function isForeign(text: string, nameStart: number): boolean {
  const before = text.slice(Math.max(0, nameStart - 300), nameStart);
  const owner = /([\w:]{1,80})::$/.exec(before)?.[1];
  if (owner !== undefined) {
    return !namesAnyone(owner);
  }
  const host = /\w:\/\/([^/?#\s"'`]{1,200})[^\s"'`]{0,200}[?&]$/.exec(before)?.[1];
  return host === undefined ? /(?:[^/]\/|\w:)$/.test(before) : !/trackberry/i.test(host);
}

/** The parts of a text that a block round one of the mentions may reach, merged where they meet. */
function windowsRound(mentions: readonly number[], length: number): [from: number, to: number][] {
  const windows: [from: number, to: number][] = [];
  for (const at of mentions) {
    if (at === -1) {
      continue;
    }
    const last = windows.at(-1);
    if (last !== undefined && at - blockReach <= last[1]) {
      last[1] = Math.min(length, at + blockReach);
    } else {
      windows.push([Math.max(0, at - blockReach), Math.min(length, at + blockReach)]);
    }
  }
  return windows;
}

function isNextToMention(text: string, mentions: readonly number[], at: number): boolean {
  const near = mentions.filter((mention) => mention !== -1 && Math.abs(mention - at) <= blockReach);
  const nearest = near.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at)).slice(0, mostMentions);
  return nearest.some((mention) => {
    if (opensSection(text, mention)) {
      return false;
    }
    const block = blockAround(text, mention);
    return block.start <= at && at < block.end;
  });
}

/** `trackberry: {`, `[trackberry]`: its own part of the text is another detector's, and what stands beside that part is of others. */
function opensSection(text: string, mention: number): boolean {
  const section = sectionOf(text, nameAround(text, mention, 'trackberry'.length));
  return section !== undefined && text.charAt(section.start - 1) !== '(';
}
