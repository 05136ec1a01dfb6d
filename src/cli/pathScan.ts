import { existsSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { decode } from '../scan/decode.ts';
import { nameToPath } from '../scan/fileName.ts';
import { type Git, GitError, GitMissingError } from '../scan/git.ts';
import type { KnownTokens } from '../scan/known/knownTokens.ts';
import type { Scanned } from '../scan/scanned.ts';
import { listFolder } from '../scan/sources/folderFiles.ts';
import { scanFiles, type Threads } from '../scan/sources/scanFiles.ts';
import { isIgnored, listFiles } from '../scan/sources/workspaceFiles.ts';
import { workingTreeOf } from '../scan/workingTree.ts';
import type { Outcome, Part } from './outcome.ts';

export interface PathScanOptions {
  /** As many as are worth it unless given. */
  threads: number | undefined;
  /** The program of a thread, see scanWorker.ts. The copy of this command that a git hook runs has none beside it. */
  workerScript: string;
}

/** Files below one root, relative to it. */
interface Group {
  files: Set<string>;
  walked: boolean;
}

/**
 * Scans files and folders. A file that is named is scanned even when git ignores it: it was asked for; so is a folder that git ignores.
 * A root is the working tree that a path lies in, or the named folder outside of one. Throws when a path does not exist.
 */
export async function pathsOutcome(
  git: Git,
  cwd: string,
  paths: readonly string[],
  known: KnownTokens,
  options: PathScanOptions,
): Promise<Outcome> {
  const groups = new Map<string, Group>();
  for (const path of paths) {
    const absolute = realpathSync.native(resolve(cwd, path));
    const isFolder = statSync(absolute).isDirectory();
    const folder = isFolder ? absolute : dirname(absolute);
    const tree = await workingTreeOf(folder);
    const root = tree ?? folder;
    const names = isFolder ? await filesOf(git, folder, tree) : [basename(absolute)];
    const prefix = root === folder ? '' : `${relative(root, folder).split(sep).join('/')}/`;
    const group = groups.get(root) ?? { files: new Set(), walked: true };
    for (const name of names) {
      group.files.add(prefix + name);
    }
    group.walked &&= tree === undefined && isFolder;
    groups.set(root, group);
  }
  const parts: Part[] = [];
  const total: Scanned = { files: 0, bytes: 0, skipped: 0 };
  for (const [root, { files, walked }] of groups) {
    const threads = threadsFor(files.size, options);
    const { findings, scanned } = await scanFiles(root, [...files], known, { walked, threads });
    parts.push({ root, findings, textOf: async ({ file }) => decode(await readFile(nameToPath(join(root, file)))) });
    total.files += scanned.files;
    total.bytes += scanned.bytes;
    total.skipped += scanned.skipped;
  }
  return { parts, scanned: total };
}

async function filesOf(git: Git, folder: string, tree: string | undefined): Promise<string[]> {
  if (tree === undefined) {
    return listFolder(folder);
  }
  try {
    const files = await listFiles(git, folder);
    return files.length === 0 && folder !== tree && (await isIgnored(git, tree, folder)) ? listFolder(folder) : files;
  } catch (error) {
    // No git here, or it refuses (the folder is another user's): everything is looked at.
    if (error instanceof GitError || error instanceof GitMissingError) {
      return listFolder(folder);
    }
    throw error;
  }
}

/** Up to so many files one thread is done before others have started. */
const oneThreadFiles = 2000;
const mostThreads = 4;

function threadsFor(files: number, { threads, workerScript }: PathScanOptions): Threads | undefined {
  const count = threads ?? (files <= oneThreadFiles ? 1 : Math.min(availableParallelism(), mostThreads));
  return count > 1 && existsSync(workerScript) ? { here: true, workers: count - 1, script: workerScript } : undefined;
}
