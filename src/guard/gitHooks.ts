import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { type HookFile, lookAt, refusalOf, replaceFile, statOf } from './hookFile.ts';
import { type HookName, hookNames } from './hookNames.ts';
import { notWritable, type PlainPlace } from './hookPlace.ts';
import { type HookProgram, hookScript, madeItsFolder, pathsIn } from './hookScript.ts';
import { type Refusal, refusalFor } from './refusal.ts';

/** `updated`: ours were there, with other paths in them. `chained`: those that run the hook that was there before. */
export type InstallResult = { kind: 'installed' | 'updated' | 'already'; chained: readonly HookName[] } | Refusal;

/** `restored`: those whose earlier hook is back in its place. */
export type RemoveResult = { kind: 'removed' | 'absent'; restored: readonly HookName[] } | Refusal;

/** Those of ours in this folder, as they were installed. */
export async function installedHooks({ hooks }: PlainPlace): Promise<HookName[]> {
  return (await filesIn(hooks, hookNames)).filter(({ kind }) => kind === 'ours').map(({ name }) => name);
}

/**
 * Installs these hooks, all or none, and renews the paths of those that are there. An earlier hook is moved beside ours, byte for
 * byte and with its mode, and runs after the scan.
 */
export async function installHooks(
  { hooks }: PlainPlace,
  names: readonly HookName[],
  program: HookProgram,
): Promise<InstallResult> {
  const files = await filesIn(hooks, names);
  const refusal = files.map(refusalOf).find((each) => each !== undefined) ?? (await notWritable(hooks));
  if (refusal !== undefined) {
    return refusal;
  }
  const installed: HookFile[] = [];
  let updated = false;
  try {
    const madeFolder = (await mkdir(hooks, { recursive: true })) !== undefined;
    for (const file of files) {
      if (file.kind === 'ours') {
        updated = (await renew(file, file.content, program)) || updated;
      } else {
        await putInPlace(file, hookScript(file.name, program, madeFolder));
        installed.push(file);
      }
    }
  } catch (error) {
    await Promise.all(installed.map(({ kind, path, original }) => takeAway(path, kind === 'other', original)));
    return refusalFor(error, hooks);
  }
  const kind = installed.length > 0 ? 'installed' : updated ? 'updated' : 'already';
  return { kind, chained: files.filter((file) => file.chained || file.kind === 'other').map(({ name }) => name) };
}

/**
 * Gives those of ours this program, where they name its scanner or a path that has gone; installs none. Others are of another
 * editor (VS Code Insiders, a container) that works on the same repository, with tokens of its own.
 */
export async function renewHooks(place: PlainPlace, program: HookProgram): Promise<InstallResult> {
  const names: HookName[] = [];
  for (const file of await filesIn(place.hooks, hookNames)) {
    if (file.kind === 'ours' && (await isToRenew(pathsIn(file.content), program))) {
      names.push(file.name);
    }
  }
  return names.length === 0 ? { kind: 'already', chained: [] } : installHooks(place, names, program);
}

async function isToRenew(paths: readonly string[], { cli }: HookProgram): Promise<boolean> {
  const found = await Promise.all(paths.map(statOf));
  return paths.includes(cli) || found.includes(undefined);
}

/** Takes ours away and puts the earlier hooks back. A hook that somebody changed since is theirs and stays, and all others with it. */
export async function removeHooks({ hooks }: PlainPlace): Promise<RemoveResult> {
  const files = await filesIn(hooks, hookNames);
  const ours = files.filter((file) => file.kind === 'ours');
  // A folder or another's hook where ours never was is no reason.
  const touched = files.filter(({ kind, chained }) => kind === 'edited' || chained);
  const refusal = touched.map(refusalOf).find((each) => each !== undefined);
  if (refusal !== undefined) {
    return refusal;
  }
  try {
    for (const { path, chained, original } of ours) {
      await takeAway(path, chained, original);
    }
    if (ours.some(({ content }) => madeItsFolder(content))) {
      await removeIfEmpty(hooks);
    }
  } catch (error) {
    return refusalFor(error, hooks);
  }
  return {
    kind: ours.length > 0 ? 'removed' : 'absent',
    restored: ours.filter(({ chained }) => chained).map(({ name }) => name),
  };
}

function filesIn(folder: string, names: readonly HookName[]): Promise<HookFile[]> {
  return Promise.all(names.map((name) => lookAt(folder, name)));
}

async function renew({ name, path }: HookFile, content: string, program: HookProgram): Promise<boolean> {
  const script = hookScript(name, program, madeItsFolder(content));
  if (script === content) {
    return false;
  }
  await replaceFile(path, script, 0o755);
  return true;
}

/** An earlier hook is back in its place when this throws. */
async function putInPlace({ kind, path, original }: HookFile, script: string): Promise<void> {
  const chained = kind === 'other';
  if (chained) {
    await rename(path, original);
  }
  try {
    await replaceFile(path, script, 0o755);
  } catch (error) {
    if (chained) {
      await rename(original, path);
    }
    throw error;
  }
}

async function takeAway(path: string, chained: boolean, original: string): Promise<void> {
  await (chained ? rename(original, path) : rm(path));
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    // Something else was put there since: the folder stays.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST'))) {
      throw error;
    }
  }
}
