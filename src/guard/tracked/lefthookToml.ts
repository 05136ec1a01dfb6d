import { trackedCommand } from '../hookManager.ts';
import { commitHooks } from '../hookNames.ts';
import { insertBlock } from './markedBlock.ts';

/** What one would write into lefthook.toml. */
export const lefthookToml = commitHooks.flatMap((hook) => [
  `[${hook}.commands.trackberry-scan]`,
  `run = "${trackedCommand}"`,
]);

/** A section of TOML can stand anywhere, unless the one around it was written as a value: those, and what may be one, are refused. */
const asValue =
  /commands["']?\s*=|^\s*["']?pre-(?:merge-)?commit["']?\s*[.=]|\[\[\s*["']?pre-(?:merge-)?commit["']?\s*\]\]/m;

/** lefthook.toml with our command under both hooks; as it is where it has it already. Undefined where its structure is unexpected. */
export function withLefthookToml(text: string): string | undefined {
  if (text.includes(trackedCommand)) {
    return text;
  }
  return asValue.test(text) ? undefined : insertBlock(text, text.length, lefthookToml);
}
