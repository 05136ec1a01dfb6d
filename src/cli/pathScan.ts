import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Git, GitError, GitMissingError } from '../scan/git.ts';
import type { KnownTokens } from '../scan/knownTokens.ts';
import type { ScanResult } from '../scan/scanned.ts';
import { listFiles, scanFiles } from '../scan/sources/workspaceFiles.ts';

/** Folders that hold what others wrote; git would not list them either. */
const foreign = new Set(['.git', 'node_modules']);

/**
 * Scans files and folders. A file that is named is scanned even when git ignores it: it was asked for.
 * Findings name files relative to `cwd`, with `/`. Throws when a path does not exist.
 */
export async function scanPaths(
  git: Git,
  cwd: string,
  paths: readonly string[],
  known: KnownTokens,
): Promise<ScanResult> {
  const result: ScanResult = { findings: [], scanned: { files: 0, bytes: 0, skipped: 0 } };
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const isFolder = (await stat(absolute)).isDirectory();
    const folder = isFolder ? absolute : dirname(absolute);
    const files = isFolder ? await filesOf(git, folder) : [basename(absolute)];
    const { findings, scanned } = await scanFiles(folder, files, known);
    const prefix = relative(cwd, folder).split(sep).join('/');
    for (const finding of findings) {
      result.findings.push(prefix === '' ? finding : { ...finding, file: `${prefix}/${finding.file}` });
    }
    result.scanned.files += scanned.files;
    result.scanned.bytes += scanned.bytes;
    result.scanned.skipped += scanned.skipped;
  }
  return result;
}

async function filesOf(git: Git, folder: string): Promise<string[]> {
  try {
    return await listFiles(git, folder);
  } catch (error) {
    // In no repository, or no git here: everything is looked at.
    if (error instanceof GitError || error instanceof GitMissingError) {
      return walk(folder, '');
    }
    throw error;
  }
}

async function walk(folder: string, under: string): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (!entry.isDirectory()) {
      files.push(name);
    } else if (!foreign.has(entry.name)) {
      for (const inner of await walk(folder, name)) {
        files.push(inner);
      }
    }
  }
  return files;
}
