import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, parseDocument } from 'yaml';
import { trackedCommand } from '../hookManager.ts';
import { type CommitHook, commitHooks } from '../hookNames.ts';
import { expectedOf } from './lefthookYaml.ts';
import { pairOf } from './yamlInsertion.ts';

const run = `"run": "${trackedCommand}"`;
const command = `"trackberry-scan": { ${run} }`;
const commands = `"commands": { ${command} }`;
const job = `{ "name": "trackberry-scan", ${run} }`;
const section = (hook: CommitHook) => `"${hook}": { ${commands} }`;

/** What one would write into lefthook.json. */
export const lefthookJson = [`{ ${commitHooks.map(section).join(', ')} }`];

/**
 * lefthook.json with our command under both hooks; as it is where it has it already. Undefined where its structure is unexpected.
 * JSON has no comments to mark ours with: it is known by its very words, and stands before what else there is, so that nothing
 * else changes.
 */
export function withLefthookJson(text: string): string | undefined {
  if (text.includes(trackedCommand)) {
    return text;
  }
  return commitHooks.reduce<string | undefined>(
    (edited, hook) => (edited === undefined ? undefined : withCommand(edited, hook)),
    text,
  );
}

/** The text as it was before `withLefthookJson`. */
export function withoutLefthookJson(text: string): string {
  const ours = [...commitHooks.map(section), commands, command, job].map((each) => each.replace(/[{}]/g, '\\$&'));
  return text.replace(new RegExp(ours.map((each) => `\\s*${each},|${each}`).join('|'), 'g'), '');
}

function withCommand(text: string, hook: CommitHook): string | undefined {
  const before = parsed(text);
  const edited = before === undefined ? undefined : insert(text, hook);
  return edited !== undefined && isDeepStrictEqual(parsed(edited), expectedOf(before, hook)) ? edited : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, or with comments.
    return undefined;
  }
}

/** JSON is YAML; its parser tells where things stand. */
function insert(text: string, hook: CommitHook): string | undefined {
  const { contents: root } = parseDocument(text);
  if (!isMap(root)) {
    return undefined;
  }
  const held = pairOf(root, hook)?.value;
  if (held === undefined) {
    return asFirst(text, root, section(hook));
  }
  if (!isMap(held)) {
    return undefined;
  }
  const [named, jobs] = [pairOf(held, 'commands')?.value, pairOf(held, 'jobs')?.value];
  if (named !== undefined) {
    return isMap(named) ? asFirst(text, named, command) : undefined;
  }
  return isSeq(jobs) ? asFirst(text, jobs, job) : asFirst(text, held, commands);
}

/** Puts the entry right after the opening bracket, on a line of its own where what follows is. */
function asFirst(text: string, { range }: { range?: readonly [number, number, number] | null }, entry: string): string {
  const opened = (range?.[0] ?? 0) + 1;
  const [space = '', next] = /^(\s*)(.?)/.exec(text.slice(opened))?.slice(1) ?? [];
  const inserted = next === '}' || next === ']' ? entry : `${space}${entry},`;
  return `${text.slice(0, opened)}${inserted}${text.slice(opened)}`;
}
