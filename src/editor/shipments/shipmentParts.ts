import * as vscode from 'vscode';
import type { MadeCall } from '../../explorer/history/historyRecord.ts';
import type { Log } from '../../trackberry/log.ts';
import type { CommandHandlers } from '../commands.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { panels } from '../ids.ts';
import { OnFirstUse } from '../onFirstUse.ts';
import { ShipmentDocuments } from '../shipmentPage/shipmentDocument.ts';
import type { TokenStore } from '../token/tokenStore.ts';
import { BackgroundRefresh } from './backgroundRefresh.ts';
import { KeptArrangement } from './keptArrangement.ts';
import { SeenMemory } from './seenMemory.ts';
import { shipmentCommands } from './shipmentCommands.ts';
import { ShipmentList } from './shipmentList.ts';
import { ShipmentMarks } from './shipmentMarks.ts';
import { shipmentOf } from './shipmentNode.ts';
import { ShipmentStore } from './shipmentStore.ts';
import { ShipmentsTree } from './shipmentsTree.ts';
import { StatusNotifications } from './statusNotifications.ts';

interface Given {
  context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState' | 'workspaceState'>;
  connection: Connection;
  tokens: TokenStore;
  log: Log;
  openInExplorer(id: string): Promise<void>;
  /** A call that was made outside of the explorer, for its history. */
  onDidCall(call: MadeCall): Promise<void>;
}

/** The shipments: what is loaded of them, their view, and the page and the JSON of one. */
export function shipmentParts({ context, connection, tokens, log, openInExplorer, onDidCall }: Given) {
  const { extensionUri, globalState, workspaceState } = context;
  const owned = new Disposables();
  const store = owned.add(new ShipmentStore(connection));
  const list = owned.add(new ShipmentList({ store, kept: new KeptArrangement(workspaceState), log }));
  const seen = owned.add(new SeenMemory({ state: globalState, tokens, log }));
  const marks = owned.add(new ShipmentMarks({ store, connection, memory: seen }));
  const tree = owned.add(new ShipmentsTree({ store, list, marks, connection }));
  owned.add(new BackgroundRefresh({ store, connection, tree }));
  const documents = owned.add(new ShipmentDocuments(store, connection));
  const page = owned.add(
    new OnFirstUse(async () => {
      const { ShipmentPanel } = await import('../shipmentPage/shipmentPanel.ts');
      const onDidShow = (id: string) => marks.seeOne(id);
      return new ShipmentPanel({ connection, store, documents, extensionUri, log, openInExplorer, onDidShow });
    }),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(panels.shipment, {
      deserializeWebviewPanel: async (panel, state) => (await page.get()).restore(panel, state),
    }),
  );
  owned.add(new StatusNotifications({ store, connection, log, show: async (id) => (await page.get()).show(id) }));

  return {
    store,
    page,
    dispose: () => owned.dispose(),
    commands: {
      ...shipmentCommands({ store, list, tree, marks, connection }),
      createShipment: async () => {
        const { createShipment } = await import('../create/createShipment.ts');
        await createShipment({ connection, store, reveal: (id) => tree.reveal(id), onDidCall });
      },
      showShipment: async (node) => {
        const { showShipment } = await import('../shipmentPage/showShipment.ts');
        await showShipment(node, { store, panel: await page.get() });
      },
      showShipmentJson: (node) => documents.show(shipmentOf(node)),
      openInExplorer: (node) => openInExplorer(shipmentOf(node)),
    } satisfies Partial<CommandHandlers>,
  };
}

export type ShipmentParts = ReturnType<typeof shipmentParts>;
