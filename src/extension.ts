import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './editor/commands.ts';
import { commitParts } from './editor/commit/commitParts.ts';
import { connectionParts } from './editor/connectionParts.ts';
import { Disposables } from './editor/disposables.ts';
import { editorFetch } from './editor/editorFetch.ts';
import { type ExplorerParts, explorerParts } from './editor/explorerParts.ts';
import { findingParts } from './editor/findings/findingParts.ts';
import { GitExtension } from './editor/gitExtension.ts';
import { walkthroughs } from './editor/ids.ts';
import { RecentFailures } from './editor/recentFailures.ts';
import { settings } from './editor/settings.ts';
import { shipmentParts } from './editor/shipments/shipmentParts.ts';
import { useTranslation } from './l10n/translation.ts';
import { systemClock } from './trackberry/clock.ts';
import { redactedLog } from './trackberry/log.ts';
import { Redactor } from './trackberry/redactor.ts';
import { Transport } from './trackberry/transport.ts';

/** Builds every part once and joins them. Nothing here waits for the network, for git or for a file. */
export function activate(context: vscode.ExtensionContext): void {
  useTranslation({ language: vscode.env.language, texts: vscode.l10n.bundle });
  const { extension, extensionUri } = context;
  const inDist = (file: string) => path.join(extensionUri.fsPath, 'dist', file);
  const owned = new Disposables();
  context.subscriptions.push(owned);

  const channel = owned.add(vscode.window.createOutputChannel('Trackberry', { log: true }));
  const redactor = new Redactor();
  const failures = new RecentFailures();
  const log = redactedLog(channel, redactor);
  const transport = new Transport({
    fetch: editorFetch,
    clock: systemClock,
    redactor,
    userAgent: `trackberry-api-explorer/${String(extension.packageJSON.version)} vscode/${vscode.version}`,
    timeoutMs: () => settings.requestTimeoutMs(),
  });
  const git = owned.add(new GitExtension());

  const connecting = owned.add(connectionParts({ context, transport, redactor, log }));
  const { connect, connection, ownTokens, question } = connecting;
  const { tokens } = connect;
  const shipments = owned.add(
    shipmentParts({
      context,
      connection,
      tokens,
      log,
      openInExplorer: (id) => explorer.openShipment(id),
      onDidCall: (call) => explorer.onDidCall(call),
    }),
  );
  const explorer: ExplorerParts = owned.add(explorerParts({ context, connect, connection, ownTokens, shipments, log }));
  const worker = inDist('scan-worker.cjs');
  const findings = owned.add(findingParts({ connect, connection, ownTokens, question, git, worker, log }));
  const bundledCli = inDist('trackberry-scan.cjs');
  const commits = owned.add(commitParts({ context, findings, tokens, ownTokens, git, bundledCli, log }));

  owned.add(
    registerCommands(
      {
        ...connecting.commands,
        ...shipments.commands,
        ...explorer.commands,
        ...findings.commands,
        ...commits.commands,
        showLog: () => channel.show(),
        copyDiagnostics: async () => {
          const { copyDiagnostics } = await import('./editor/copyDiagnostics.ts');
          const [{ store }, { diagnostics }] = [shipments, findings];
          const parts = { extension, tokens, connection, store, git, failures, ownTokens, redactor };
          await copyDiagnostics({ ...parts, findings: diagnostics });
        },
        getStarted: () =>
          vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#${walkthroughs.start}`),
      },
      failures,
      connecting.showError,
    ),
  );
  connecting.start();
  findings.start();
  commits.start();
}
