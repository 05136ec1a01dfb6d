import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Connection, type ConnectionState, TokenUnavailableError } from '../../src/editor/connection.ts';
import { SandboxHost } from '../../src/editor/sandboxHost.ts';
import { Throttles } from '../../src/editor/throttles.ts';
import { TokenStore } from '../../src/editor/tokenStore.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { parseApiAddress } from '../../src/trackberry/apiAddress.ts';
import { systemClock } from '../../src/trackberry/clock.ts';
import { Redactor } from '../../src/trackberry/redactor.ts';
import { Transport } from '../../src/trackberry/transport.ts';
import { FakeMemento, FakeSecretStorage } from '../support/fakeSecretStorage.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('the connection of a window', () => {
  const secrets = new FakeSecretStorage();
  const state = new FakeMemento();
  const owned: vscode.Disposable[] = [];
  let sandbox: Sandbox;
  let presenceFolder: string;
  /** One window's connection; all of them share secrets and global state. */
  const openWindow = () => {
    const tokens = new TokenStore(secrets, state);
    const transport = new Transport({
      fetch,
      clock: systemClock,
      redactor: new Redactor(),
      userAgent: 'test',
      timeoutMs: () => 5000,
    });
    const throttles = new Throttles({ secrets, presenceFolder, log: silent });
    const connection = new Connection({ tokens, sandbox: new SandboxHost(), transport, throttles, log: silent });
    owned.push(tokens, connection, throttles);
    return { tokens, connection };
  };
  const next = (connection: Connection) =>
    new Promise<ConnectionState>((resolve) => {
      const subscription = connection.onDidChange((changed) => {
        subscription.dispose();
        resolve(changed);
      });
    });
  const setBaseUrl = (value: string | undefined) =>
    vscode.workspace.getConfiguration().update('trackberry.baseUrl', value, vscode.ConfigurationTarget.Global);

  before(async () => {
    sandbox = await startSandbox();
    presenceFolder = await temporaryFolder('presence');
    await setBaseUrl(sandbox.baseUrl);
  });
  after(async () => {
    for (const each of owned) each.dispose();
    await setBaseUrl(undefined);
    await sandbox.close();
    await removeFolder(presenceFolder);
  });

  it('follows a token that another window stores, and one that it removes', async () => {
    const here = openWindow();
    const other = openWindow();
    await here.connection.update();
    assert.equal(here.connection.state.kind, 'signedOut');

    const connected = next(here.connection);
    const address = parseApiAddress(sandbox.baseUrl);
    await other.tokens.save({ token: sandbox.token, label: 'Acme Produce', address, checked: true });
    assert.equal((await connected).kind, 'connected');
    assert.equal(here.connection.session?.label, 'Acme Produce');
    const { shipments } = (await here.connection.session?.client.listShipments({ perPage: 3 })) ?? { shipments: [] };
    assert.equal(shipments.length, 3);

    const removed = next(here.connection);
    const profile = other.tokens.profile();
    assert.ok(profile);
    await other.tokens.remove(profile);
    assert.equal((await removed).kind, 'signedOut');
  });

  it('gives the token to no other address than the one that it was stored with', async () => {
    const { tokens, connection } = openWindow();
    const elsewhere = parseApiAddress('https://elsewhere.example/api/v1');
    await tokens.save({ token: sandbox.token, label: 'Acme Produce', address: elsewhere, checked: true });
    await connection.update();
    const { state: reached } = connection;
    assert.ok(reached.kind === 'unusable' && reached.error instanceof TokenUnavailableError);
    assert.match(reached.error.message, /elsewhere\.example.*127\.0\.0\.1/);
  });

  it('sends nothing for a session whose token was replaced, even before it has heard of it', async () => {
    const { tokens, connection } = openWindow();
    const address = parseApiAddress(sandbox.baseUrl);
    await tokens.save({ token: sandbox.token, label: 'Acme Produce', address, checked: true });
    await connection.update();
    const { session } = connection;
    const profile = tokens.profile();
    assert.ok(session && profile);
    const before = sandbox.requests.length;
    for (const secret of [
      { token: sandbox.token, origin: 'https://elsewhere.example' },
      { token: sandbox.readOnlyToken, origin: address.origin },
    ]) {
      secrets.storeUnheard(`trackberry.token.${profile.id}`, JSON.stringify(secret));
      await assert.rejects(session.client.listShipments(), TokenUnavailableError);
    }
    assert.equal(sandbox.requests.length, before);
  });

  it('keeps the quota of a token that is set again, under another name', async () => {
    const { tokens, connection } = openWindow();
    const address = parseApiAddress(sandbox.baseUrl);
    await tokens.save({ token: sandbox.token, label: 'Acme Produce', address, checked: true });
    await connection.update();
    await connection.session?.client.listShipments();
    const { remaining } = connection.session?.throttle.state() ?? {};
    const renamed = next(connection);
    await tokens.save({ token: sandbox.token, label: 'Acme Fruit', address, checked: true });
    await renamed;
    assert.equal(connection.session?.label, 'Acme Fruit');
    assert.ok(remaining !== undefined);
    assert.equal(connection.session?.throttle.state().remaining, remaining);
  });

  it('recovers from a keychain that was locked', async () => {
    const { tokens, connection } = openWindow();
    const address = parseApiAddress(sandbox.baseUrl);
    await tokens.save({ token: sandbox.token, label: 'Acme Produce', address, checked: true });
    secrets.locked = true;
    await connection.update();
    assert.equal(connection.state.kind, 'unusable');
    secrets.locked = false;
    await connection.update();
    assert.equal(connection.state.kind, 'connected');
  });

  it('says that a token is gone from the secret storage', async () => {
    const { tokens, connection } = openWindow();
    const profile = tokens.profile();
    assert.ok(profile);
    await secrets.delete(`trackberry.token.${profile.id}`);
    await connection.update();
    const { state: reached } = connection;
    assert.ok(reached.kind === 'unusable' && reached.error instanceof Error);
    assert.match(reached.error.message, /no longer in VS Code's secret storage/);
  });
});
