import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import { secretOf } from '../../src/editor/findings/foundSecret.ts';
import { chosen } from '../../src/editor/profiles/activeProfile.ts';
import { pickOrganization } from '../../src/editor/profiles/organizationPicker.ts';
import { profileArgument, profileOf } from '../../src/editor/profiles/profileArgument.ts';
import { OwnTokens } from '../../src/editor/token/ownTokens.ts';
import { storeFoundToken } from '../../src/editor/token/setToken.ts';
import { TokenUnavailableError } from '../../src/editor/token/tokenErrors.ts';
import type { Finding } from '../../src/scan/finding.ts';
import { FakeMemento } from '../support/fakeSecretStorage.ts';
import { FakeWindows, nextState } from '../support/fakeWindows.ts';

const labelOf = ({ label }: { label: string }) => label;

describe('the organizations of a window', () => {
  let windows: FakeWindows;
  before(async () => {
    windows = await FakeWindows.start();
  });
  afterEach(() => windows.forgetProfiles());
  after(() => windows[Symbol.asyncDispose]());

  const readOnly = () => ({ ...windows.checked, token: windows.api.readOnlyToken });
  const addTwo = async () => {
    const { tokens } = windows.open();
    return [await tokens.add('Acme Produce', windows.checked), await tokens.add('Berry Union', readOnly())] as const;
  };

  it('takes the one that there is, and keeps to it when another window adds a second', async () => {
    const { tokens } = windows.open();
    await tokens.add('Acme Produce', windows.checked);
    const here = windows.open();
    await here.connection.update();
    const { session } = here.connection;
    assert.equal(session?.label, 'Acme Produce');
    await tokens.add('Berry Union', readOnly());
    await here.connection.update();
    assert.equal(here.connection.session, session);
    assert.equal(session.signal.aborted, false);
  });

  it('asks where there are several and the workspace remembers none', async () => {
    await addTwo();
    const { connection } = windows.open();
    await connection.update();
    assert.ok(connection.state.kind === 'unchosen');
    assert.deepEqual(
      connection.state.profiles.map(({ label }) => label),
      ['Acme Produce', 'Berry Union'],
    );
  });

  it('is remembered by the workspace', async () => {
    const [, second] = await addTwo();
    const workspace = new FakeMemento();
    const before = windows.open(workspace);
    await before.active.choose(chosen(second));
    const { connection } = windows.open(workspace);
    await connection.update();
    assert.equal(connection.session?.label, 'Berry Union');
  });

  it('is another one in each window, whatever happens to the others', async () => {
    const [first, second] = await addTwo();
    const one = windows.open();
    const two = windows.open();
    await one.active.choose(chosen(first));
    await two.active.choose(chosen(second));
    await Promise.all([one.connection.update(), two.connection.update()]);
    const { session } = one.connection;
    assert.equal(session?.label, 'Acme Produce');
    assert.equal(two.connection.session?.label, 'Berry Union');

    await two.tokens.rename(second, 'Berry Union North');
    await two.tokens.replace(second, windows.checked);
    await two.active.choose(chosen(first));
    await two.tokens.remove(second);
    await Promise.all([one.connection.update(), two.connection.update()]);
    assert.equal(one.connection.session, session);
    assert.equal(session.signal.aborted, false);
  });

  it('is nobody after its removal in another window, and no other comes in its place', async () => {
    const [first, second] = await addTwo();
    const here = windows.open();
    await here.active.choose(chosen(first));
    await here.connection.update();
    const { session } = here.connection;
    const removed = nextState(here.connection);
    const other = windows.open();
    await other.tokens.remove(first);
    const state = await removed;
    assert.ok(state.kind === 'unchosen');
    assert.equal(state.removed, 'Acme Produce');
    assert.deepEqual(
      state.profiles.map(({ id }) => id),
      [second.id],
    );
    assert.ok(session?.signal.aborted);
  });

  it('loses none where two windows write the names at the same time', async () => {
    const one = windows.open();
    const before = windows.state.get('trackberry.profiles');
    await one.tokens.add('Acme Produce', windows.checked);
    const two = windows.open();
    await windows.state.update('trackberry.profiles', before); // as a window that had not heard of it would write them
    await two.tokens.add('Berry Union', readOnly());
    for (const { tokens } of [one, two, windows.open()]) {
      assert.deepEqual((await tokens.profiles()).map(({ label }) => label).sort(), ['Acme Produce', 'Berry Union']);
    }
  });

  it('keeps the name that it was given, where another window writes the earlier one back', async () => {
    const one = windows.open();
    const profile = await one.tokens.add('Acme Produce', windows.checked);
    const before = windows.state.get('trackberry.profiles');
    await one.tokens.rename(profile, 'Acme Fruit');
    await windows.state.update('trackberry.profiles', before); // as a window that had not heard of it would write them
    const two = windows.open();
    assert.deepEqual((await two.tokens.profiles()).map(labelOf), ['Acme Fruit']);
    assert.deepEqual(windows.state.get<{ label: string }[]>('trackberry.profiles')?.map(labelOf), ['Acme Fruit']);
    await windows.state.update('trackberry.profiles', before);
    assert.equal((await two.tokens.replace(profile, readOnly())).label, 'Acme Fruit');
  });

  it('is renamed without its token, which another window may replace at the same time', async () => {
    const { tokens } = windows.open();
    const profile = await tokens.add('Acme Produce', windows.checked);
    const renaming = tokens.rename(profile, 'Acme Fruit');
    await Promise.all([renaming, windows.open().tokens.replace(profile, readOnly())]);
    assert.deepEqual(await tokens.tokens(), [windows.api.readOnlyToken]);
    assert.deepEqual((await tokens.profiles()).map(labelOf), ['Acme Fruit']);
  });

  it('is one, where its token was stored only after it was tried again', async () => {
    const parts = windows.open();
    windows.secrets.refuseOnce = 'trackberry.change'; // the token is stored by then
    const asked: string[] = [];
    const { showInputBox, showWarningMessage } = vscode.window;
    Object.assign(vscode.window, {
      showInputBox: async () => 'Acme Produce',
      showWarningMessage: async (message: string, _: unknown, tryAgain: string) => {
        asked.push(message);
        return tryAgain;
      },
    });
    try {
      assert.equal(await storeFoundToken(parts, windows.api.token, true), true);
    } finally {
      Object.assign(vscode.window, { showInputBox, showWarningMessage });
    }
    assert.deepEqual(asked, ['The token could not be stored.']);
    assert.deepEqual((await parts.tokens.profiles()).map(labelOf), ['Acme Produce']);
  });

  it('is the one of version 0.1.0, whose secret has neither name nor dates', async () => {
    const { origin } = windows.checked.address;
    const id = 'of-0.1.0';
    await windows.state.update('trackberry.profiles', [
      { id, label: 'Acme Produce', origin, storedAt: 1000, checkedAt: 1000 },
    ]);
    await windows.secrets.store(`trackberry.token.${id}`, JSON.stringify({ token: windows.api.token, origin }));
    const { tokens, connection } = windows.open();
    await connection.update();
    assert.equal(connection.session?.label, 'Acme Produce');
    assert.deepEqual(await tokens.profiles(), [
      { kind: 'stored', id, label: 'Acme Produce', origin, storedAt: 1000, checkedAt: 1000, secret: 'there' },
    ]);
  });

  it('is never by itself that of the environment, and that one goes only where it was chosen for', async () => {
    const workspace = new FakeMemento();
    const { active, connection, tokens } = windows.open(workspace, windows.api.token);
    await connection.update();
    assert.equal(connection.state.kind, 'signedOut');
    assert.deepEqual(await tokens.tokens(), [windows.api.token]);
    assert.deepEqual(await tokens.profiles(), []);

    const { origin } = windows.checked.address;
    const { fingerprint = '' } = (await tokens.environment(origin)) ?? {};
    const connected = nextState(connection);
    await active.choose({ kind: 'environment', origin, fingerprint });
    assert.equal((await connected).kind, 'connected');
    assert.equal(connection.session?.label, 'TRACKBERRY_API_TOKEN');
    await connection.session?.client.listShipments({ perPage: 1 });

    await active.choose({ kind: 'environment', origin: 'https://elsewhere.example', fingerprint });
    await connection.update();
    assert.equal(connection.state.kind, 'unusable');

    const later = windows.open(workspace);
    await later.connection.update();
    const { state } = later.connection;
    assert.ok(state.kind === 'unusable' && state.error instanceof Error);
    assert.match(state.error.message, /TRACKBERRY_API_TOKEN is not set/);
  });

  it('is not another one that the environment holds the next time, until that is chosen', async () => {
    const { origin } = windows.checked.address;
    const workspace = new FakeMemento();
    const before = windows.open(workspace, windows.api.token);
    const { fingerprint = '' } = (await before.tokens.environment(origin)) ?? {};
    await before.active.choose({ kind: 'environment', origin, fingerprint });
    await before.connection.update();
    const { place } = before.connection.session ?? {};
    const remembered = JSON.stringify(workspace.get('trackberry.profile'));
    assert.ok(!remembered.includes(windows.api.token));

    const reopened = windows.open(workspace, windows.api.token);
    await reopened.connection.update();
    assert.equal(reopened.connection.session?.place, place);

    const calls = windows.api.requests.length;
    const another = windows.open(workspace, windows.api.readOnlyToken);
    await another.connection.update();
    const { state } = another.connection;
    assert.ok(state.kind === 'unusable' && state.error instanceof TokenUnavailableError);
    assert.match(state.error.message, /TRACKBERRY_API_TOKEN may hold another token than the one that was chosen/);
    assert.equal(windows.api.requests.length, calls);

    const found = await another.tokens.environment(origin);
    await another.active.choose({ kind: 'environment', origin, fingerprint: found?.fingerprint ?? '' });
    await another.connection.update();
    assert.notEqual(another.connection.session?.place, place);
  });

  it('has its token found by the scan, whichever is connected, and that of the environment too', async () => {
    await addTwo();
    const inEnvironment = windows.api.forbiddenToken;
    const { tokens } = windows.open(new FakeMemento(), inEnvironment);
    const ownTokens = new OwnTokens(tokens, { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} });
    for (const token of [windows.api.token, windows.api.readOnlyToken, inEnvironment]) {
      assert.equal(await ownTokens.holds(`curl -H "Authorization: Bearer ${token}"`), true);
    }
    assert.equal(await ownTokens.holds('curl -H "Authorization: Bearer $TOKEN"'), false);
    ownTokens.dispose();
  });

  it('is known by its token, plain or encoded', async () => {
    const [, second] = await addTwo();
    const { tokens } = windows.open();
    const { token, origin } = { token: windows.api.readOnlyToken, origin: second.origin };
    for (const literal of [token, Buffer.from(token).toString('base64')]) {
      const finding = { rule: 'own-token' } as Finding;
      assert.deepEqual(await secretOf({ literal, finding }, tokens), { token, stored: { profile: second, origin } });
    }
  });

  it('is nobody else where a command names one that was removed', async () => {
    const [first, second] = await addTwo();
    const { tokens } = windows.open();
    assert.deepEqual(profileOf(profileArgument(second), await tokens.profiles()), second);
    await tokens.remove(second);
    const profiles = await tokens.profiles();
    assert.deepEqual(profiles, [first]);
    assert.throws(() => profileOf(profileArgument(second), profiles), /This organization was removed/);
    for (const nobody of [undefined, {}, 'refused', { profile: 1 }]) {
      assert.equal(profileOf(nobody, profiles), undefined);
    }
  });

  it('has a token of its own: whose it is otherwise is known', async () => {
    const [first, second] = await addTwo();
    const { tokens } = windows.open();
    assert.deepEqual(await tokens.heldElsewhere(windows.api.readOnlyToken, first), second);
    assert.equal(await tokens.heldElsewhere(windows.api.readOnlyToken, second), undefined);
    assert.equal(await tokens.heldElsewhere(windows.api.forbiddenToken, first), undefined);
  });

  it('is listed without an age where nobody knows when its token was set', async () => {
    const [first, second] = await addTwo();
    const { origin } = second;
    const created = mock.method(vscode.window, 'createQuickPick');
    const picked = pickOrganization({
      profiles: [{ ...first, storedAt: 0 }, second],
      current: undefined,
      hasEnvironmentToken: false,
      origin,
    });
    created.mock.restore();
    const picker = created.mock.calls[0]?.result;
    const descriptions = picker?.items.slice(0, 2).map(({ description }) => description);
    assert.deepEqual(descriptions, [`${origin} · token set at an unknown time`, `${origin} · token set today`]);
    picker?.hide();
    await picked;
  });

  it('is the sandbox after a reload, too, from which one comes back to where one was', async () => {
    const [first] = await addTwo();
    const workspace = new FakeMemento();
    const before = windows.open(workspace);
    await before.active.choose(chosen(first));
    await before.active.enterSandbox();
    await before.active.enterSandbox();
    const { active, connection } = windows.open(workspace);
    await connection.update();
    assert.equal(connection.session?.sandbox, true);
    const left = nextState(connection);
    await active.leaveSandbox();
    await left;
    assert.equal(connection.session?.label, 'Acme Produce');
  });
});
