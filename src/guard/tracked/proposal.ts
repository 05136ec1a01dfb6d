import { isUtf8 } from 'node:buffer';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { t } from '@vscode/l10n';
import { replaceFile, statOf } from '../hookFile.ts';
import type { HookManager, TrackedPlace } from '../hookManager.ts';
import { commitHooks } from '../hookNames.ts';
import { isInside, realOf } from '../hookPlace.ts';
import { type Refusal, refusalFor, refuse } from '../refusal.ts';
import { lefthookJson, withLefthookJson, withoutLefthookJson } from './lefthookJson.ts';
import { lefthookToml, withLefthookToml } from './lefthookToml.ts';
import { lefthookYaml, withLefthookYaml } from './lefthookYaml.ts';
import { hasBlock, isMadeForBlock, removeBlock } from './markedBlock.ts';
import { preCommitEntry, withPreCommitHook } from './preCommitConfig.ts';
import { isOnlyHead, scriptLine, withScriptLine } from './shellScript.ts';

/** A change of a tracked file that is shown before it is made. Undefined: there is no file. */
export interface TrackedEdit {
  path: string;
  before: string | undefined;
  after: string | undefined;
  /** Permission bits of the file. */
  mode: number;
}

/** No edits: nothing is to be done. */
export interface Proposal {
  kind: 'proposal';
  manager: HookManager['name'];
  edits: readonly TrackedEdit[];
  /** Whether npx finds `trackberry-scan` in the project; without it the hook stops every commit. */
  hasCommand: boolean;
}

/** What would put `trackberry-scan` into the team's own hooks. Writes nothing. */
export function proposeInstall({ manager, root }: TrackedPlace): Promise<Proposal | Refusal> {
  if ('file' in manager) {
    const { add, snippet } = formatOf(manager.file);
    return propose(manager, root, (text) => changed(text === undefined ? undefined : add(text)), snippet);
  }
  const by = manager.name === 'Husky' ? (manager.husky8 ? 'husky8' : 'husky') : 'git';
  return propose(manager, root, (text) => changed(withScriptLine(text, by)), [scriptLine]);
}

/** What would take it out again, to the byte. Writes nothing. */
export function proposeRemoval({ manager, root }: TrackedPlace): Promise<Proposal | Refusal> {
  const isJson = 'file' in manager && extname(manager.file) === '.json';
  const remove = isJson ? (text?: string) => ({ text: text && withoutLefthookJson(text) }) : withoutBlock;
  return propose(manager, root, remove, []);
}

/** Makes the changes; none where a file is no longer what was shown. */
export async function applyEdits(edits: readonly TrackedEdit[]): Promise<Refusal | undefined> {
  for (const { path, before } of edits) {
    const found = await trackedFile(path);
    if (found.kind !== 'file' || found.text !== before) {
      return refuse(t('{0} has changed since the change was shown. Nothing was written; try again.', path));
    }
  }
  for (const { path, after, mode } of edits) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await (after === undefined ? rm(path) : replaceFile(path, after, mode));
    } catch (error) {
      return refusalFor(error, dirname(path));
    }
  }
  return undefined;
}

/** The text after a change: undefined where the file goes, 'unexpected' where no way is known to change it. */
type Changed = { text: string | undefined } | 'unexpected';

function changed(text: string | undefined): Changed {
  return text === undefined ? 'unexpected' : { text };
}

function withoutBlock(text?: string): Changed {
  if (text === undefined || !hasBlock(text)) {
    return { text };
  }
  const rest = removeBlock(text);
  return rest !== undefined && isMadeForBlock(text) && isOnlyHead(rest) ? { text: undefined } : changed(rest);
}

interface Format {
  add: (text: string) => string | undefined;
  snippet: readonly string[];
}

function formatOf(file: string): Format {
  if (basename(file).startsWith('.pre-commit-config')) {
    return { add: withPreCommitHook, snippet: preCommitEntry };
  }
  switch (extname(file)) {
    case '.json':
      return { add: withLefthookJson, snippet: lefthookJson };
    case '.toml':
      return { add: withLefthookToml, snippet: lefthookToml };
    default:
      return { add: withLefthookYaml, snippet: lefthookYaml };
  }
}

async function propose(
  manager: HookManager,
  root: string,
  change: (text?: string) => Changed,
  snippet: readonly string[],
): Promise<Proposal | Refusal> {
  const paths = 'file' in manager ? [manager.file] : commitHooks.map((hook) => join(manager.scripts, hook));
  const edits: TrackedEdit[] = [];
  for (const path of paths) {
    const byHand = (reason: string) => refuse(reason, snippet.length === 0 ? undefined : lines(snippet));
    const name = relative(root, path);
    if (!isInside(await realOf(dirname(path)), await realOf(root))) {
      return byHand(t('{0} leads outside this repository: change it by hand.', name));
    }
    const found = await trackedFile(path);
    if (found.kind === 'link') {
      return byHand(t('{0} is not a plain file: change it by hand.', name));
    }
    if (found.kind === 'bytes') {
      return byHand(t('{0} is not text: change it by hand.', name));
    }
    const after = change(found.text);
    if (after === 'unexpected') {
      return byHand(t('{0} is not written in a way that can be changed safely: change it by hand.', name));
    }
    if (after.text !== found.text) {
      edits.push({ path, before: found.text, after: after.text, mode: found.mode });
    }
  }
  const hasCommand = (await statOf(join(root, 'node_modules/.bin/trackberry-scan'))) !== undefined;
  return { kind: 'proposal', manager: manager.name, edits, hasCommand };
}

function lines(text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

const sizeLimit = 1024 * 1024;

/** `link`: or anything else that is no plain file; `bytes`: no text, or one that is too long. */
type TrackedFile = { kind: 'file'; text: string | undefined; mode: number } | { kind: 'link' } | { kind: 'bytes' };

async function trackedFile(path: string): Promise<TrackedFile> {
  const stat = await statOf(path);
  if (stat === undefined) {
    return { kind: 'file', text: undefined, mode: 0o755 };
  }
  // A link is not followed: the repository says where it leads.
  if (!stat.isFile()) {
    return { kind: 'link' };
  }
  const bytes = stat.size > sizeLimit ? undefined : await readFile(path);
  if (bytes === undefined || !isUtf8(bytes)) {
    return { kind: 'bytes' };
  }
  return { kind: 'file', text: bytes.toString('utf8'), mode: stat.mode & 0o777 };
}
