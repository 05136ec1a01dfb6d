import { Agent, fetch } from 'undici';
import type { ApiAddress } from '../../../src/trackberry/apiAddress.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import {
  type ApiRequest,
  type Credential,
  type ExchangeOptions,
  Transport,
} from '../../../src/trackberry/transport.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { RawServer, type Reply } from './rawServer.ts';

export const timeoutMs = 30_000;
export const list: ApiRequest = { method: 'GET', path: '/shipments' };
export const create: ApiRequest = { method: 'POST', path: '/shipments', body: '{"shipment":{"reference":"BU-1"}}' };

/** A transport over undici's `fetch`, on a fake clock, with servers of its own. */
export class TransportFixture {
  readonly clock = new FakeClock();
  readonly redactor = new Redactor();
  token = aToken;
  readonly transport: Transport;
  readonly #agent = new Agent();
  readonly #servers: RawServer[] = [];
  readonly #firstHeaders = Promise.withResolvers<void>();

  constructor(maxBytes: number) {
    const fetchWithAgent = async (url: URL, init: RequestInit) => {
      const response = await fetch(url, { ...(init as object), dispatcher: this.#agent });
      this.#firstHeaders.resolve();
      return response;
    };
    this.transport = new Transport({
      fetch: fetchWithAgent as unknown as typeof globalThis.fetch,
      clock: this.clock,
      redactor: this.redactor,
      userAgent: 'trackberry-api-explorer/0.0.0',
      timeoutMs: () => timeoutMs,
      maxBytes,
    });
  }

  async serve(reply: Reply): Promise<RawServer> {
    const server = await new RawServer(reply).start();
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

  async stop(): Promise<void> {
    await this.#agent.destroy();
    await Promise.all(this.#servers.map((server) => server.stop()));
  }
}

/** A fresh one for each test of the `describe` around it. */
export function useTransport({ maxBytes = 1_000_000 } = {}): () => TransportFixture {
  let fixture: TransportFixture | undefined;
  beforeEach(() => {
    fixture = new TransportFixture(maxBytes);
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
