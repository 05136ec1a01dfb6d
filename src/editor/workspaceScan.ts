import * as path from 'node:path';
import * as vscode from 'vscode';
import { shownName } from '../scan/fileName.ts';
import type { Finding } from '../scan/finding.ts';
import { GitError, GitMissingError } from '../scan/git.ts';
import { listFiles, scanFiles } from '../scan/sources/workspaceFiles.ts';
import type { GitExtension } from './gitExtension.ts';
import type { OwnTokens } from './ownTokens.ts';
import type { TokenDiagnostics } from './tokenDiagnostics.ts';

interface Totals {
  files: number;
  skipped: number;
}

/** "Scan for Hard-Coded Tokens": every file of the workspace that git would take, with progress and cancel. */
export async function scanWorkspace(parts: {
  diagnostics: TokenDiagnostics;
  ownTokens: OwnTokens;
  git: GitExtension;
}): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (!vscode.workspace.isTrusted || folders.length === 0) {
    void vscode.window.showInformationMessage(
      folders.length === 0
        ? 'Open a folder on this machine to scan it for hard-coded tokens.'
        : 'Scanning asks git which files belong to the workspace, and git runs in trusted workspaces only.',
    );
    return;
  }
  const byUri = new Map<string, Finding[]>();
  const totals: Totals = { files: 0, skipped: 0 };
  const finished = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scanning for hard-coded tokens', cancellable: true },
    async (progress, cancel) => {
      const abort = new AbortController();
      const subscription = cancel.onCancellationRequested(() => abort.abort());
      try {
        for (const folder of folders) {
          await scanFolder(folder.uri, parts, abort.signal, progress, byUri, totals);
        }
        return true;
      } catch (error) {
        if (abort.signal.aborted) {
          return false;
        }
        throw error;
      } finally {
        subscription.dispose();
      }
    },
  );
  if (!finished) {
    return;
  }
  parts.diagnostics.setWorkspace(byUri);
  await report(byUri, totals);
}

async function scanFolder(
  folder: vscode.Uri,
  { git, ownTokens }: { git: GitExtension; ownTokens: OwnTokens },
  signal: AbortSignal,
  progress: vscode.Progress<{ message: string; increment: number }>,
  byUri: Map<string, Finding[]>,
  totals: Totals,
): Promise<void> {
  const files = await filesOf(folder, git, signal);
  let shown = 0;
  const { findings, scanned } = await scanFiles(folder.fsPath, files, await ownTokens.known(), {
    signal,
    onProgress: ({ done, total }) => {
      progress.report({ message: `${done} of ${total} files`, increment: ((done - shown) * 100) / total });
      shown = done;
    },
  });
  totals.files += scanned.files;
  totals.skipped += scanned.skipped;
  for (const finding of findings) {
    const key = vscode.Uri.joinPath(folder, shownName(finding.file)).toString();
    byUri.set(key, [...(byUri.get(key) ?? []), finding]);
  }
}

/** Git's own list where there is a repository, else what VS Code finds. */
async function filesOf(folder: vscode.Uri, extension: GitExtension, signal: AbortSignal): Promise<string[]> {
  const git = extension.git();
  if (git !== undefined) {
    try {
      return await listFiles(git, folder.fsPath, signal);
    } catch (error) {
      if (!(error instanceof GitError || error instanceof GitMissingError)) {
        throw error;
      }
    }
  }
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**'), '**/{node_modules,.git}/**');
  return found.map((uri) => path.relative(folder.fsPath, uri.fsPath));
}

async function report(byUri: ReadonlyMap<string, Finding[]>, { files, skipped }: Totals): Promise<void> {
  const count = [...byUri.values()].reduce((sum, findings) => sum + findings.length, 0);
  const looked = `${files} files looked at${skipped === 0 ? '' : `, ${skipped} skipped (binary, too large, or links that lead outside)`}`;
  if (count === 0) {
    void vscode.window.showInformationMessage(`No hard-coded token found: ${looked}.`);
    return;
  }
  const show = 'Show Problems';
  const tokens = count === 1 ? '1 hard-coded token' : `${count} hard-coded tokens`;
  const inFiles = byUri.size === 1 ? '1 file' : `${byUri.size} files`;
  if ((await vscode.window.showWarningMessage(`${tokens} in ${inFiles}: ${looked}.`, show)) === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
