import assert from 'node:assert/strict';
import { TokenLostError, TokenUnavailableError } from '../../src/editor/token/tokenErrors.ts';
import { parseApiAddress } from '../../src/trackberry/apiAddress.ts';
import { FakeWindows, nextState } from '../support/fakeWindows.ts';

describe('the connection of a window', () => {
  let windows: FakeWindows;
  before(async () => {
    windows = await FakeWindows.start();
  });
  afterEach(() => windows.forgetProfiles());
  after(() => windows[Symbol.asyncDispose]());

  it('follows a token that another window stores, and one that it removes', async () => {
    const here = windows.open();
    const other = windows.open();
    await here.connection.update();
    assert.equal(here.connection.state.kind, 'signedOut');

    const connected = nextState(here.connection);
    const profile = await other.tokens.add('Acme Produce', windows.checked);
    assert.equal((await connected).kind, 'connected');
    assert.equal(here.connection.session?.label, 'Acme Produce');
    const { shipments } = (await here.connection.session?.client.listShipments({ perPage: 3 })) ?? { shipments: [] };
    assert.equal(shipments.length, 3);

    const removed = nextState(here.connection);
    await other.tokens.remove(profile);
    assert.equal((await removed).kind, 'signedOut');
  });

  it('gives the token to no other address than the one that it was stored with', async () => {
    const { tokens, connection } = windows.open();
    const elsewhere = parseApiAddress('https://elsewhere.example/api/v1');
    await tokens.add('Acme Produce', { ...windows.checked, address: elsewhere });
    await connection.update();
    const { state: reached } = connection;
    assert.ok(reached.kind === 'unusable' && reached.error instanceof TokenUnavailableError);
    assert.match(reached.error.message, /elsewhere\.example.*127\.0\.0\.1/);
    assert.equal(reached.label, 'Acme Produce');
  });

  it('sends nothing for a session whose token was replaced, even before it has heard of it', async () => {
    const { tokens, connection } = windows.open();
    const { id } = await tokens.add('Acme Produce', windows.checked);
    await connection.update();
    const { session } = connection;
    assert.ok(session);
    const before = windows.api.requests.length;
    for (const secret of [
      { token: windows.api.token, origin: 'https://elsewhere.example' },
      { token: windows.api.readOnlyToken, origin: session.origin },
    ]) {
      windows.secrets.storeUnheard(`trackberry.token.${id}`, JSON.stringify(secret));
      await assert.rejects(session.client.listShipments(), TokenUnavailableError);
    }
    assert.equal(windows.api.requests.length, before);
  });

  it('keeps the quota of a token under another name', async () => {
    const { tokens, connection } = windows.open();
    const profile = await tokens.add('Acme Produce', windows.checked);
    await connection.update();
    await connection.session?.client.listShipments();
    const { remaining } = connection.session?.throttle.state() ?? {};
    const renamed = nextState(connection);
    await tokens.rename(profile, 'Acme Fruit');
    await renamed;
    assert.equal(connection.session?.label, 'Acme Fruit');
    assert.ok(remaining !== undefined);
    assert.equal(connection.session?.throttle.state().remaining, remaining);
  });

  it('replaces a token in one step: the session of the old one ends, its calls with it', async () => {
    const { tokens, connection } = windows.open();
    const profile = await tokens.add('Acme Produce', windows.checked);
    await connection.update();
    const { session } = connection;
    assert.ok(session);
    const replaced = nextState(connection);
    await tokens.replace(profile, { ...windows.checked, token: windows.api.readOnlyToken });
    await replaced;
    assert.ok(session.signal.aborted);
    assert.equal(connection.session?.label, 'Acme Produce');
    assert.notEqual(connection.session?.throttle, session.throttle);
    await connection.session?.client.listShipments({ perPage: 1 });
    assert.deepEqual(await tokens.tokens(), [windows.api.readOnlyToken]);
  });

  it('recovers from a keychain that was locked', async () => {
    const { tokens, connection } = windows.open();
    await tokens.add('Acme Produce', windows.checked);
    windows.secrets.locked = true;
    await connection.update();
    assert.equal(connection.state.kind, 'unusable');
    assert.equal((await tokens.profiles())[0]?.secret, 'locked');
    windows.secrets.locked = false;
    await connection.update();
    assert.equal(connection.state.kind, 'connected');
  });

  it('says that a token is gone from the secret storage, and takes one in its place', async () => {
    const { tokens, connection } = windows.open();
    const profile = await tokens.add('Acme Produce', windows.checked);
    await windows.secrets.delete(`trackberry.token.${profile.id}`);
    await connection.update();
    const { state: reached } = connection;
    assert.ok(reached.kind === 'unusable' && reached.error instanceof TokenLostError);
    assert.match(reached.error.message, /Acme Produce is no longer in VS Code's secret storage/);
    assert.equal((await tokens.profiles())[0]?.secret, 'gone');

    const connected = nextState(connection);
    await tokens.replace(reached.error.profile, windows.checked);
    assert.equal((await connected).kind, 'connected');
    assert.equal((await tokens.profiles()).length, 1);
  });
});
