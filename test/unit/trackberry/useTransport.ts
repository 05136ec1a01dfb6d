import { Agent, fetch as undiciFetch } from 'undici';
import type { ApiAddress } from '../../../src/trackberry/apiAddress.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import {
  type ApiRequest,
  type Credential,
  type ExchangeOptions,
  type Fetch,
  Transport,
} from '../../../src/trackberry/transport.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { RawServer, type Reply } from './rawServer.ts';

export const timeoutMs = 30_000;
export const list: ApiRequest = { method: 'GET', path: '/shipments' };
export const create: ApiRequest = { method: 'POST', path: '/shipments', body: '{"shipment":{"reference":"BU-1"}}' };

interface FixtureOptions {
  maxBytes?: number;
  /** undici's own, on connections of its own, or that of Node. */
  fetch?: 'undici' | 'global';
}

/** A transport on a fake clock, with servers of its own. */
export class TransportFixture {
  readonly clock = new FakeClock();
  readonly redactor = new Redactor();
  token = aToken;
  readonly transport: Transport;
  readonly #agent = new Agent();
  readonly #servers: RawServer[] = [];
  readonly #firstHeaders = Promise.withResolvers<void>();
  #waitsAnew = Promise.withResolvers<void>();

  constructor({ maxBytes = 1_000_000, fetch = 'undici' }: FixtureOptions) {
    const { clock } = this;
    const send: Fetch = async (url, outgoing) => {
      const response = await (fetch === 'global'
        ? globalThis.fetch(url, outgoing)
        : undiciFetch(url, { ...outgoing, dispatcher: this.#agent }));
      this.#firstHeaders.resolve();
      return response as Response;
    };
    this.transport = new Transport({
      fetch: send,
      clock: {
        monotonic: () => clock.monotonic(),
        wall: () => clock.wall(),
        after: (ms, callback) => {
          const cancel = clock.after(ms, callback);
          this.#waitsAnew.resolve();
          return cancel;
        },
      },
      redactor: this.redactor,
      userAgent: 'trackberry-api-explorer/0.0.0',
      timeoutMs: () => timeoutMs,
      maxBytes,
    });
  }

  async serve(reply: Reply, answersAt?: 'head'): Promise<RawServer> {
    const server = await new RawServer(reply, answersAt).start();
    this.#servers.push(server);
    return server;
  }

  credential(address: ApiAddress): Credential {
    return { address, token: () => Promise.resolve(this.token) };
  }

  exchange(server: RawServer, request: ApiRequest = list, options?: ExchangeOptions): Promise<Exchange> {
    return this.transport.exchange(request, this.credential(server.address), options);
  }

  /** Sends to a server that answers like this. */
  async answered(reply: Reply, request?: ApiRequest): Promise<Exchange> {
    return this.exchange(await this.serve(reply), request);
  }

  /** Resolves when the headers of the first answer are there. */
  headersCame(): Promise<void> {
    return this.#firstHeaders.promise;
  }

  /** Does this, and resolves when the transport has got something because of it, and waits anew. */
  async getsOn(step: () => void): Promise<void> {
    this.#waitsAnew = Promise.withResolvers<void>();
    step();
    await this.#waitsAnew.promise;
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
    await Promise.all(this.#servers.map((server) => server.stop()));
  }
}

/** A fresh one for each test of the `describe` around it. */
export function useTransport(options: FixtureOptions = {}): () => TransportFixture {
  let fixture: TransportFixture | undefined;
  beforeEach(() => {
    fixture = new TransportFixture(options);
  });
  afterEach(async () => {
    await fixture?.stop();
  });
  return () => {
    if (fixture === undefined) {
      throw new Error('The transport exists inside a test only.');
    }
    return fixture;
  };
}
