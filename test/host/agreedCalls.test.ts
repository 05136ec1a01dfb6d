import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { agreedSession, agreesToPrice } from '../../src/editor/callsPrice.ts';
import { chosen } from '../../src/editor/profiles/activeProfile.ts';
import { SessionClosedError } from '../../src/editor/session.ts';
import { callForEach } from '../../src/editor/shipments/callForEach.ts';
import type { ListParts } from '../../src/editor/shipments/listParts.ts';
import { revealShipment } from '../../src/editor/shipments/revealCommand.ts';
import { FakeWindows, nextState } from '../support/fakeWindows.ts';

const price = { what: 'Loading produce', button: 'Load Produce', calls: 1_000 };

describe('what many calls were agreed to for', () => {
  let windows: FakeWindows;
  before(async () => {
    windows = await FakeWindows.start();
  });
  const { showWarningMessage: ask, showInformationMessage: tell, showInputBox } = vscode.window;
  afterEach(async () => {
    Object.assign(vscode.window, { showWarningMessage: ask, showInformationMessage: tell, showInputBox });
    await windows.forgetProfiles();
  });
  after(() => windows[Symbol.asyncDispose]());

  /** A window with the first of two organizations. */
  const connected = async () => {
    const { tokens, active, connection } = windows.open();
    const acme = await tokens.add('Acme Produce', windows.checked);
    const berry = await tokens.add('Berry Union', { ...windows.checked, token: windows.api.readOnlyToken });
    await active.choose(chosen(acme));
    await connection.update();
    const { session } = connection;
    assert.ok(session?.label === 'Acme Produce');
    const switchTo = async () => {
      const changed = nextState(connection);
      await active.choose(chosen(berry));
      await changed;
      assert.equal(connection.session?.label, 'Berry Union');
    };
    return { connection, session, switchTo };
  };
  /** Presses a button of the next question, after something has happened. */
  const answer = (button: string | undefined, meanwhile: () => Promise<void> = async () => {}) => {
    const pressed = async () => {
      await meanwhile();
      return button;
    };
    vscode.window.showWarningMessage = pressed as typeof ask;
  };

  it('is the organization that is connected', async () => {
    const { connection, session } = await connected();
    answer(price.button);
    assert.equal(await agreedSession(connection, price), session);
    answer(undefined);
    assert.equal(await agreedSession(connection, price), undefined);
  });

  it('is not the one that came while the question stood there', async () => {
    const { connection, switchTo } = await connected();
    answer(price.button, switchTo);
    assert.equal(await agreedSession(connection, price), undefined);
  });

  it('need not be asked for where they fit into what is left above the reserve', async () => {
    const { session } = await connected();
    const asked: string[] = [];
    vscode.window.showWarningMessage = (async (message: string) => {
      asked.push(message);
    }) as typeof ask;
    const reset = { resetAt: Date.now() + 30_000, waiting: { person: 0, view: 0, background: 0 } };
    const quota = { ...session.throttle.state(), ...reset, limit: 20, remaining: 12 };
    assert.equal(await agreesToPrice({ ...price, calls: 10 }, quota), true);
    assert.equal(await agreesToPrice({ ...price, calls: 11 }, quota), false);
    assert.deepEqual(asked, ['Loading produce costs 11 calls.']);
  });

  it('gets no more calls once another one is connected', async () => {
    const { session, switchTo } = await connected();
    const called: string[] = [];
    const calls = callForEach({ title: 'Loading produce', ids: ['a', 'b', 'c'], session }, async (id) => {
      called.push(id);
      if (id === 'b') await switchTo();
    });
    await assert.rejects(calls, SessionClosedError);
    assert.deepEqual(called, ['a', 'b']);
  });

  it('is not the one that came while a shipment was about to be looked for', async () => {
    for (const filter of [undefined, 'pending'] as const) {
      const { connection, switchTo } = await connected();
      const made: string[] = [];
      const store = {
        filter,
        loaded: { rows: [], more: true },
        error: undefined,
        loading: undefined,
        callsForAll: 1,
        ensureLoaded: async () => {},
        loadAll: async () => made.push('all'),
        setFilter: async () => made.push('filter'),
      };
      const parts = { store, connection } as unknown as ListParts; // all that is read of them
      const look = async (meanwhile: () => Promise<void>) => {
        const pressed = async (_: string, button: string) => {
          await meanwhile();
          return button;
        };
        Object.assign(vscode.window, { showInputBox: async () => 'BU-1', showInformationMessage: pressed });
        await revealShipment(parts);
      };
      await look(async () => {});
      assert.deepEqual(made.splice(0), filter === undefined ? ['all'] : ['filter', 'all']);
      await look(switchTo);
      assert.deepEqual(made, []);
      await windows.forgetProfiles();
    }
  });
});
