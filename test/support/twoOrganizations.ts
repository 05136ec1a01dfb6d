import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

/** One address of the API with two organizations behind it, each with shipments of its own: the token says which. */
export class TwoOrganizations implements AsyncDisposable {
  readonly baseUrl: string;
  /** With the newest reference BU-1401. */
  readonly acme: Sandbox;
  /** With three shipments, the newest BU-1344. */
  readonly berry: Sandbox;
  readonly #server: Server;
  /** Berry's calls wait for it. */
  #open: Promise<void> = Promise.resolve();

  private constructor(acme: Sandbox, berry: Sandbox, server: Server) {
    this.acme = acme;
    this.berry = berry;
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}${new URL(acme.baseUrl).pathname}`;
  }

  static async start(): Promise<TwoOrganizations> {
    const acme = await startSandbox({ shipments: 61 });
    const berry = await startSandbox({ shipments: 4, seed: 2 });
    const ofBerry = new Set([berry.token, berry.readOnlyToken, berry.forbiddenToken].map((token) => `Bearer ${token}`));
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const both = new TwoOrganizations(acme, berry, server);
    server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
      const isOfBerry = ofBerry.has(request.headers.authorization ?? '');
      if (isOfBerry) {
        await both.#open;
      }
      const { origin } = new URL(isOfBerry ? berry.baseUrl : acme.baseUrl);
      const { method, headers } = request;
      const passed = ask(`${origin}${request.url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    });
    return both;
  }

  /** Holds back the answers to Berry's calls. @returns what lets them go. */
  holdBerry(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#open = promise;
    return resolve;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await Promise.all([this.acme.close(), this.berry.close()]);
  }
}
