import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { ignoreFileName } from '../../scan/ignore.ts';
import { notify } from '../notify.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { explainTrust } from '../trustNotice.ts';
import { withCancel } from '../withCancel.ts';
import { type FolderScanParts, foldersHere, type ScannedFolders, scanFolders } from './scanFolders.ts';
import type { FindingCounts, WorkspaceFindings } from './workspaceFindings.ts';

/** "Scan for Hard-Coded Tokens": every file of the workspace that git would take, with progress and cancel. */
export async function scanWorkspace(
  parts: FolderScanParts & {
    workspaceFindings: WorkspaceFindings;
    ownTokens: OwnTokens;
  },
): Promise<void> {
  const folders = foldersHere();
  if (folders.length === 0) {
    void notify.information(vscode.l10n.t('Open a folder on this machine to scan it for hard-coded tokens.'));
    return;
  }
  if (!vscode.workspace.isTrusted) {
    await explainTrust(vscode.l10n.t('The scan asks git which files belong to the workspace.'));
    return;
  }
  const title = vscode.l10n.t('Scanning for hard-coded tokens');
  const scanned = await withCancel(title, async (progress, signal) =>
    scanFolders(folders, await parts.ownTokens.known(), parts, progress, signal),
  );
  if (scanned !== undefined) {
    await report(await parts.workspaceFindings.replace(scanned.found), scanned);
  }
}

async function report(
  { findings, files, ignored }: FindingCounts,
  { files: read, skipped, withoutGit }: ScannedFolders,
): Promise<void> {
  const looked = [lookedAt(read, skipped), ...(ignored === 0 ? [] : [leftOut(ignored)])];
  if (withoutGit > 0) {
    looked.push(vscode.l10n.t('No git repository here, so files that git would ignore are included.'));
  }
  if (findings === 0) {
    void notify.information(vscode.l10n.t('No hard-coded token found: {0}', looked.join(' ')));
    return;
  }
  const show = vscode.l10n.t('Show Problems');
  if ((await notify.warning(`${found(findings, files)} ${looked.join(' ')}`, show)) === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

function found(findings: number, files: number): string {
  if (findings === 1) {
    return vscode.l10n.t('1 hard-coded token in 1 file:');
  }
  return files === 1
    ? vscode.l10n.t('{0} hard-coded tokens in 1 file:', formatNumber(findings))
    : vscode.l10n.t('{0} hard-coded tokens in {1} files:', formatNumber(findings), formatNumber(files));
}

function lookedAt(files: number, skipped: number): string {
  const read = files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', formatNumber(files));
  return skipped === 0
    ? vscode.l10n.t('{0} looked at.', read)
    : vscode.l10n.t(
        '{0} looked at, {1} skipped (binary, too large, or links that lead outside).',
        read,
        formatNumber(skipped),
      );
}

function leftOut(ignored: number): string {
  return ignored === 1
    ? vscode.l10n.t('1 finding ignored by {0}.', ignoreFileName)
    : vscode.l10n.t('{0} findings ignored by {1}.', formatNumber(ignored), ignoreFileName);
}
