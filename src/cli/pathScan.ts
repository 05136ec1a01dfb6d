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
import { scanFiles } from '../scan/sources/scanFiles.ts';
import { ScanWorkers } from '../scan/sources/scanWorkers.ts';
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
  files: readonly string[];
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
  // Those that are asked for start while the files are listed.
  let workers = workersFor(options.threads ?? 1, options);
  try {
    const groups = await groupsOf(git, cwd, paths);
    const files = [...groups.values()].reduce((sum, group) => sum + group.files.length, 0);
    if (options.threads === undefined && files > oneThreadFiles) {
      workers = workersFor(Math.min(availableParallelism(), mostThreads), options);
    }
    return await scanGroups(groups, known, workers);
  } finally {
    await workers?.close();
  }
}

/** By their roots. */
async function groupsOf(git: Git, cwd: string, paths: readonly string[]): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>();
  for (const path of paths) {
    const absolute = realpathSync.native(resolve(cwd, path));
    const isFolder = statSync(absolute).isDirectory();
    const folder = isFolder ? absolute : dirname(absolute);
    const tree = await workingTreeOf(folder);
    const root = tree ?? folder;
    const names = isFolder ? await filesOf(git, folder, tree) : [basename(absolute)];
    const prefix = root === folder ? '' : `${relative(root, folder).split(sep).join('/')}/`;
    const files = prefix === '' ? names : names.map((name) => prefix + name);
    const walked = tree === undefined && isFolder;
    const group = groups.get(root);
    groups.set(
      root,
      group === undefined
        ? { files, walked }
        : { files: [...new Set([...group.files, ...files])], walked: group.walked && walked },
    );
  }
  return groups;
}

async function scanGroups(
  groups: ReadonlyMap<string, Group>,
  known: KnownTokens,
  workers: ScanWorkers | undefined,
): Promise<Outcome> {
  const threads = workers && { here: true, workers };
  const parts: Part[] = [];
  const total: Scanned = { files: 0, bytes: 0, skipped: 0 };
  for (const [root, { files, walked }] of groups) {
    const { findings, scanned } = await scanFiles(root, files, known, { walked, threads });
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

/** Beside this thread. */
function workersFor(threads: number, { workerScript }: PathScanOptions): ScanWorkers | undefined {
  return threads > 1 && existsSync(workerScript) ? new ScanWorkers(threads - 1, workerScript) : undefined;
}
