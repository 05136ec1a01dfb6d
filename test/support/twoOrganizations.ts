import { once } from 'node:events';
import { request as ask, createServer, type Server } from 'node:http';
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
    const server = createServer((request, response) => {
      const { origin } = new URL(ofBerry.has(request.headers.authorization ?? '') ? berry.baseUrl : acme.baseUrl);
      const { method, headers } = request;
      const passed = ask(`${origin}${request.url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TwoOrganizations(acme, berry, server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await Promise.all([this.acme.close(), this.berry.close()]);
  }
}
