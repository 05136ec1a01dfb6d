import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { systemClock } from '../../../src/trackberry/clock.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import { Transport } from '../../../src/trackberry/transport.ts';
import type { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { SystemAuthority } from '../../support/network/systemAuthority.ts';

/** Marked, so that a search finds it for certain; invented, and put together so that no scanner stops here. */
export const token = ['marked', 'h8Wd', '2pXr', 'T5nY', '3cKq', 'token'].join('-');

export interface Network {
  /** Among the system's certificates of this extension host. */
  readonly authority: CertificateAuthority;
  /** Closes it after the last test. */
  keep<T extends AsyncDisposable>(server: T): T;
  /** Puts it in the user's settings until the test ends; resolves when the extension host has it. */
  set(name: string, value: unknown): Promise<void>;
  /** Asks for shipments with the token, as the extension does. */
  exchange(baseUrl: string): Promise<Exchange>;
  /** Why an exchange fails. */
  failure(baseUrl: string): Promise<Error>;
}

/** Gives the tests of the surrounding `describe` what they need to send over VS Code's `fetch` to servers of their own. */
export function useNetwork(): Network {
  const kept: AsyncDisposable[] = [];
  const changed = new Set<string>();
  let authority: CertificateAuthority | undefined;
  const transport = new Transport({
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: systemClock,
    redactor: new Redactor(),
    userAgent: 'test',
    timeoutMs: () => 10_000,
  });
  const exchange = (baseUrl: string) =>
    transport.exchange(
      { method: 'GET', path: '/shipments' },
      { address: parseApiAddress(baseUrl), token: async () => token },
    );

  before('find the authority', async function () {
    authority = await SystemAuthority.ofThisProcess();
    // A desktop VS Code reads the certificates of the machine, which no test may change.
    if (authority === undefined) this.skip();
  });
  afterEach('restore the settings', async () => {
    for (const name of changed) await setSetting(name, undefined);
    changed.clear();
  });
  after('close the servers', async () => {
    for (const each of kept.reverse()) await each[Symbol.asyncDispose]();
  });

  return {
    get authority() {
      assert.ok(authority);
      return authority;
    },
    keep(server) {
      kept.push(server);
      return server;
    },
    async set(name, value) {
      changed.add(name);
      await setSetting(name, value);
    },
    exchange,
    failure: (baseUrl) =>
      exchange(baseUrl).then(
        ({ status }) => assert.fail(`was answered ${status}`),
        (error: unknown) => {
          assert.ok(error instanceof Error);
          return error;
        },
      ),
  };
}

async function setSetting(name: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  if (isDeepStrictEqual(configuration.inspect(name)?.globalValue, value)) return;
  const arrived = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(name)) return;
      subscription.dispose();
      resolve();
    });
  });
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  await arrived;
}
