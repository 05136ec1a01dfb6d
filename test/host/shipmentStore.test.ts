import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Connection } from '../../src/editor/connection.ts';
import { ShipmentStore } from '../../src/editor/shipments/shipmentStore.ts';
import type { CallOptions } from '../../src/trackberry/client.ts';

describe('the first page of the shipments', () => {
  const changed = new vscode.EventEmitter<void>();
  after(() => changed.dispose());

  it('is asked for anew by a person, where a background refresh waits for its turn', async () => {
    const asked: (string | undefined)[] = [];
    const waiting = Promise.withResolvers<void>();
    const listShipments = (_: unknown, { priority, signal }: CallOptions) => {
      asked.push(priority);
      waiting.resolve();
      const page = { shipments: [{ id: 'ship_1', json: '{}', problems: [] }], total: 1, problems: [] };
      return priority === 'background'
        ? new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
        : Promise.resolve(page);
    };
    const session = { client: { listShipments }, signal: new AbortController().signal };
    const connection = { session, state: { kind: 'connected', session }, onDidChange: changed.event };
    const store = new ShipmentStore(connection as unknown as Connection); // all that is read of it
    const background = store.refreshInBackground();
    await waiting.promise;
    await store.ensureLoaded();
    await background;
    assert.deepEqual(asked, ['background', 'person']);
    assert.equal(store.loaded?.rows.length, 1);
    assert.equal(store.error, undefined);
    store.dispose();
  });
});
