import * as vscode from 'vscode';
import type { Log } from '../../trackberry/log.ts';
import type { CommandHandlers } from '../commands.ts';
import { Disposables } from '../disposables.ts';
import type { FindingParts } from '../findings/findingParts.ts';
import type { GitExtension } from '../gitExtension.ts';
import { contexts } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { setContext } from '../setContext.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import type { TokenStore } from '../token/tokenStore.ts';
import { CommitCheckSettings } from './commitCheckSettings.ts';
import { HookFiles } from './hookFiles.ts';
import { HookUpkeep } from './hookUpkeep.ts';
import { NewCommitWatcher } from './newCommitWatcher.ts';
import { StagedWatcher } from './stagedWatcher.ts';

interface Given {
  context: Pick<vscode.ExtensionContext, 'globalState' | 'globalStorageUri'>;
  findings: Pick<FindingParts, 'diagnostics' | 'guides' | 'ignores'>;
  tokens: TokenStore;
  ownTokens: OwnTokens;
  git: GitExtension;
  /** `trackberry-scan`, as it comes with the extension. */
  bundledCli: string;
  log: Log;
}

/** Tokens in commits: a look at each before and after it is made, the git hooks, and VS Code's own check. */
export function commitParts({ context, findings, tokens, ownTokens, git, bundledCli, log }: Given) {
  const { diagnostics, guides, ignores } = findings;
  const owned = new Disposables();
  const staged = owned.add(new StagedWatcher({ git, ignores, ownTokens, diagnostics, log }));
  const commits = owned.add(new NewCommitWatcher({ git, guides, ignores, ownTokens, log }));
  const files = new HookFiles({ tokens, bundledCli, storage: context.globalStorageUri.fsPath });
  const hooks = owned.add(new HookUpkeep({ files, tokens, git, log }));
  const check = new CommitCheckSettings(context.globalState);

  const watch = () => {
    for (const each of [staged, commits, hooks]) {
      inBackground(each.start(), log);
    }
  };
  return {
    /** In a folder that is trusted, or from when it is. */
    start: () => {
      if (vscode.workspace.isTrusted) {
        watch();
      } else {
        owned.add(vscode.workspace.onDidGrantWorkspaceTrust(watch));
      }
    },
    dispose: () => owned.dispose(),
    commands: {
      installHook: async () => {
        const { installGitHooks } = await import('./hookCommands.ts');
        if (await installGitHooks({ git, files })) await setContext(contexts.guarded, true);
      },
      removeHook: async () => (await import('./hookCommands.ts')).removeGitHooks(git),
      turnOnCommitCheck: async () => (await import('./commitCheck.ts')).turnOnCommitCheck(check),
      turnOffCommitCheck: async () => (await import('./commitCheck.ts')).turnOffCommitCheck(check),
    } satisfies Partial<CommandHandlers>,
  };
}
