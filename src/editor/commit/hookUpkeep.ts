import * as vscode from 'vscode';
import { installedHooks, renewHooks } from '../../guard/gitHooks.ts';
import { type HookPlaces, hookPlaces, type PlainPlace } from '../../guard/hookPlace.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { GitExtension } from '../gitExtension.ts';
import { commands, settings as ids } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { TokenStore } from '../token/tokenStore.ts';
import type { HookFiles } from './hookFiles.ts';

interface UpkeepParts {
  files: HookFiles;
  tokens: TokenStore;
  git: GitExtension;
  log: Log;
}

/** Keeps installed hooks working: after an update of VS Code or of this extension, and when tokens or settings change. */
export class HookUpkeep implements vscode.Disposable {
  readonly #parts: UpkeepParts;
  readonly #disposables = new Disposables();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#disposables.add(parts.tokens.onDidChange(() => this.#inBackground(parts.files.refresh())));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(ids.whenHookCannotRun)) {
          this.#renewAll();
        }
      }),
    );
  }

  /** Once, in a trusted workspace: what hooks run, then the hooks of each repository that opens. */
  async start(): Promise<void> {
    const { files, git } = this.#parts;
    if ((await files.refresh()) === undefined) {
      return;
    }
    await git.forEachRepository(({ rootUri }) => {
      this.#inBackground(this.#renewIn(rootUri.fsPath, 'opened'));
      return { dispose: () => undefined };
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #renewAll(): void {
    for (const { rootUri } of this.#parts.git.repositories) {
      this.#inBackground(this.#renewIn(rootUri.fsPath, 'open'));
    }
  }

  /** A hook of ours that names another runtime (VS Code moves when it is updated) gets the one that runs now. */
  async #renewIn(folder: string, when: 'opened' | 'open'): Promise<void> {
    const git = this.#parts.git.git();
    const places = git === undefined ? undefined : await hookPlaces(git, folder);
    if (places?.kind !== 'places') {
      return;
    }
    const { own, active } = places;
    await this.#renew(own);
    if ((active.kind === 'own' || active.kind === 'shared') && active.hooks !== own.hooks) {
      await this.#renew(active);
    }
    if (when === 'opened' && (await isPassedBy(places))) {
      this.#inBackground(warnPassedBy(folder));
    }
  }

  async #renew(place: PlainPlace): Promise<void> {
    const { files, log } = this.#parts;
    const result = await renewHooks(place, files.program());
    if (result.kind === 'updated') {
      log.info(`The git hooks in ${place.hooks} were brought up to date.`);
    } else if (result.kind === 'refused') {
      log.warn(`The git hooks in ${place.hooks} could not be brought up to date. ${result.reason}`);
    }
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#parts.log.error(`Upkeep of the git hooks: ${String(error)}`));
  }
}

/** Whether hooks of ours lie where git no longer looks, and the scan is not in those that it runs: the guard would be off in silence. */
async function isPassedBy({ own, ownRuns, active }: HookPlaces): Promise<boolean> {
  if (ownRuns || (await installedHooks(own)).length === 0) {
    return false;
  }
  if (active.kind === 'tracked') {
    // Loaded when it is needed: see hookCommands.ts.
    const { proposeInstall } = await import('../../guard/tracked/proposal.ts');
    const proposal = await proposeInstall(active);
    return proposal.kind === 'refused' || proposal.edits.length > 0;
  }
  return active.kind === 'refused' || (await installedHooks(active)).length === 0;
}

async function warnPassedBy(folder: string): Promise<void> {
  const install = vscode.l10n.t('Install Git Hooks');
  const chosen = await notify.warning(
    vscode.l10n.t(
      'The Trackberry git hooks of {0} do not run any more: core.hooksPath, set since, names another folder.',
      plainText(folder, 1000),
    ),
    install,
  );
  if (chosen === install) {
    await vscode.commands.executeCommand(commands.installHook);
  }
}
