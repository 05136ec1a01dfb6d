import * as vscode from 'vscode';
import type { Log } from '../../trackberry/log.ts';
import type { CommandHandlers } from '../commands.ts';
import { RemovalGuides } from '../commit/removalGuide.ts';
import type { ConnectionParts } from '../connectionParts.ts';
import { Disposables } from '../disposables.ts';
import type { GitExtension } from '../gitExtension.ts';
import { DocumentScan } from './documentScan.ts';
import { EditPreview } from './editPreview.ts';
import { FindingActions } from './findingActions.ts';
import { findingCommands } from './findingCommands.ts';
import { FindingHover, scannedDocuments } from './findingHover.ts';
import { FindingsTree } from './findingsTree.ts';
import { IgnoreLists } from './ignoreLists.ts';
import { TokenDiagnostics } from './tokenDiagnostics.ts';
import { WorkspaceFindings } from './workspaceFindings.ts';

interface Given extends Pick<ConnectionParts, 'connect' | 'connection' | 'ownTokens' | 'question'> {
  git: GitExtension;
  /** The program of the threads that scan the workspace. */
  worker: string;
  log: Log;
}

/** Tokens in files: the scans, where their findings are shown, and what is done about one. */
export function findingParts({ connect, connection, ownTokens, question, git, worker, log }: Given) {
  const owned = new Disposables();
  const diagnostics = owned.add(new TokenDiagnostics());
  owned.add(new FindingsTree(diagnostics));
  const { languages, workspace } = vscode;
  owned.add(languages.registerHoverProvider(scannedDocuments, new FindingHover(diagnostics)));
  const actions = new FindingActions(diagnostics);
  owned.add(languages.registerCodeActionsProvider(scannedDocuments, actions, FindingActions.metadata));
  const preview = owned.add(new EditPreview());
  const guides = owned.add(new RemovalGuides());
  const ignores = owned.add(new IgnoreLists(log));
  const workspaceFindings = owned.add(new WorkspaceFindings({ diagnostics, ignores, ownTokens, log }));
  const documentScan = owned.add(new DocumentScan({ diagnostics, workspaceFindings, ignores, ownTokens, git, log }));
  // Git can then say which of them it ignores.
  owned.add(workspace.onDidGrantWorkspaceTrust(() => documentScan.scanOpenDocuments()));

  const scan = { workspaceFindings, ownTokens, git, worker };
  const rotate = { ...connect, ...scan, connection, question, guides, log };
  return {
    diagnostics,
    guides,
    ignores,
    start: () => documentScan.scanOpenDocuments(),
    dispose: () => owned.dispose(),
    commands: {
      ...findingCommands({ ...rotate, preview }),
      rotateToken: async (argument) => (await import('../rotate/rotateToken.ts')).rotateTokenOf(rotate, argument),
      scanWorkspace: async () => (await import('./workspaceScan.ts')).scanWorkspace(scan),
    } satisfies Partial<CommandHandlers>,
  };
}

export type FindingParts = ReturnType<typeof findingParts>;
