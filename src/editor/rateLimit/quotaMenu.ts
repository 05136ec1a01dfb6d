import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import { commands } from '../ids.ts';
import { withoutIcons } from '../plainText.ts';
import { waitingInBackground } from './backgroundWork.ts';

interface MenuItem extends vscode.QuickPickItem {
  command: string;
  arguments?: unknown[];
}

/** What a click on the status bar offers. */
export async function showQuotaMenu(connection: Connection): Promise<void> {
  const { session } = connection;
  const background = waitingInBackground(connection);
  const items: MenuItem[] = [
    ...(background === 0
      ? []
      : [
          {
            label: `$(stop-circle) ${vscode.l10n.t('Cancel Background Work ({0})', background)}`,
            command: commands.cancelBackgroundWork,
          },
        ]),
    { label: `$(refresh) ${vscode.l10n.t('Refresh Shipments')}`, command: commands.refreshShipments },
    { label: `$(rocket) ${vscode.l10n.t('Open API Explorer')}`, command: commands.openExplorer },
    session?.sandbox
      ? { label: `$(beaker) ${vscode.l10n.t('Stop Sandbox')}`, command: commands.stopSandbox }
      : { label: `$(beaker) ${vscode.l10n.t('Start Sandbox')}`, command: commands.startSandbox },
    { label: `$(organization) ${vscode.l10n.t('Switch Organization…')}`, command: commands.switchOrganization },
    ...(session?.profile.kind === 'stored'
      ? [{ label: `$(key) ${vscode.l10n.t('Rotate Token…')}`, command: commands.rotateToken }]
      : []),
    {
      label: `$(gear) ${vscode.l10n.t('Settings')}`,
      command: 'workbench.action.openSettings',
      arguments: ['trackberry'],
    },
    { label: `$(output) ${vscode.l10n.t('Show Log')}`, command: commands.showLog },
  ];
  const title = session === undefined ? 'Trackberry' : withoutIcons(`Trackberry: ${session.label} (${session.origin})`);
  const chosen = await vscode.window.showQuickPick(items, { title });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
  }
}
