import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../scan/git.ts';
import { lookAt, refusalOf, removeFolderIfMade, writeHook } from './hookFile.ts';
import { type HookPlace, hookPlace, obstacle, otherHooksPath } from './hookPlace.ts';
import { type HookProgram, hookScript, madeItsFolder, originalName } from './hookScript.ts';
import { type Refusal, refusalFor, refuse } from './refusal.ts';

export type { HookProgram, Refusal };

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

/** Looks, changes nothing. Throws only what nobody expects (a disk that fails). */
export async function hookStatus(git: Git, folder: string): Promise<HookStatus> {
  const place = await hookPlace(git, folder);
  if (place.kind === 'refused') {
    return place;
  }
  const found = await lookAt(place);
  if (found.kind === 'ours') {
    const elsewhere = await otherHooksPath(git, place);
    return elsewhere === undefined
      ? { kind: 'installed', path: place.path, chained: found.chained }
      : refuse(`The hook is installed, but git does not run it: ${elsewhere.reason}`);
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
  const found = await lookAt(place);
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
    try {
      await writeHook(place, script);
    } catch (error) {
      return refusalFor(error, place.hooks);
    }
    return { kind: 'updated', path, chained: found.chained };
  }
  const chained = found.kind === 'other';
  try {
    await putInPlace(place, program, chained);
  } catch (error) {
    return refusalFor(error, place.hooks);
  }
  return { kind: 'installed', path, chained };
}

/** An earlier hook is back in its place when this throws. */
async function putInPlace(place: HookPlace, program: HookProgram, chained: boolean): Promise<void> {
  const original = join(place.hooks, originalName);
  const madeFolder = (await mkdir(place.hooks, { recursive: true })) !== undefined;
  if (chained) {
    await rename(place.path, original);
  }
  try {
    await writeHook(place, hookScript(program, madeFolder));
  } catch (error) {
    if (chained) {
      await rename(original, place.path);
    }
    throw error;
  }
}

/** Takes ours away and puts the earlier hook back. A hook that somebody changed since is theirs and stays. */
export async function removeHook(git: Git, folder: string): Promise<RemoveResult> {
  const place = await hookPlace(git, folder);
  if (place.kind === 'refused') {
    return place;
  }
  const found = await lookAt(place);
  const { path, hooks } = place;
  if (found.kind !== 'ours') {
    return refusalOf(found, place) ?? { kind: 'absent', path };
  }
  try {
    if (found.chained) {
      await rename(join(hooks, originalName), path);
    } else {
      await rm(path);
      await removeFolderIfMade(place, found.content);
    }
  } catch (error) {
    return refusalFor(error, hooks);
  }
  return { kind: 'removed', path, restored: found.chained };
}
