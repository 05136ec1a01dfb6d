import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Connection } from '../../src/editor/connection.ts';
import { ShipmentDetails } from '../../src/editor/shipments/shipmentDetails.ts';
import type { CallOptions } from '../../src/trackberry/client.ts';

interface Asked extends CallOptions {
  id: string;
  answer(): void;
  fail(): void;
}

describe('the details of shipments', () => {
  const owned: vscode.Disposable[] = [];
  afterEach(() => {
    for (const each of owned.splice(0)) each.dispose();
  });

  const open = () => {
    const calls: Asked[] = [];
    const getShipment = (id: string, options: CallOptions) =>
      new Promise((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        const answer = () => resolve({ id, json: `call ${calls.length}`, pallets: [], checks: [], problems: [] });
        calls.push({ ...options, id, answer, fail: () => reject(new Error('No answer.')) });
      });
    const changed = new vscode.EventEmitter<void>();
    const session = () => ({ client: { getShipment }, signal: new AbortController().signal });
    const connection = { session: session(), onDidChange: changed.event };
    const details = new ShipmentDetails(connection as unknown as Connection); // all that is read of it
    owned.push(details, changed);
    const connectToAnother = () => {
      connection.session = session();
      changed.fire();
    };
    const call = (place: number) => {
      const made = calls[place];
      assert.ok(made);
      return made;
    };
    return { details, calls, call, connectToAnother };
  };

  it('are asked for once, until they are forgotten', async () => {
    const { details, calls, call } = open();
    const [one, two] = [details.get('a'), details.get('a')];
    call(0).answer();
    assert.equal(await one, await two);
    details.forget();
    details.get('a').catch(assert.fail);
    assert.equal(calls.length, 2);
  });

  it('stay, where a call fails that was forgotten meanwhile', async () => {
    const { details, calls, call } = open();
    const forgotten = details.get('a');
    details.forget();
    const newer = details.get('a');
    call(0).fail();
    await assert.rejects(forgotten);
    call(1).answer();
    assert.equal(await details.get('a'), await newer);
    assert.equal(calls.length, 2);
  });

  it('are asked for again after a failure', async () => {
    const { details, calls, call } = open();
    const failed = details.get('a');
    call(0).fail();
    await assert.rejects(failed);
    details.get('a').catch(assert.fail);
    assert.equal(calls.length, 2);
  });

  it('end with the signal of the work that they are asked for, which takes nothing from anybody else', async () => {
    const { details, calls, call } = open();
    const end = new AbortController();
    const copied = details.get('a', 'background', end.signal);
    const opened = details.get('a');
    assert.deepEqual(
      calls.map(({ priority }) => priority),
      ['background', 'person'],
    );
    end.abort(new vscode.CancellationError());
    await assert.rejects(copied, vscode.CancellationError);
    call(1).answer();
    assert.equal(await details.get('a'), await opened);
  });

  it('are known once such work has brought them', async () => {
    const { details, calls, call } = open();
    const copied = details.get('a', 'background', new AbortController().signal);
    call(0).answer();
    const brought = await copied;
    assert.equal(await details.get('a'), brought);
    assert.equal(calls.length, 1);
  });

  it('of one organization are never those of the next', async () => {
    const { details, calls, call, connectToAnother } = open();
    const late = [details.get('a', 'background', new AbortController().signal), details.reload('a')];
    connectToAnother();
    call(0).answer();
    call(1).answer();
    await Promise.all(late);
    details.get('a').catch(assert.fail);
    assert.equal(calls.length, 3);
  });
});
