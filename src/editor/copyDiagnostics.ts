import * as os from 'node:os';
import * as vscode from 'vscode';
import { diagnosticsReport, type Facts } from '../diagnostics/report.ts';
import type { SettingFact } from '../diagnostics/settingShown.ts';
import { errorKind } from '../trackberry/errorKind.ts';
import type { Connection } from './connection.ts';
import type { KnownSecrets } from './explorer/secretRemover.ts';
import { secretRemover } from './explorer/secretRemover.ts';
import type { TokenDiagnostics } from './findings/tokenDiagnostics.ts';
import type { GitExtension } from './gitExtension.ts';
import { notify } from './notify.ts';
import type { StoredProfile } from './profiles/profile.ts';
import type { RecentFailures } from './recentFailures.ts';
import type { ShipmentStore } from './shipments/shipmentStore.ts';
import type { TokenStore } from './token/tokenStore.ts';

interface Parts extends KnownSecrets {
  extension: vscode.Extension<unknown>;
  tokens: TokenStore;
  connection: Connection;
  store: ShipmentStore;
  findings: TokenDiagnostics;
  git: GitExtension;
  failures: RecentFailures;
}

/** Puts a report for a bug's description into the clipboard, and offers to read it before it is pasted anywhere. */
export async function copyDiagnostics(parts: Parts): Promise<void> {
  const clean = await secretRemover(parts);
  const profiles = await parts.tokens.profiles();
  const report = clean(diagnosticsReport(factsOf(parts, profiles)), '');
  await vscode.env.clipboard.writeText(report);
  const show = vscode.l10n.t('Show');
  const chosen = await notify.information(
    vscode.l10n.t(
      'The diagnostics are in the clipboard. They name no token, organization, file or folder; have a look before you share them.',
    ),
    show,
  );
  if (chosen === show) {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content: report }),
    );
  }
}

function factsOf(parts: Parts, profiles: readonly StoredProfile[]): Facts {
  const { extension, connection, store, findings, git, failures } = parts;
  const { env, workspace } = vscode;
  const { loaded, loading, error } = store;
  const folders = workspace.workspaceFolders ?? [];
  return {
    at: Date.now(),
    versions: {
      extension: String(extension.packageJSON.version),
      editor: `${env.appName} ${vscode.version}, ${env.language}`,
      host: `${env.appHost}, ${env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}`,
      remote: remoteKind(env.remoteName),
      system: `${os.platform()} ${os.release()} ${os.arch()}`,
      node: process.version,
    },
    state: {
      connection: connectionShown(connection),
      organizations: `${profiles.length} stored (${profiles.map(({ secret }) => `secret ${secret}`).join(', ') || '–'})`,
      folders: `${folders.length} (${[...new Set(folders.map(({ uri }) => uri.scheme))].join(', ') || '–'})`,
      trusted: String(workspace.isTrusted),
      repositories: String(git.repositories.length),
      shipments: [
        loaded === undefined ? 'none loaded' : `${loaded.rows.length} of ${loaded.total ?? '?'}`,
        ...(loading === undefined ? [] : [`loading: ${loading}`]),
        ...(error === undefined ? [] : [errorKind(error)]),
      ].join(', '),
      findings: `${findings.shown.flat().length} in ${findings.shown.length} documents, ${
        findings.isWorkspaceScanned ? 'workspace scanned' : 'workspace not scanned'
      }`,
    },
    quota: connection.session?.throttle.state(),
    settings: settingsOf(extension),
    failures: failures.all,
  };
}

/** `ssh-remote`, `wsl`, `dev-container`, …; a server that is reached by its address has no kind, and the address is nobody's business. */
function remoteKind(name: string | undefined): string {
  return name === undefined ? 'none' : /^[a-z]+(-[a-z]+)*$/.test(name) && name !== 'localhost' ? name : 'server';
}

function connectionShown({ state }: Connection): string {
  if (state.kind === 'connected') {
    return `${state.session.profile.kind}, ${state.session.origin}`;
  }
  return state.kind === 'unusable' ? `unusable, ${errorKind(state.error)}` : state.kind;
}

/** All that package.json declares. */
function settingsOf({ packageJSON }: vscode.Extension<unknown>): SettingFact[] {
  const { properties } = packageJSON.contributes.configuration as {
    properties: Record<string, { default: unknown; enum?: readonly unknown[] }>;
  };
  const configuration = vscode.workspace.getConfiguration();
  return Object.entries(properties).map(([id, declared]) => {
    const { globalValue, workspaceValue, workspaceFolderValue } = configuration.inspect(id) ?? {};
    const setIn =
      workspaceFolderValue !== undefined
        ? 'folder'
        : workspaceValue !== undefined
          ? 'workspace'
          : globalValue !== undefined
            ? 'user'
            : '';
    const allowed = declared.enum;
    return { id, value: configuration.get(id), default: declared.default, ...(allowed && { allowed }), setIn };
  });
}
