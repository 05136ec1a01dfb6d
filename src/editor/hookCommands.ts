import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { installHook, removeHook } from '../guard/preCommitHook.ts';
import { exportFingerprints } from '../scan/knownTokens.ts';
import type { GitExtension } from './gitExtension.ts';
import type { TokenStore } from './tokenStore.ts';

interface HookParts {
  git: GitExtension;
  tokens: TokenStore;
  /** The bundled `trackberry-scan` inside the extension. */
  bundledCli: string;
  /** This extension's folder in global storage: the hook outlives updates of the extension. */
  storage: string;
}

/** Asks for the repository and the consent, then installs the git hook that runs `trackberry-scan --staged`. */
export async function installPreCommitHook(parts: HookParts): Promise<void> {
  const target = await repositoryFolder(parts.git);
  if (target === undefined) {
    return;
  }
  const install = 'Install Hook';
  const consent = await vscode.window.showInformationMessage(
    `Stop commits with hard-coded tokens in ${path.basename(target.folder)}?`,
    {
      modal: true,
      detail:
        'A pre-commit hook is added to this clone\'s own .git folder; nothing tracked changes. It runs before every commit, from VS Code and from a terminal. A hook that is there already keeps working. "git commit --no-verify" passes it by.',
    },
    install,
  );
  if (consent !== install) {
    return;
  }
  const { cli, knownTokensFile } = await writeToStorage(parts);
  const result = await installHook(target.git, target.folder, { runtime: process.execPath, cli, knownTokensFile });
  switch (result.kind) {
    case 'installed':
      void vscode.window.showInformationMessage(
        'The pre-commit hook is installed: a commit with a hard-coded token is stopped.',
      );
      return;
    case 'already':
      void vscode.window.showInformationMessage('The pre-commit hook is installed already.');
      return;
    case 'refused':
      void vscode.window.showWarningMessage(`The hook was not installed. ${result.reason}`);
  }
}

export async function removePreCommitHook({ git }: Pick<HookParts, 'git'>): Promise<void> {
  const target = await repositoryFolder(git);
  if (target === undefined) {
    return;
  }
  const result = await removeHook(target.git, target.folder);
  switch (result.kind) {
    case 'removed':
      void vscode.window.showInformationMessage('The pre-commit hook is removed; what was there before is as it was.');
      return;
    case 'absent':
      void vscode.window.showInformationMessage('There is no pre-commit hook of this extension.');
      return;
    case 'refused':
      void vscode.window.showWarningMessage(`The hook was not removed. ${result.reason}`);
  }
}

/** Writes the user's tokens as fingerprints for the hook, which runs outside the editor. */
export async function writeFingerprints(tokens: TokenStore, storage: string): Promise<string> {
  const file = path.join(storage, 'known-tokens.json');
  await mkdir(storage, { recursive: true });
  const next = `${file}.next`;
  await writeFile(next, JSON.stringify(exportFingerprints(await tokens.tokens())), { mode: 0o600 });
  await rename(next, file);
  return file;
}

async function writeToStorage({
  tokens,
  bundledCli,
  storage,
}: HookParts): Promise<{ cli: string; knownTokensFile: string }> {
  const knownTokensFile = await writeFingerprints(tokens, storage);
  const cli = path.join(storage, 'trackberry-scan.cjs');
  await copyFile(bundledCli, cli);
  return { cli, knownTokensFile };
}

async function repositoryFolder(extension: GitExtension) {
  const git = extension.git();
  if (git === undefined) {
    void vscode.window.showInformationMessage('Git hooks are for trusted workspaces only.');
    return undefined;
  }
  const folders = extension.repositories.map(({ rootUri }) => rootUri.fsPath);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('There is no git repository open in this window.');
    return undefined;
  }
  const folder =
    folders.length === 1 ? folders[0] : await vscode.window.showQuickPick(folders, { title: 'Repository' });
  return folder === undefined ? undefined : { git, folder };
}
