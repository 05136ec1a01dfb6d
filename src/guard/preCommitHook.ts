import { chmod, lstat, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../scan/git.ts';
import { type HookPlace, hookPlace, obstacle, refuse } from './hookPlace.ts';
import { hookScript, kindOf, madeItsFolder, originalName } from './hookScript.ts';

/** `reason`: one or two sentences that say what to do. */
export interface Refusal {
  kind: 'refused';
  reason: string;
}

export type HookStatus =
  /** Ours, as it was installed. `chained`: it runs the hook that was there before. */
  | { kind: 'installed'; path: string; chained: boolean }
  /** Ours is not there and can be installed. `existing`: another one is, and would be chained. */
  | { kind: 'absent'; path: string; existing: boolean }
  | Refusal;

export type InstallResult =
  | { kind: 'installed'; path: string; chained: boolean }
  /** Ours was there with other paths in it. */
  | { kind: 'updated'; path: string; chained: boolean }
  | { kind: 'already'; path: string; chained: boolean }
  | Refusal;

/** `restored`: the earlier hook is back in its place. */
export type RemoveResult =
  | { kind: 'removed'; path: string; restored: boolean }
  | { kind: 'absent'; path: string }
  | Refusal;

export interface HookProgram {
  /** The editor's own executable; it runs as Node with ELECTRON_RUN_AS_NODE=1. */
  runtime: string;
  /** dist/trackberry-scan.cjs, or a copy of it. */
  cli: string;
  /** What `exportFingerprints` wrote. */
  knownTokensFile?: string;
}

/** Looks, changes nothing. Throws only what nobody expects (a disk that fails). */
export async function hookStatus(git: Git, folder: string): Promise<HookStatus> {
  const place = await hookPlace(git, folder);
  if (place.kind === 'refused') {
    return place;
  }
  const found = await look(place);
  if (found.kind === 'ours') {
    return { kind: 'installed', path: place.path, chained: found.chained };
  }
  return (
    refusalOf(found, place) ??
    (await obstacle(git, place)) ?? { kind: 'absent', path: place.path, existing: found.kind === 'other' }
  );
}

/**
 * Installs the hook, or renews its paths. An earlier hook is moved beside it, byte for byte and with its mode, and runs after the scan.
 * All worktrees of the repository share it.
 */
export async function installHook(git: Git, folder: string, program: HookProgram): Promise<InstallResult> {
  const place = await hookPlace(git, folder);
  if (place.kind === 'refused') {
    return place;
  }
  const found = await look(place);
  const refusal = refusalOf(found, place) ?? (await obstacle(git, place));
  if (refusal !== undefined) {
    return refusal;
  }
  const { path } = place;
  if (found.kind === 'ours') {
    const script = hookScript(program, madeItsFolder(found.content));
    if (script === found.content) {
      return { kind: 'already', path, chained: found.chained };
    }
    await writeHook(place, script);
    return { kind: 'updated', path, chained: found.chained };
  }
  const madeFolder = (await mkdir(place.hooks, { recursive: true })) !== undefined;
  const chained = found.kind === 'other';
  const original = join(place.hooks, originalName);
  if (chained) {
    await rename(path, original);
  }
  try {
    await writeHook(place, hookScript(program, madeFolder));
  } catch (error) {
    if (chained) {
      await rename(original, path);
    }
    throw error;
  }
  return { kind: 'installed', path, chained };
}

/** Takes ours away and puts the earlier hook back. A hook that somebody changed since is theirs and stays. */
export async function removeHook(git: Git, folder: string): Promise<RemoveResult> {
  const place = await hookPlace(git, folder);
  if (place.kind === 'refused') {
    return place;
  }
  const found = await look(place);
  const { path, hooks } = place;
  if (found.kind !== 'ours') {
    return refusalOf(found, place) ?? { kind: 'absent', path };
  }
  if (found.chained) {
    await rename(join(hooks, originalName), path);
  } else {
    await rm(path);
    await removeFolderIfMade(place, found.content);
  }
  return { kind: 'removed', path, restored: found.chained };
}

async function removeFolderIfMade({ hooks }: HookPlace, content: string): Promise<void> {
  if (!madeItsFolder(content)) {
    return;
  }
  try {
    await rmdir(hooks);
  } catch (error) {
    // Something else was put there since: the folder stays.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST'))) {
      throw error;
    }
  }
}

/** What stands where the hook belongs. `chained`: an earlier hook lies beside it. */
type Found =
  | { kind: 'ours' | 'edited'; content: string; chained: boolean }
  | { kind: 'other' | 'none' | 'folder'; chained: boolean };

async function look({ path, hooks }: HookPlace): Promise<Found> {
  const chained = (await statOf(join(hooks, originalName))) !== undefined;
  const stat = await statOf(path);
  if (stat === undefined) {
    return { kind: 'none', chained };
  }
  if (stat.isDirectory()) {
    return { kind: 'folder', chained };
  }
  // A link is another's, wherever it leads; it is moved as a link.
  if (!stat.isFile()) {
    return { kind: 'other', chained };
  }
  const content = await readFile(path, 'utf8');
  const kind = kindOf(content);
  return kind === 'other' ? { kind, chained } : { kind, content, chained };
}

function refusalOf({ kind, chained }: Found, { path, hooks }: HookPlace): Refusal | undefined {
  const original = join(hooks, originalName);
  if (kind === 'edited') {
    return refuse(
      `${path} was changed after it was installed. Undo the change, or delete the file yourself${chained ? `; the earlier hook is ${original}` : ''}.`,
    );
  }
  if (kind === 'folder') {
    return refuse(`${path} is a folder. Move it away, and try again.`);
  }
  if (kind !== 'ours' && chained) {
    return refuse(
      `The Trackberry hook at ${path} was ${kind === 'none' ? 'deleted' : 'replaced'} by another program, and the hook from before it still lies at ${original}. ` +
        `Move that one back to ${path}, or delete it.`,
    );
  }
  return undefined;
}

async function statOf(path: string) {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  });
}

/** In one step, so that a commit at the same moment never meets half a hook. */
async function writeHook({ path }: HookPlace, script: string): Promise<void> {
  const draft = `${path}.trackberry-draft`;
  try {
    await writeFile(draft, script);
    await chmod(draft, 0o755);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
