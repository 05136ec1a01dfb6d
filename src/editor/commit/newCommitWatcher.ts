import * as vscode from 'vscode';
import { isPushed, isRoot } from '../../guard/newCommits.ts';
import { type CommittedToken, shownCommit } from '../../guard/removalSteps.ts';
import { shownName } from '../../scan/fileName.ts';
import type { CommitFinding } from '../../scan/sources/history.ts';
import type { Log } from '../../trackberry/log.ts';
import { Disposables } from '../disposables.ts';
import type { IgnoreLists } from '../findings/ignoreLists.ts';
import { rangeOf } from '../findings/tokenDiagnostics.ts';
import type { GitExtension } from '../gitExtension.ts';
import { settings as ids } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { HeadWatch } from './headWatch.ts';
import type { RemovalGuides } from './removalGuide.ts';

interface WatcherParts {
  git: GitExtension;
  guides: RemovalGuides;
  ignores: IgnoreLists;
  ownTokens: OwnTokens;
  log: Log;
}

/** More of them are counted, and not looked up one by one. */
const mostTokens = 50;

/** Warns when a token was committed, whatever has made the commit, in every repository that the git extension opens. */
export class NewCommitWatcher implements vscode.Disposable {
  readonly #parts: WatcherParts;
  readonly #disposables = new Disposables();
  readonly #watches = new Set<HeadWatch>();

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(ids.warnAfterCommit)) {
          for (const watch of this.#watches) {
            watch.startAgain();
          }
        }
      }),
    );
  }

  /** Follows the git extension from now on; never asked in an untrusted workspace. */
  async start(): Promise<void> {
    await this.#parts.git.forEachRepository((repository) => {
      const watch = new HeadWatch(repository, this.#parts);
      this.#watches.add(watch);
      watch.onDidFind((findings) => {
        this.#warn(watch, findings).catch((error: unknown) => this.#parts.log.error(`New commits: ${String(error)}`));
      });
      return vscode.Disposable.from(watch, { dispose: () => this.#watches.delete(watch) });
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #warn(watch: HeadWatch, findings: readonly CommitFinding[]): Promise<void> {
    const tokens = await this.#tokens(watch, findings.slice(0, mostTokens));
    // What is pushed is the most urgent.
    const at = Math.max(
      tokens.findIndex(({ pushed }) => pushed),
      0,
    );
    const [token, finding] = [tokens[at], findings[at]];
    if (token === undefined || finding === undefined) {
      return;
    }
    const open = vscode.l10n.t('Open');
    const remove = vscode.l10n.t('How to Remove It…');
    const chosen = await notify.warning(sentence(token, findings.length - 1), open, remove);
    if (chosen === open) {
      const file = vscode.Uri.joinPath(watch.repository.rootUri, shownName(finding.file));
      await vscode.commands.executeCommand('vscode.open', this.#parts.git.textAt(file, finding.commit), {
        selection: rangeOf(finding),
      });
    } else if (chosen === remove) {
      // The commit may have been pushed, or another may have come, since the warning.
      await this.#parts.guides.show(await this.#tokens(watch, findings.slice(0, mostTokens)));
    }
  }

  async #tokens(watch: HeadWatch, findings: readonly CommitFinding[]): Promise<CommittedToken[]> {
    const git = this.#parts.git.git();
    if (git === undefined) {
      return [];
    }
    const call = { cwd: watch.repository.rootUri.fsPath };
    const head = await git.line(['rev-parse', 'HEAD'], call);
    const commits = new Map<string, Pick<CommittedToken, 'place' | 'pushed'>>();
    for (const commit of new Set(findings.map((finding) => finding.commit))) {
      const older = (await isRoot(git, call, commit)) ? 'root' : 'older';
      commits.set(commit, {
        place: commit === head ? 'head' : older,
        pushed: await isPushed(git, call, commit),
      });
    }
    return findings.map(({ commit, file, start }) => ({
      commit,
      file: plainText(file),
      line: start.line + 1,
      place: 'older',
      pushed: false,
      ...commits.get(commit),
    }));
  }
}

function sentence({ commit, file, line, pushed }: CommittedToken, others: number): string {
  const first = `${file}:${line}`;
  const where = others === 0 ? first : vscode.l10n.t('{0} and {1} more', first, others);
  const name = shownCommit(commit);
  return pushed
    ? vscode.l10n.t(
        'Commit {0}, which is pushed, contains a hard-coded API token: {1}. Revoke it at once.',
        name,
        where,
      )
    : vscode.l10n.t('Commit {0} contains a hard-coded API token: {1}. Take it out before you push.', name, where);
}
