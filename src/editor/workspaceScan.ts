import * as vscode from 'vscode';
import { ignoreFileName } from '../scan/ignore.ts';
import type { FindingCounts, WorkspaceFindings } from './findings/workspaceFindings.ts';
import { notify } from './notify.ts';
import type { OwnTokens } from './ownTokens.ts';
import { type FolderScanParts, foldersHere, type ScannedFolders, scanFolders } from './scanFolders.ts';
import { explainTrust } from './trustNotice.ts';

/** "Scan for Hard-Coded Tokens": every file of the workspace that git would take, with progress and cancel. */
export async function scanWorkspace(
  parts: FolderScanParts & {
    workspaceFindings: WorkspaceFindings;
    ownTokens: OwnTokens;
  },
): Promise<void> {
  const folders = foldersHere();
  if (folders.length === 0) {
    void notify.information('Open a folder on this machine to scan it for hard-coded tokens.');
    return;
  }
  if (!vscode.workspace.isTrusted) {
    await explainTrust('The scan asks git which files belong to the workspace');
    return;
  }
  const scanned = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scanning for hard-coded tokens', cancellable: true },
    async (progress, cancel) => {
      const abort = new AbortController();
      const subscription = cancel.onCancellationRequested(() => abort.abort());
      try {
        return await scanFolders(folders, await parts.ownTokens.known(), parts, progress, abort.signal);
      } catch (error) {
        if (abort.signal.aborted) {
          return undefined;
        }
        throw error;
      } finally {
        subscription.dispose();
      }
    },
  );
  if (scanned !== undefined) {
    await report(await parts.workspaceFindings.replace(scanned.found), scanned);
  }
}

async function report(
  { findings, files, ignored }: FindingCounts,
  { files: read, skipped, withoutGit }: ScannedFolders,
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
