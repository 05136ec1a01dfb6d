import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Connection } from '../../src/editor/connection.ts';
import type { Session } from '../../src/editor/session.ts';
import type { Brought, ShipmentStore } from '../../src/editor/shipments/shipmentStore.ts';
import { StatusNotifications } from '../../src/editor/shipments/statusNotifications.ts';
import type { ListedShipment } from '../../src/trackberry/shipment.ts';

const row = (status: string): ListedShipment => ({
  id: 'ship_1',
  reference: 'BU-1',
  status,
  json: status,
  problems: [],
});

describe('the notification of a status', () => {
  const { showInformationMessage, showErrorMessage } = vscode.window;
  const owned: vscode.Disposable[] = [];
  const notifyOn = (value: readonly string[] | undefined) =>
    vscode.workspace.getConfiguration().update('trackberry.notifyOnStatus', value, vscode.ConfigurationTarget.Global);
  before(() => notifyOn(['ready_for_review']));
  after(async () => {
    Object.assign(vscode.window, { showInformationMessage, showErrorMessage });
    for (const each of owned) each.dispose();
    await notifyOn(undefined);
  });

  it('says where the shipment cannot be shown, and why stands in the log', async () => {
    const brought = new vscode.EventEmitter<Brought>();
    const session = { label: 'Acme Produce', place: 'acme' } as Session;
    const connection = { session, onDidChange: new vscode.EventEmitter<void>().event };
    const store = { loaded: { more: false }, filter: undefined, onDidBring: brought.event };
    const logged: string[] = [];
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (line: string) => void logged.push(line) };
    const said = new Promise<string>((resolve) => {
      Object.assign(vscode.window, {
        showInformationMessage: async (_: string, show: string) => show,
        showErrorMessage: async (message: string) => resolve(message),
      });
    });
    const notifications = new StatusNotifications({
      store: store as unknown as ShipmentStore, // all that is read of the two
      connection: connection as unknown as Connection,
      log,
      show: () => Promise.reject(new Error('The page is gone.')),
    });
    owned.push(notifications, brought);
    const [before, rows] = [[row('pending')], [row('ready_for_review')]];
    brought.fire({ before: undefined, rows: before, by: 'refresh' });
    brought.fire({ before, rows, by: 'background' });
    assert.match(await said, /The page is gone/);
    assert.match(logged.join('\n'), /The page is gone/);
  });
});
