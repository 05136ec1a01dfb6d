import * as path from 'node:path';
import * as vscode from 'vscode';
import { installedHooks, installHooks, removeHooks } from '../../guard/gitHooks.ts';
import { commitHooks, type HookName, hookNames } from '../../guard/hookNames.ts';
import { type HookPlaces, hookPlaces, type PlainPlace } from '../../guard/hookPlace.ts';
import type { Git } from '../../scan/git.ts';
import type { GitExtension } from '../gitExtension.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { explainTrust } from '../trustNotice.ts';
import type { HookFiles } from './hookFiles.ts';
import { explainRefusal } from './hookRefused.ts';

interface HookParts {
  git: GitExtension;
  files: HookFiles;
}

/** Asks for the repository and the consent, then installs the git hooks that run `trackberry-scan`. True when they are in. */
export async function installGitHooks({ git, files }: HookParts): Promise<boolean> {
  const target = await repository(git);
  if (target === undefined) {
    return false;
  }
  const { active } = target.places;
  switch (active.kind) {
    case 'refused':
      await explainRefusal(vscode.l10n.t('The git hooks were not installed.'), active);
      return false;
    case 'tracked':
      return (await trackedHooks()).addToTrackedHooks(active, target.name);
    case 'own':
    case 'shared':
      return installPlain(active, target.name, files);
  }
}

/** Loaded when it is needed: the parser of YAML in it would cost every start of VS Code some milliseconds. */
function trackedHooks() {
  return import('./hookProposal.ts');
}

async function installPlain(place: PlainPlace, name: string, files: HookFiles): Promise<boolean> {
  const names = await consent(place, name);
  if (names === undefined) {
    return false;
  }
  const result = await installHooks(place, names, await files.write());
  switch (result.kind) {
    case 'installed':
      void notify.information(
        result.chained.length > 0
          ? vscode.l10n.t(
              'The git hooks are installed: a commit with a hard-coded token is stopped. What was there before ({0}) runs after the scan.',
              result.chained.join(', '),
            )
          : vscode.l10n.t('The git hooks are installed: a commit with a hard-coded token is stopped.'),
      );
      return true;
    case 'updated':
      void notify.information(vscode.l10n.t('The git hooks were installed already; they are up to date now.'));
      return true;
    case 'already':
      void notify.information(vscode.l10n.t('The git hooks are installed already.'));
      return true;
    case 'refused':
      await explainRefusal(vscode.l10n.t('The git hooks were not installed.'), result);
      return false;
  }
}

/** The hooks that are wished for, or undefined where none are. */
async function consent({ kind, hooks }: PlainPlace, name: string): Promise<readonly HookName[] | undefined> {
  const commits = vscode.l10n.t('Install Hooks');
  const pushes = vscode.l10n.t('Install Hooks, Pre-Push Too');
  const chosen =
    kind === 'own'
      ? await notify.modal(
          vscode.l10n.t('Stop commits with hard-coded tokens in {0}?', name),
          vscode.l10n.t(
            'A pre-commit and a pre-merge-commit hook are added to this clone\'s own .git folder; nothing tracked changes. They run before every commit, from VS Code and from a terminal; a pre-push hook, if you want it too, looks at what is pushed. Hooks that are there already keep working. "--no-verify" passes them by.',
          ),
          commits,
          pushes,
        )
      : await notify.modal(
          vscode.l10n.t('Stop commits with hard-coded tokens in all your repositories?'),
          vscode.l10n.t(
            'Your git settings name one hooks folder for every repository (core.hooksPath): {0}. The hooks are added there, and so run in every repository of yours that has no hooks folder of its own, not in {1} alone. Hooks that are there already keep working. "--no-verify" passes them by.',
            plainText(hooks, 1000),
            name,
          ),
          commits,
          pushes,
        );
  return chosen === commits ? commitHooks : chosen === pushes ? hookNames : undefined;
}

/** Takes away what `installGitHooks` brought, wherever it was; what others have must be shown or consented to. */
export async function removeGitHooks(extension: GitExtension): Promise<void> {
  const target = await repository(extension);
  if (target === undefined) {
    return;
  }
  const { own, active } = target.places;
  const plain = await removePlain(own, target.name);
  const elsewhere =
    active.kind === 'tracked'
      ? await (await trackedHooks()).removeFromTrackedHooks(active, target.name)
      : active.kind !== 'refused' && active.hooks !== own.hooks
        ? await removePlain(active, target.name)
        : 'nothing there';
  if (plain === 'nothing there' && elsewhere === 'nothing there') {
    void notify.information(vscode.l10n.t('There are no git hooks of this extension.'));
  }
}

async function removePlain(place: PlainPlace, name: string): Promise<'nothing there' | 'answered'> {
  const installed = await installedHooks(place);
  if (place.kind === 'shared' && installed.length > 0) {
    const remove = vscode.l10n.t('Remove Hooks');
    const chosen = await notify.modal(
      vscode.l10n.t('Remove the hooks from all your repositories?'),
      vscode.l10n.t(
        'They are in {0}, the hooks folder of every repository of yours, not of {1} alone.',
        plainText(place.hooks, 1000),
        name,
      ),
      remove,
    );
    if (chosen !== remove) {
      return 'answered';
    }
  }
  const result = await removeHooks(place);
  switch (result.kind) {
    case 'absent':
      return 'nothing there';
    case 'removed':
      void notify.information(
        result.restored.length > 0
          ? vscode.l10n.t(
              'The git hooks are removed, and what was there before ({0}) is back in its place.',
              result.restored.join(', '),
            )
          : vscode.l10n.t('The git hooks are removed.'),
      );
      return 'answered';
    case 'refused':
      await explainRefusal(vscode.l10n.t('The git hooks were not removed.'), result);
      return 'answered';
  }
}

interface Repository {
  name: string;
  places: HookPlaces;
}

async function repository(extension: GitExtension): Promise<Repository | undefined> {
  const git = extension.git();
  if (git === undefined) {
    await explainTrust(vscode.l10n.t('The git hooks belong to git.'));
    return undefined;
  }
  const folders = foldersOf(extension);
  if (folders.length === 0) {
    void notify.information(vscode.l10n.t('There is no folder open in this window.'));
    return undefined;
  }
  const folder =
    folders.length === 1
      ? folders[0]
      : await vscode.window.showQuickPick(folders, { title: vscode.l10n.t('Repository') });
  return folder === undefined ? undefined : lookAt(git, folder);
}

async function lookAt(git: Git, folder: string): Promise<Repository | undefined> {
  const places = await hookPlaces(git, folder);
  if (places.kind === 'refused') {
    await explainRefusal(vscode.l10n.t('There can be no git hooks here.'), places);
    return undefined;
  }
  return { name: plainText(path.basename(folder)), places };
}

/** Repositories as the git extension knows them; where it is off, or has found none yet, git is asked about the open folders. */
function foldersOf({ repositories }: GitExtension): string[] {
  const open = vscode.workspace.workspaceFolders ?? [];
  const uris = repositories.length > 0 ? repositories.map(({ rootUri }) => rootUri) : open.map(({ uri }) => uri);
  return uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
}
