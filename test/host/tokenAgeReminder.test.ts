import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionState } from '../../src/editor/connection.ts';
import type { StoredProfile } from '../../src/editor/profiles/profile.ts';
import type { Session } from '../../src/editor/session.ts';
import { TokenAgeReminder } from '../../src/editor/token/tokenAgeReminder.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { FakeMemento } from '../support/fakeSecretStorage.ts';

const hour = 3_600_000;
const day = 24 * hour;
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (message: string) => assert.fail(message) };

describe('the reminder of an old token', () => {
  let clock: FakeClock;
  let state: FakeMemento;
  const owned: vscode.Disposable[] = [];
  beforeEach(() => {
    clock = new FakeClock();
    state = new FakeMemento();
  });
  afterEach(() => {
    for (const each of owned.splice(0)) each.dispose();
  });

  /** A window that works with a profile whose token is so many days old. */
  const openWindow = (days: number, { focused = true, later = false, warningDays = 90, id = 'acme' } = {}) => {
    const connected = new vscode.EventEmitter<ConnectionState>();
    const focus = new vscode.EventEmitter<vscode.WindowState>();
    const profile: StoredProfile = {
      kind: 'stored',
      id,
      label: 'Acme Produce',
      origin: 'https://trackberry.ag',
      storedAt: clock.wall() - days * day,
      secret: 'there',
    };
    const connection: { session: Session | undefined; onDidChange: vscode.Event<ConnectionState> } = {
      session: undefined,
      onDidChange: connected.event,
    };
    const window = { state: { focused, active: true }, onDidChangeWindowState: focus.event };
    const asked: StoredProfile[] = [];
    const ask = async (whose: StoredProfile) => {
      asked.push(whose);
      return later;
    };
    const parts = { connection, state, clock, window, warningDays: () => warningDays, ask, log };
    const reminder = new TokenAgeReminder(parts);
    owned.push(reminder, connected, focus);
    return {
      asked,
      end: () => reminder.dispose(),
      connect: () => {
        const session = { profile } as unknown as Session; // all that is read of it
        connection.session = session;
        connected.fire({ kind: 'connected', session });
      },
      setFocus: () => {
        window.state.focused = true;
        focus.fire(window.state);
      },
    };
  };

  it('comes when the window is at rest, once, and not before the token is old', async () => {
    const old = openWindow(90);
    const young = openWindow(89.5, { id: 'other' });
    old.connect();
    young.connect();
    await clock.advance(9_000);
    assert.equal(old.asked.length, 0);
    await clock.advance(2_000);
    assert.equal(old.asked.length, 1);
    assert.equal(young.asked.length, 0);
    await clock.advance(13 * hour); // it has become old meanwhile
    assert.equal(young.asked.length, 1);
    await clock.advance(30 * day);
    old.connect();
    await clock.advance(day);
    assert.equal(old.asked.length, 1);
  });

  it('comes once a day at most, in whatever window, and in a week where that was asked for', async () => {
    const first = openWindow(100);
    first.connect();
    await clock.advance(hour);
    const second = openWindow(100);
    second.connect();
    await clock.advance(22 * hour);
    assert.deepEqual([first.asked.length, second.asked.length], [1, 0]);
    await clock.advance(8 * hour);
    assert.equal(second.asked.length, 1);

    await clock.advance(day);
    const third = openWindow(100, { later: true });
    third.connect();
    await clock.advance(hour);
    assert.equal(third.asked.length, 1);
    const fourth = openWindow(100);
    fourth.connect();
    await clock.advance(6 * day);
    assert.equal(fourth.asked.length, 0);
    await clock.advance(2 * day);
    assert.equal(fourth.asked.length, 1);
  });

  it('comes from the window that has the focus', async () => {
    const [here, there] = [openWindow(100), openWindow(100, { focused: false })];
    here.connect();
    there.connect();
    await clock.advance(day + hour);
    assert.deepEqual([here.asked.length, there.asked.length], [1, 0]);
    there.setFocus();
    await clock.advance(hour);
    assert.equal(there.asked.length, 1);
  });

  it('does not come with 0, for a token without a date, or after the end', async () => {
    const never = openWindow(400, { warningDays: 0 });
    const unknown = openWindow(clock.wall() / day);
    const ended = openWindow(400, { id: 'ended' });
    for (const each of [never, unknown, ended]) each.connect();
    ended.end();
    await clock.advance(3 * day);
    assert.deepEqual([never.asked.length, unknown.asked.length, ended.asked.length], [0, 0, 0]);
    for (const each of owned.splice(0)) each.dispose();
    assert.equal(clock.timers, 0);
  });
});
