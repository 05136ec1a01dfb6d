import * as path from 'node:path';
import * as vscode from 'vscode';
import { withIgnoredEnv, withVariable } from '../../fix/envFile.ts';
import { envName, envRefusal, type GitAnswers, gitignoreName, storeVariable } from '../../fix/envStore.ts';
import { isIgnored, isTracked } from '../../scan/sources/workspaceFiles.ts';
import { workingTreeOf } from '../../scan/workingTree.ts';
import type { GitExtension } from '../gitExtension.ts';
import { notify } from '../notify.ts';
import { explainTrust } from '../trustNotice.ts';
import type { AddedLine } from './editPreview.ts';
import type { FindingFile } from './findingFile.ts';

/** The `.env` in the root of a repository, as a place for a token: git does not track it, and ignores it. */
export class EnvFile {
  readonly #root: string;
  readonly #git: GitAnswers;

  private constructor(root: string, git: GitAnswers) {
    this.#root = root;
    this.#git = git;
  }

  /** Undefined, and the user is told why, where there is no such place. */
  static async of(file: FindingFile, extension: GitExtension): Promise<EnvFile | undefined> {
    const git = extension.git();
    if (git === undefined) {
      await explainTrust(vscode.l10n.t('Git must say that it ignores .env before a token goes into it.'));
      return undefined;
    }
    const root = file.repository ?? (await onlyRepository(file));
    if (root === undefined) {
      void notify.warning(
        vscode.l10n.t('There is no git repository here whose .env could take the token. Set the variable by hand.'),
      );
      return undefined;
    }
    const answers: GitAnswers = {
      isTracked: (name) => isTracked(git, root, name),
      isIgnored: (name) => isIgnored(git, root, name),
    };
    const unsaved = vscode.workspace.textDocuments.find(
      ({ uri, isDirty }) => isDirty && [envName, gitignoreName].some((name) => uri.fsPath === path.join(root, name)),
    );
    const reason =
      unsaved === undefined
        ? (await envRefusal(root, answers))?.reason
        : vscode.l10n.t('{0} has changes that are not saved. Save it first.', path.basename(unsaved.uri.fsPath));
    if (reason !== undefined) {
      void notify.warning(vscode.l10n.t('The token was not put into .env. {0}', reason));
      return undefined;
    }
    return new EnvFile(root, answers);
  }

  /** Whether a line of the file can hold the value; the user is told why not. */
  takes(name: string, value: string): boolean {
    const line = withVariable('', name, value);
    if (typeof line !== 'string') {
      void notify.warning(vscode.l10n.t('Nothing was changed. {0}', line.reason));
    }
    return typeof line === 'string';
  }

  /** What `.gitignore` lacks for git to ignore `.env`; undefined when it does. */
  async missingIgnore(): Promise<AddedLine | undefined> {
    if (await this.#git.isIgnored(envName)) {
      return undefined;
    }
    const uri = vscode.Uri.file(path.join(this.#root, gitignoreName));
    const text = await textOf(uri);
    return { uri, text: withIgnoredEnv(text).slice(text.length) };
  }

  /** The user is told what was stored, or why it was not. */
  async store(name: string, value: string): Promise<void> {
    let stored = await storeVariable(this.#root, this.#git, { name, value, replace: false });
    if (stored.kind === 'taken') {
      const replace = vscode.l10n.t('Replace It');
      const choice = await notify.modal(
        vscode.l10n.t('Replace the value of {0} in .env?', name),
        vscode.l10n.t('The .env of this repository has another value for it, which would be gone.'),
        replace,
      );
      if (choice !== replace) {
        void notify.information(vscode.l10n.t('The .env keeps the value that it had. {0}', undoSentence()));
        return;
      }
      stored = await storeVariable(this.#root, this.#git, { name, value, replace: true });
    }
    if (stored.kind === 'refused') {
      void notify.warning(vscode.l10n.t('The token was not put into .env. {0} {1}', stored.reason, undoSentence()));
      return;
    }
    void notify.information(
      vscode.l10n.t(
        '{0} is in .env, which git ignores. Programs do not read that file by themselves: "set -a; . ./.env" does in a shell, dotenv in a program.',
        name,
      ),
    );
  }
}

function undoSentence(): string {
  return vscode.l10n.t('Undo brings the token back into the text.');
}

/** For a document without a file: the repository of the one folder that is open. */
async function onlyRepository({ root }: FindingFile): Promise<string | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  return root === undefined && first?.uri.scheme === 'file' && others.length === 0
    ? workingTreeOf(first.uri.fsPath)
    : undefined;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return ''; // there is none yet
  }
}
