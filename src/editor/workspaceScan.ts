import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { GitMissingError, NotARepositoryError } from '../scan/git.ts';
import { ignoreFileName } from '../scan/ignore.ts';
import { ScanWorkers } from '../scan/sources/scanWorkers.ts';
import { listFiles, scanFiles } from '../scan/sources/workspaceFiles.ts';
import { workingTreeOf } from '../scan/workingTree.ts';
import type { FileFindings, FindingCounts, WorkspaceFindings } from './findings/workspaceFindings.ts';
import type { GitExtension } from './gitExtension.ts';
import { notify } from './notify.ts';
import type { OwnTokens } from './ownTokens.ts';
import { explainTrust } from './trustNotice.ts';

/** More would find the disk busy, and leave less for everything else. */
const mostWorkers = 4;

interface Totals {
  files: number;
  skipped: number;
  /** Folders that lie in no repository. */
  withoutGit: number;
}

/** "Scan for Hard-Coded Tokens": every file of the workspace that git would take, with progress and cancel. */
export async function scanWorkspace(parts: {
  workspaceFindings: WorkspaceFindings;
  ownTokens: OwnTokens;
  git: GitExtension;
  /** The bundle of scanWorker.ts: the editor's own thread stays free. */
  worker: string;
}): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    void notify.information('Open a folder on this machine to scan it for hard-coded tokens.');
    return;
  }
  if (!vscode.workspace.isTrusted) {
    await explainTrust('The scan asks git which files belong to the workspace');
    return;
  }
  const found: FileFindings[] = [];
  const totals: Totals = { files: 0, skipped: 0, withoutGit: 0 };
  const finished = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scanning for hard-coded tokens', cancellable: true },
    async (progress, cancel) => {
      const abort = new AbortController();
      const subscription = cancel.onCancellationRequested(() => abort.abort());
      const workers = new ScanWorkers(Math.min(availableParallelism(), mostWorkers), parts.worker);
      try {
        for (const folder of folders) {
          const onProgress = (message: string, part: number) =>
            progress.report({ message, increment: (part * 100) / folders.length });
          await scanFolder(folder.uri, { ...parts, workers }, abort.signal, onProgress, found, totals);
        }
        return true;
      } catch (error) {
        if (abort.signal.aborted) {
          return false;
        }
        throw error;
      } finally {
        subscription.dispose();
        await workers.close();
      }
    },
  );
  if (!finished) {
    return;
  }
  await report(await parts.workspaceFindings.replace(found), totals);
}

async function scanFolder(
  folder: vscode.Uri,
  { git, ownTokens, workers }: { git: GitExtension; ownTokens: OwnTokens; workers: ScanWorkers },
  signal: AbortSignal,
  /** `part` of this folder that was done since the last call, 0 to 1. */
  onProgress: (message: string, part: number) => void,
  found: FileFindings[],
  totals: Totals,
): Promise<void> {
  const listed = await gitFiles(folder, git, signal);
  totals.withoutGit += listed === undefined ? 1 : 0;
  const files = listed ?? (await allFiles(folder));
  // Findings are named from the repository's root, of which the folder may be a part.
  const root = (await workingTreeOf(folder.fsPath)) ?? folder.fsPath;
  const way = path.relative(root, folder.fsPath).replaceAll(path.sep, '/');
  const prefix = way === '' ? '' : `${way}/`;
  const names = files.map((name) => prefix + name);
  let shown = 0;
  const { findings, scanned } = await scanFiles(root, names, await ownTokens.known(), {
    signal,
    threads: { here: false, workers },
    onProgress: ({ done, total }) => {
      onProgress(`${done} of ${total} files`, (done - shown) / total);
      shown = done;
    },
  });
  totals.files += scanned.files;
  totals.skipped += scanned.skipped;
  const byName = Map.groupBy(findings, ({ file }) => file);
  for (const [name, inFile] of byName) {
    found.push({ uri: vscode.Uri.joinPath(folder, name.slice(prefix.length)), root, findings: inFile });
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

async function report(
  { findings, files, ignored }: FindingCounts,
  { files: read, skipped, withoutGit }: Totals,
): Promise<void> {
  const notRead = skipped === 0 ? '' : `, ${skipped} skipped (binary, too large, or links that lead outside)`;
  const leftOut = ignored === 0 ? '' : ` ${counted(ignored, 'finding')} ignored by ${ignoreFileName}.`;
  const noGit = withoutGit === 0 ? '' : ' No git repository here, so files that git would ignore are included.';
  const looked = `${counted(read, 'file')} looked at${notRead}.${leftOut}${noGit}`;
  if (findings === 0) {
    void notify.information(`No hard-coded token found: ${looked}`);
    return;
  }
  const show = 'Show Problems';
  if (
    (await notify.warning(`${counted(findings, 'hard-coded token')} in ${counted(files, 'file')}: ${looked}`, show)) ===
    show
  ) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
