import { type Dirent, readdirSync } from 'node:fs';
import { nameFromBytes, nameToPath } from '../fileName.ts';

/** Folders that hold what others wrote; git would not list them either. */
const foreign = new Set(['.git', 'node_modules']);

/**
 * All files under a folder that lies in no repository, relative to it, with `/`, links included and not followed.
 * Throws when the folder cannot be read; folders in it that cannot be read are left out.
 */
export function listFolder(folder: string): string[] {
  const files: string[] = [];
  const waiting: string[] = [];
  const enter = (directory: string) => {
    for (const { name, isFolder } of entriesOf(`${folder}/${directory}`)) {
      const path = directory === '' ? name : `${directory}/${name}`;
      if (!isFolder) {
        files.push(path);
      } else if (!foreign.has(name)) {
        waiting.push(path);
      }
    }
  };
  enter('');
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      enter(next);
    } catch {
      // No permission, or gone meanwhile: there is nothing that could be scanned.
    }
  }
  return files;
}

interface Entry {
  name: string;
  isFolder: boolean;
}

function entriesOf(directory: string): Entry[] {
  const path = nameToPath(directory);
  const entries: Dirent[] = readdirSync(path, { withFileTypes: true });
  if (entries.some(({ name }) => name.includes('\ufffd'))) {
    // Perhaps a byte that is no UTF-8, and lost: read again as bytes, which takes longer.
    return readdirSync(path, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
      name: nameFromBytes(entry.name),
      isFolder: entry.isDirectory(),
    }));
  }
  return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}
