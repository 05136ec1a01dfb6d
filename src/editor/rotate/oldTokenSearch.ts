import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { OldTokenPlaces, TokenPlace } from '../../guard/oldTokenReport.ts';
import { formatNumber } from '../../l10n/formats.ts';
import type { Finding } from '../../scan/finding.ts';
import { type Git, GitError, GitMissingError } from '../../scan/git.ts';
import { type KnownTokens, literalTokens } from '../../scan/known/knownTokens.ts';
import { scanText } from '../../scan/scanner.ts';
import { scanRevisions } from '../../scan/sources/history.ts';
import { scanStaged } from '../../scan/sources/stagedBlobs.ts';
import { scanFiles } from '../../scan/sources/workspaceFiles.ts';
import { workingTreeOf } from '../../scan/workingTree.ts';
import type { Log } from '../../trackberry/log.ts';
import { findingFile } from '../findings/findingFile.ts';
import { type FolderScanParts, foldersHere, scanFolders } from '../findings/scanFolders.ts';
import type { WorkspaceFindings } from '../findings/workspaceFindings.ts';
import { plainText } from '../plainText.ts';
import type { OwnTokens } from '../token/ownTokens.ts';

export interface SearchParts extends FolderScanParts {
  ownTokens: OwnTokens;
  workspaceFindings: WorkspaceFindings;
  log: Log;
}

export interface OldTokenSearch extends OldTokenPlaces {
  /** Files read on disk, and contents of the histories of so many repositories. */
  lookedAt: { files: number; contents: number; repositories: number };
}

type Progress = vscode.Progress<{ message: string; increment?: number }>;

/**
 * Looks for a token that was replaced in what is open, in the files of the workspace, in what is staged and in all that a
 * branch, a tag or a stash reaches. What else is found in the files goes into the view "Token Findings", as after a scan.
 * @throws the signal's reason.
 */
export async function searchOldToken(
  parts: SearchParts,
  old: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<OldTokenSearch> {
  const known = literalTokens([old]);
  const lookedAt = { files: 0, contents: 0, repositories: 0 };
  const files: TokenPlace[] = unsavedPlaces(known, await unsavedDocuments());
  const staged: TokenPlace[] = [];
  const commits: (TokenPlace & { commit: string })[] = [];
  const environment: TokenPlace[] = [];
  const leftOut: string[] = [];
  const all = () => ({ files: distinct(files), staged, commits, environment, leftOut, lookedAt });
  const git = parts.git.git();
  const folders = foldersHere();
  if (known.length === 0) {
    leftOut.push(vscode.l10n.t('It is too short, or too much like a placeholder, to be looked for.'));
    return all();
  }
  if (folders.length === 0) {
    leftOut.push(vscode.l10n.t('No folder of this machine is open here.'));
    return all();
  }
  if (git === undefined) {
    leftOut.push(
      vscode.l10n.t(
        'This folder is not trusted, so git does not run: its files, what is staged and its history were not looked at.',
      ),
    );
    return all();
  }

  const failed: string[] = [];
  const scanned = await scanFolders(
    folders,
    await parts.ownTokens.known(),
    parts,
    progress,
    signal,
    (folder, error) => {
      parts.log.warn(`The old token was not looked for in the files of ${folder.fsPath}: ${String(error)}`);
      const reason = error instanceof Error ? error.message : String(error);
      failed.push(vscode.l10n.t('The folder {0}: {1}', path.basename(folder.fsPath), plainText(reason, 200)));
    },
  );
  leftOut.push(...failed);
  if (scanned.skipped > 0) {
    leftOut.push(
      vscode.l10n.t(
        'Skipped files (binary, too large, or links that lead outside): {0}.',
        formatNumber(scanned.skipped),
      ),
    );
  }
  if (failed.length === 0) {
    await parts.workspaceFindings.replace(scanned.found); // what is known of the others would be lost
  }
  lookedAt.files = scanned.files;
  const roots = await repositoriesHere(parts, folders);
  const nameIn = (root: string) => (file: string) =>
    plainText(roots.length > 1 || !roots.includes(root) ? `${path.basename(root)}/${file}` : file, 300);
  const suspects = scanned.found.filter(({ findings }) => findings.some(({ rule }) => rule === 'own-token'));
  for (const [root, here] of Map.groupBy(suspects, (file) => file.root)) {
    const names = here.flatMap(({ findings }) => findings[0]?.file ?? []);
    files.push(...placesOf((await scanFiles(root, names, known, { signal })).findings, nameIn(root)));
  }
  for (const root of roots) {
    const name = nameIn(root);
    const call = { cwd: root, signal };
    try {
      staged.push(...placesOf((await scanStaged(git, root, known, signal)).findings, name));
      const ignored = await ignoredEnvironments(git, call);
      environment.push(...placesOf((await scanFiles(root, ignored, known, { signal })).findings, name));
      const before = lookedAt.contents;
      const history = await scanRevisions(git, root, known, ['--all'], {
        signal,
        onProgress: (contents) => {
          lookedAt.contents = before + contents;
          progress.report({ message: vscode.l10n.t('history: {0} contents', formatNumber(lookedAt.contents)) });
        },
      });
      commits.push(
        ...history.findings.filter(isOld).map((finding) => ({ commit: finding.commit, ...placeOf(finding, name) })),
      );
      lookedAt.repositories++;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof GitError || error instanceof GitMissingError)) {
        throw error;
      }
      parts.log.warn(`The old token was not looked for in ${root}: ${error.message}`);
      leftOut.push(vscode.l10n.t('The repository {0}: {1}', path.basename(root), plainText(error.message, 200)));
    }
  }
  return all();
}

/** With `known` nothing but the old token is a token of one's own. */
function isOld({ rule }: Finding): boolean {
  return rule === 'own-token';
}

function placeOf({ file, start }: Finding, name: (file: string) => string): TokenPlace {
  return { file: name(file), line: start.line + 1 };
}

function placesOf(findings: readonly Finding[], name: (file: string) => string): TokenPlace[] {
  return findings.filter(isOld).map((finding) => placeOf(finding, name));
}

/** A document may hold on a line what its file holds there too. */
function distinct(places: readonly TokenPlace[]): TokenPlace[] {
  return [...new Map(places.map((place) => [`${place.line} ${place.file}`, place])).values()];
}

async function unsavedDocuments(): Promise<{ text: string; name: string }[]> {
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, isUntitled }) => isDirty || isUntitled);
  return Promise.all(
    unsaved.map(async (document) => ({ text: document.getText(), name: (await findingFile(document.uri)).name })),
  );
}

function unsavedPlaces(known: KnownTokens, documents: readonly { text: string; name: string }[]): TokenPlace[] {
  const name = (file: string) => vscode.l10n.t('{0} (not saved)', plainText(file, 300));
  return documents.flatMap(({ text, name: file }) => placesOf(scanText(text, file, known), name));
}

/** The roots of those that VS Code has open, and of those that the folders lie in. */
async function repositoriesHere({ git }: SearchParts, folders: readonly vscode.Uri[]): Promise<string[]> {
  const trees = await Promise.all(folders.map((folder) => workingTreeOf(folder.fsPath)));
  const roots = new Map<string, string>();
  for (const root of [
    ...trees.filter((tree) => tree !== undefined),
    ...git.repositories.map((each) => each.rootUri.fsPath),
  ]) {
    const real = await realpath(root).catch(() => root); // git says what is wrong with it
    roots.set(real, roots.get(real) ?? root);
  }
  return [...roots.values()];
}

/** `.env` files, `.env.local` and the like that git ignores: there a token may stand. Folders that are ignored whole are not entered. */
async function ignoredEnvironments(git: Git, call: { cwd: string; signal: AbortSignal }): Promise<string[]> {
  const names = ['.env', '.env.*'].map((name) => `:(glob)**/${name}`);
  const list = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', '--', ...names];
  return (await git.names(list, call)).filter((name) => !name.endsWith('/'));
}
