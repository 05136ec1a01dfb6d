import * as vscode from 'vscode';
import type { MadeCall } from '../explorer/history/historyRecord.ts';
import type { Way } from '../explorer/protocol.ts';
import type { Log } from '../trackberry/log.ts';
import type { CommandHandlers } from './commands.ts';
import type { ConnectionParts } from './connectionParts.ts';
import { Disposables } from './disposables.ts';
import { EndpointsTree } from './explorerViews/endpointsTree.ts';
import { historyCommands } from './explorerViews/historyCommands.ts';
import { HistoryTree } from './explorerViews/historyTree.ts';
import { contexts, panels } from './ids.ts';
import { OnFirstUse } from './onFirstUse.ts';
import { setContext } from './setContext.ts';
import type { ShipmentParts } from './shipments/shipmentParts.ts';

interface Given extends Pick<ConnectionParts, 'connect' | 'connection' | 'ownTokens'> {
  context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'storageUri'>;
  shipments: Pick<ShipmentParts, 'page' | 'store'>;
  log: Log;
}

/** The API Explorer: its panel, the endpoints and the history. All but the two views is loaded when it is first used. */
export function explorerParts({ context, connect, connection, ownTokens, shipments, log }: Given) {
  const { extensionUri, globalState, storageUri } = context;
  const { redactor } = connect;
  const owned = new Disposables();
  const endpoints = owned.add(
    new OnFirstUse(async () => (await import('./explorer/endpoints.ts')).Endpoints.open(log)),
  );
  owned.add(new EndpointsTree(endpoints));
  const history = owned.add(
    new OnFirstUse(async () => {
      const { WorkspaceHistory } = await import('./explorer/workspaceHistory.ts');
      const onDidChange = () => tree.refresh();
      return new WorkspaceHistory({ storage: storageUri, ownTokens, redactor, log, onDidChange });
    }),
  );
  const tree = owned.add(new HistoryTree(history));
  const onDidCall = async (call: MadeCall) => {
    await setContext(contexts.called, true);
    await (await history.get()).record(call);
  };
  const snippets = owned.add(
    new OnFirstUse(async () => {
      const { RequestSnippets } = await import('./explorer/requestSnippets.ts');
      return new RequestSnippets({ memento: globalState, ownTokens, redactor });
    }),
  );
  const explorer = owned.add(
    new OnFirstUse(async () => {
      const { ExplorerPanel } = await import('./explorer/explorerPanel.ts');
      return new ExplorerPanel({
        connection,
        snippets: await snippets.get(),
        endpoints: await endpoints.get(),
        extensionUri,
        log,
        showShipment: async (id) => (await shipments.page.get()).show(id, 'anew'),
        ownTokens,
        redactor,
        onDidWrite: () => shipments.store.refreshAfterWrite('view'),
        onDidCall,
      });
    }),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(panels.explorer, {
      deserializeWebviewPanel: async (panel) => (await explorer.get()).restore(panel),
    }),
  );
  const take = async (way: Way) => {
    const { takeRequest } = await import('./explorer/takeRequest.ts');
    const parts = { endpoints: await endpoints.get(), snippets: await snippets.get(), explorer: await explorer.get() };
    await takeRequest({ connection, ...parts }, way);
  };

  return {
    onDidCall,
    openShipment: async (id: string) => (await explorer.get()).show({ operationId: 'getShipment', parameters: { id } }),
    dispose: () => owned.dispose(),
    commands: {
      ...historyCommands({ tree, history, explorer, endpoints, snippets, connection }),
      openExplorer: async () => (await explorer.get()).show(),
      copyRequestAs: () => take('copyAs'),
      copyRequestAgain: () => take('copyAgain'),
      insertRequest: () => take('insert'),
      saveRequest: () => take('saveHttp'),
      pasteCurl: async () => {
        const { pasteCurl } = await import('./explorer/pasteCurl.ts');
        const [panel, calls] = await Promise.all([explorer.get(), endpoints.get()]);
        await pasteCurl({ ...connect, connection, endpoints: calls, explorer: panel });
      },
      refreshEndpoints: async () => (await endpoints.get()).refresh(),
      tryEndpoint: async (id) => {
        const { tryEndpoint } = await import('./explorer/tryEndpoint.ts');
        await tryEndpoint(await endpoints.get(), await explorer.get(), id);
      },
    } satisfies Partial<CommandHandlers>,
  };
}

export type ExplorerParts = ReturnType<typeof explorerParts>;
