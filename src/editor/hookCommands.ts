import * as path from 'node:path';
import * as vscode from 'vscode';
import { installHook, removeHook } from '../guard/preCommitHook.ts';
import type { Git } from '../scan/git.ts';
import type { GitExtension } from './gitExtension.ts';
import type { HookFiles } from './hookFiles.ts';
import { notify } from './notify.ts';
import { explainTrust } from './trustNotice.ts';

interface HookParts {
  git: GitExtension;
  files: HookFiles;
}

/** Asks for the repository and the consent, then installs the git hook that runs `trackberry-scan --staged`. */
export async function installPreCommitHook({ git, files }: HookParts): Promise<void> {
  const target = await repositoryFolder(git);
  if (target === undefined) {
    return;
  }
  const install = 'Install Hook';
  const consent = await notify.modal(
    `Stop commits with hard-coded tokens in ${path.basename(target.folder)}?`,
    'A pre-commit hook is added to this clone\'s own .git folder; nothing tracked changes. It runs before every commit, from VS Code and from a terminal. A hook that is there already keeps working. "git commit --no-verify" passes it by.',
    install,
  );
  if (consent !== install) {
    return;
  }
  const result = await installHook(target.git, target.folder, await files.write());
  switch (result.kind) {
    case 'installed':
      void notify.information(
        result.chained
          ? 'The pre-commit hook is installed: a commit with a hard-coded token is stopped. The hook that was there runs after it.'
          : 'The pre-commit hook is installed: a commit with a hard-coded token is stopped.',
      );
      return;
    case 'updated':
      void notify.information('The pre-commit hook was installed already; it is up to date now.');
      return;
    case 'already':
      void notify.information('The pre-commit hook is installed already.');
      return;
    case 'refused':
      void notify.warning(`The hook was not installed. ${result.reason}`);
  }
}

export async function removePreCommitHook(extension: GitExtension): Promise<void> {
  const target = await repositoryFolder(extension);
  if (target === undefined) {
    return;
  }
  const result = await removeHook(target.git, target.folder);
  switch (result.kind) {
    case 'removed':
      void notify.information(
        result.restored
          ? 'The pre-commit hook is removed, and the hook from before is back in its place.'
          : 'The pre-commit hook is removed.',
      );
      return;
    case 'absent':
      void notify.information('There is no pre-commit hook of this extension.');
      return;
    case 'refused':
      void notify.warning(`The hook was not removed. ${result.reason}`);
  }
}

async function repositoryFolder(extension: GitExtension): Promise<{ git: Git; folder: string } | undefined> {
  const git = extension.git();
  if (git === undefined) {
    await explainTrust('The pre-commit hook belongs to git');
    return undefined;
  }
  const folders = foldersOf(extension);
  if (folders.length === 0) {
    void notify.information('There is no folder open in this window.');
    return undefined;
  }
  const folder =
    folders.length === 1 ? folders[0] : await vscode.window.showQuickPick(folders, { title: 'Repository' });
  return folder === undefined ? undefined : { git, folder };
}

/** Repositories as the git extension knows them; where it is off, or has found none yet, git is asked about the open folders. */
function foldersOf({ repositories }: GitExtension): string[] {
  const open = vscode.workspace.workspaceFolders ?? [];
  const uris = repositories.length > 0 ? repositories.map(({ rootUri }) => rootUri) : open.map(({ uri }) => uri);
  return uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
}
