import { randomUUID } from 'node:crypto';
import { chmod, lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import type { HookName } from './hookNames.ts';
import { kindOf, originalOf } from './hookScript.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What stands where a hook belongs. `chained`: an earlier hook lies beside it, at `original`. */
export type HookFile = { name: HookName; path: string; original: string; chained: boolean } & (
  | { kind: 'ours'; content: string }
  | { kind: 'edited' | 'other' | 'none' | 'folder' }
);

export async function lookAt(folder: string, name: HookName): Promise<HookFile> {
  const path = join(folder, name);
  const original = join(folder, originalOf(name));
  const chained = (await statOf(original)) !== undefined;
  const about = { name, path, original, chained };
  const stat = await statOf(path);
  if (stat === undefined) {
    return { ...about, kind: 'none' };
  }
  if (stat.isDirectory()) {
    return { ...about, kind: 'folder' };
  }
  // A link is another's, wherever it leads; it is moved as a link.
  if (!stat.isFile()) {
    return { ...about, kind: 'other' };
  }
  const content = await readFile(path, 'utf8');
  const kind = kindOf(content);
  return kind === 'ours' ? { ...about, kind, content } : { ...about, kind };
}

/** Why what stands there is left alone, or undefined. */
export function refusalOf({ kind, chained, path, original }: HookFile): Refusal | undefined {
  if (kind === 'edited') {
    return refuse(
      chained
        ? t(
            '{0} was changed after it was installed. Undo the change, or delete the file yourself; the earlier hook is {1}.',
            path,
            original,
          )
        : t('{0} was changed after it was installed. Undo the change, or delete the file yourself.', path),
    );
  }
  if (kind === 'folder') {
    return refuse(t('{0} is a folder. Move it away, and try again.', path));
  }
  if (kind !== 'ours' && chained) {
    return refuse(
      kind === 'none'
        ? t(
            'The Trackberry hook at {0} was deleted by another program, and the hook from before it still lies at {1}. Move that one back to {0}, or delete it.',
            path,
            original,
          )
        : t(
            'The Trackberry hook at {0} was replaced by another program, and the hook from before it still lies at {1}. Move that one back to {0}, or delete it.',
            path,
            original,
          ),
    );
  }
  return undefined;
}

/** Undefined where there is nothing. A link is not followed. */
export async function statOf(path: string) {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  });
}

/** In one step, so that a commit at the same moment never meets half a hook. `mode`: permission bits. */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.trackberry-${randomUUID()}`;
  try {
    // A new file, never one that is there: a link planted in its place would be written through.
    await writeFile(draft, text, { flag: 'wx' });
    await chmod(draft, mode);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
