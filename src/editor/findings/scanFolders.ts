import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { GitMissingError, NotARepositoryError } from '../../scan/git.ts';
import type { KnownTokens } from '../../scan/known/knownTokens.ts';
import { ScanWorkers } from '../../scan/sources/scanWorkers.ts';
import { listFiles, scanFiles } from '../../scan/sources/workspaceFiles.ts';
import { workingTreeOf } from '../../scan/workingTree.ts';
import type { GitExtension } from '../gitExtension.ts';
import type { FileFindings } from './workspaceFindings.ts';

/** More would find the disk busy, and leave less for everything else. */
const mostWorkers = 4;

export interface FolderScanParts {
  git: GitExtension;
  /** The bundle of scanWorker.ts: the editor's own thread stays free. */
  worker: string;
}

export interface ScannedFolders {
  found: FileFindings[];
  files: number;
  skipped: number;
  /** Folders that lie in no repository. */
  withoutGit: number;
}

/** The folders of the workspace that lie on this machine. */
export function foldersHere(): vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
}

/**
 * Every file that git would take, in threads of their own. Only in a trusted workspace.
 * @param onFailure told of a folder that cannot be scanned; without it the first of them ends the scan.
 * @throws the signal's reason.
 */
export async function scanFolders(
  folders: readonly vscode.Uri[],
  known: KnownTokens,
  { git, worker }: FolderScanParts,
  progress: vscode.Progress<{ message: string; increment: number }>,
  signal: AbortSignal,
  onFailure?: (folder: vscode.Uri, error: unknown) => void,
): Promise<ScannedFolders> {
  const sum: ScannedFolders = { found: [], files: 0, skipped: 0, withoutGit: 0 };
  const workers = new ScanWorkers(Math.min(availableParallelism(), mostWorkers), worker, {
    language: vscode.env.language,
    texts: vscode.l10n.bundle,
  });
  try {
    for (const folder of folders) {
      let listed: string[] | undefined;
      try {
        listed = await gitFiles(folder, git, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (onFailure === undefined) {
          throw error;
        }
        onFailure(folder, error);
        continue;
      }
      sum.withoutGit += listed === undefined ? 1 : 0;
      const files = listed ?? (await allFiles(folder));
      // Findings are named from the repository's root, of which the folder may be a part.
      const root = (await workingTreeOf(folder.fsPath)) ?? folder.fsPath;
      const way = path.relative(root, folder.fsPath).replaceAll(path.sep, '/');
      const prefix = way === '' ? '' : `${way}/`;
      const names = files.map((name) => prefix + name);
      let shown = 0;
      const { findings, scanned } = await scanFiles(root, names, known, {
        signal,
        threads: { here: false, workers },
        onProgress: ({ done, total }) => {
          const message = vscode.l10n.t('{0} of {1} files', formatNumber(done), formatNumber(total));
          progress.report({ message, increment: ((done - shown) / total) * (100 / folders.length) });
          shown = done;
        },
      });
      sum.files += scanned.files;
      sum.skipped += scanned.skipped;
      for (const [name, inFile] of Map.groupBy(findings, ({ file }) => file)) {
        sum.found.push({ uri: vscode.Uri.joinPath(folder, name.slice(prefix.length)), root, findings: inFile });
      }
    }
    return sum;
  } finally {
    await workers.close();
  }
}

/** Git's own list: what it tracks or would take. Undefined where there is no repository, or no git. */
async function gitFiles(
  folder: vscode.Uri,
  extension: GitExtension,
  signal: AbortSignal,
): Promise<string[] | undefined> {
  try {
    const git = extension.git();
    return git === undefined ? undefined : await listFiles(git, folder.fsPath, signal);
  } catch (error) {
    if (error instanceof GitMissingError || error instanceof NotARepositoryError) {
      return undefined;
    }
    throw error;
  }
}

async function allFiles(folder: vscode.Uri): Promise<string[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**'), '**/{node_modules,.git}/**');
  return found.map((uri) => path.relative(folder.fsPath, uri.fsPath).split(path.sep).join('/'));
}
