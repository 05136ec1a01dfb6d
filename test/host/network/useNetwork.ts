import assert from 'node:assert/strict';
import { editorFetch } from '../../../src/editor/editorFetch.ts';
import { parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { systemClock } from '../../../src/trackberry/clock.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import { type ApiRequest, Transport } from '../../../src/trackberry/transport.ts';
import type { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { SystemAuthority } from '../../support/network/systemAuthority.ts';
import { TestSettings } from './testSettings.ts';

/** Marked, so that a search finds it for certain; invented, and put together so that no scanner stops here. */
export const token = ['marked', 'h8Wd', '2pXr', 'T5nY', '3cKq', 'token'].join('-');
export const list: ApiRequest = { method: 'GET', path: '/shipments' };
export const create: ApiRequest = { method: 'POST', path: '/shipments', body: '{"shipment":{"reference":"BU-1341"}}' };

export interface Network {
  /** Among the system's certificates of this extension host. */
  readonly authority: CertificateAuthority;
  /** As they were after each test. */
  readonly settings: TestSettings;
  /** Closes it after the last test. */
  keep<T extends AsyncDisposable>(server: T): T;
  /** Sends with the token, as the extension does. */
  exchange(baseUrl: string, request?: ApiRequest, signal?: AbortSignal): Promise<Exchange>;
  /** Why an exchange fails. */
  failure(baseUrl: string, request?: ApiRequest): Promise<Error>;
}

/** Gives the tests of the surrounding `describe` what they need to send as the extension does, to servers of their own. */
export function useNetwork(): Network {
  const kept: AsyncDisposable[] = [];
  const settings = new TestSettings();
  let authority: CertificateAuthority | undefined;
  const transport = new Transport({
    fetch: editorFetch,
    clock: systemClock,
    redactor: new Redactor(),
    userAgent: 'test',
    timeoutMs: () => 10_000,
  });
  const exchange = (baseUrl: string, request = list, signal?: AbortSignal) =>
    transport.exchange(
      request,
      { address: parseApiAddress(baseUrl), token: async () => token },
      signal === undefined ? {} : { signal },
    );

  before('find the authority', async function () {
    authority = await SystemAuthority.ofThisProcess();
    // A desktop VS Code reads the certificates of the machine, which no test may change.
    if (authority === undefined) this.skip();
  });
  afterEach('restore the settings', () => settings.restore());
  after('close the servers', async () => {
    for (const each of kept.reverse()) await each[Symbol.asyncDispose]();
  });

  return {
    get authority() {
      assert.ok(authority);
      return authority;
    },
    settings,
    keep(server) {
      kept.push(server);
      return server;
    },
    exchange,
    failure: (baseUrl, request) =>
      exchange(baseUrl, request).then(
        ({ status }) => assert.fail(`was answered ${status}`),
        (error: unknown) => {
          assert.ok(error instanceof Error);
          return error;
        },
      ),
  };
}
