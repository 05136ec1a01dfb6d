import * as vscode from 'vscode';
import { shownName } from '../../scan/fileName.ts';
import type { Finding } from '../../scan/finding.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { IgnoreLists } from '../findings/ignoreLists.ts';
import { rangeOf, type StagedFile, type TokenDiagnostics } from '../findings/tokenDiagnostics.ts';
import type { GitExtension } from '../gitExtension.ts';
import { settings as ids } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import type { Taken } from './nextCommit.ts';
import { NextCommitWatch } from './nextCommitWatch.ts';

interface WatcherParts {
  git: GitExtension;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  diagnostics: TokenDiagnostics;
  log: Log;
}

/** What decides which files the next commit takes, and whether anybody is warned. */
const lookedAt = [ids.warnOnStage, 'git.enableSmartCommit', 'git.smartCommitChanges', 'git.untrackedChanges'];

/** Warns when a token is staged, in every repository that the git extension opens. */
export class StagedWatcher implements vscode.Disposable {
  readonly #parts: WatcherParts;
  readonly #disposables = new Disposables();
  readonly #watches = new Set<NextCommitWatch>();
  #painted = 0;

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    const lookAgain = () => {
      for (const watch of this.#watches) {
        watch.lookAgain();
      }
    };
    this.#disposables.add(parts.ownTokens.onDidChange(lookAgain));
    this.#disposables.add(parts.ignores.onDidChange(lookAgain));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (lookedAt.some((id) => event.affectsConfiguration(id))) {
          lookAgain();
        }
      }),
    );
  }

  /** Follows the git extension from now on; never asked in an untrusted workspace. */
  async start(): Promise<void> {
    await this.#parts.git.forEachRepository((repository) => {
      const watch = new NextCommitWatch(repository, this.#parts);
      this.#watches.add(watch);
      watch.onDidSettle((fresh) => {
        this.#paint();
        this.#warn(watch, fresh).catch((error: unknown) => this.#parts.log.error(`Open: ${String(error)}`));
      });
      return vscode.Disposable.from(watch, {
        dispose: () => {
          this.#watches.delete(watch);
          this.#paint();
        },
      });
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #paint(): void {
    const byUri = new Map<string, StagedFile & { findings: Finding[] }>();
    for (const watch of this.#watches) {
      const edited = watch.findings.length === 0 ? new Set<string>() : editedFiles(watch);
      for (const finding of watch.findings) {
        const key = uriOf(watch, finding).toString();
        const file = byUri.get(key) ?? { findings: [], edited: edited.has(key), mark: markOf(watch.taken) };
        file.findings.push(finding);
        byUri.set(key, file);
      }
    }
    if (byUri.size > 0 || this.#painted > 0) {
      this.#painted = byUri.size;
      this.#parts.diagnostics.setStaged(byUri);
    }
  }

  async #warn(watch: NextCommitWatch, [first, ...others]: readonly Finding[]): Promise<void> {
    if (first === undefined) {
      return;
    }
    const place = `${plainText(first.file)}:${first.start.line + 1}`;
    const where = others.length === 0 ? place : vscode.l10n.t('{0} and {1} more', place, others.length);
    const open = vscode.l10n.t('Open');
    const message = sentence(watch.taken, where);
    if ((await notify.warning(message, open)) === open) {
      const uri = uriOf(watch, first);
      const isInText = watch.taken !== 'staged' || !editedFiles(watch).has(uri.toString());
      // Not showTextDocument: for minutes it keeps the document open, and its findings, after the editor is closed.
      await vscode.commands.executeCommand('vscode.open', isInText ? uri : this.#parts.git.textAt(uri, ''), {
        selection: rangeOf(first),
      });
    }
  }
}

function markOf(taken: Taken): string {
  switch (taken) {
    case 'nothing':
      return '';
    case 'staged':
      return vscode.l10n.t('Staged for the next commit');
    case 'tracked changes':
    case 'all changes':
      return vscode.l10n.t('Saved, and part of the next commit');
  }
}

function sentence(taken: Taken, where: string): string {
  return taken === 'staged'
    ? vscode.l10n.t(
        'A hard-coded API token is staged for the next commit: {0}. Read it from the environment instead, before you commit.',
        where,
      )
    : vscode.l10n.t(
        'The next commit takes a changed file with a hard-coded API token: {0}. Read it from the environment instead, before you commit.',
        where,
      );
}

/** Files whose text on disk is not the one that was looked at. */
function editedFiles({ repository, taken }: NextCommitWatch): Set<string> {
  return new Set(taken === 'staged' ? repository.state.workingTreeChanges.map(({ uri }) => uri.toString()) : []);
}

function uriOf({ repository }: NextCommitWatch, { file }: Finding): vscode.Uri {
  return vscode.Uri.joinPath(repository.rootUri, shownName(file));
}
