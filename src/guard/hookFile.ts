import { randomUUID } from 'node:crypto';
import { chmod, lstat, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HookPlace } from './hookPlace.ts';
import { kindOf, madeItsFolder, originalName } from './hookScript.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Takes the hooks folder away where it was made for ours and holds nothing else. */
export async function removeFolderIfMade({ hooks }: HookPlace, content: string): Promise<void> {
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
export type Found =
  | { kind: 'ours' | 'edited'; content: string; chained: boolean }
  | { kind: 'other' | 'none' | 'folder'; chained: boolean };

export async function lookAt({ path, hooks }: HookPlace): Promise<Found> {
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

/** Why what stands there is left alone, or undefined. */
export function refusalOf({ kind, chained }: Found, { path, hooks }: HookPlace): Refusal | undefined {
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
export async function writeHook({ path }: HookPlace, script: string): Promise<void> {
  const draft = `${path}.trackberry-${randomUUID()}`;
  try {
    // A new file, never one that is there: a link planted in its place would be written through.
    await writeFile(draft, script, { flag: 'wx' });
    await chmod(draft, 0o755);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
