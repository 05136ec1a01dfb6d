import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import { commands } from '../../src/editor/ids.ts';
import type { StoredProfile } from '../../src/editor/profiles/profile.ts';
import type { Session } from '../../src/editor/session.ts';
import { TokenRefused } from '../../src/editor/token/tokenRefused.ts';
import { UnauthorizedError } from '../../src/trackberry/errors.ts';
import type { ThrottleState } from '../../src/trackberry/throttle.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const answer = { url: '', status: 401, statusText: '', headers: [], body: '', bytes: 0, headersMs: 1, totalMs: 1 };
const refusal = new UnauthorizedError('It was refused.', answer);

describe('the message of a refused token', () => {
  const shown: { text: string; press: (button?: string) => void }[] = [];
  let run: { command: string; argument: unknown }[] = [];
  beforeEach(() => {
    shown.length = 0;
    run = [];
    mock.method(vscode.window, 'showErrorMessage', (text: string) => {
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      shown.push({ text, press: resolve });
      return promise;
    });
    mock.method(vscode.commands, 'executeCommand', async (command: string, argument: unknown) => {
      run.push({ command, argument });
    });
  });
  afterEach(() => mock.restoreAll());

  const sessionOf = (id: string): Session => {
    const profile: StoredProfile = {
      kind: 'stored',
      id,
      label: id,
      origin: 'https://trackberry.ag',
      storedAt: 1,
      secret: 'there',
    };
    return { profile, origin: profile.origin, throttle: {} } as unknown as Session; // all that is read of it
  };
  /** A window whose session's calls are refused when `refuse` is called. */
  const openWindow = (session: Session) => {
    const quota = new vscode.EventEmitter<ThrottleState>();
    const connection = { session, onDidChangeQuota: quota.event };
    const refused = new TokenRefused(connection, log);
    const refuse = () => quota.fire({ unauthorized: refusal } as ThrottleState);
    return { connection, refused, refuse };
  };
  const messages = () => shown.map(({ text }) => /token of (\w+)/.exec(text)?.[1]);

  it('means the organization that it names, whoever the window works with when its button is pressed', async () => {
    const { connection, refuse } = openWindow(sessionOf('acme'));
    refuse();
    connection.session = sessionOf('berry');
    shown[0]?.press('Replace Token');
    await new Promise(setImmediate);
    assert.deepEqual(run, [{ command: commands.rotateToken, argument: { profile: 'acme' } }]);
  });

  it('is shown once for each token, while it is there', async () => {
    const [acme, berry] = [sessionOf('acme'), sessionOf('berry')];
    const { connection, refused, refuse } = openWindow(acme);
    refuse();
    connection.session = berry;
    refuse();
    assert.deepEqual(messages(), ['acme', 'berry']);
    shown[0]?.press();
    await new Promise(setImmediate);
    await refused.show(refusal); // a person's next call
    assert.deepEqual(messages(), ['acme', 'berry']);
    shown[1]?.press();
    await new Promise(setImmediate);
    const again = refused.show(refusal);
    assert.deepEqual(messages(), ['acme', 'berry', 'berry']);
    shown[2]?.press();
    await again;
  });
});
