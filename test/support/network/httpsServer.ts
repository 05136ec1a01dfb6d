import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerCertificate } from './certificateAuthority.ts';

export interface ReceivedRequest {
  readonly url: string;
  readonly authorization: string | undefined;
}

/** An https server on 127.0.0.1 that remembers who asked for what: what it has seen came out of TLS. */
export class HttpsServer implements AsyncDisposable {
  readonly requests: ReceivedRequest[] = [];
  /** May be replaced at any time. */
  answer: RequestListener;
  readonly #server: Server;

  private constructor(certificate: ServerCertificate, answer: RequestListener) {
    this.answer = answer;
    this.#server = createServer({ ...certificate }, (request, response) => {
      const { url = '', headers } = request;
      this.requests.push({ url, authorization: headers.authorization });
      this.answer(request, response);
    });
  }

  static async start(certificate: ServerCertificate, answer: RequestListener): Promise<HttpsServer> {
    const started = new HttpsServer(certificate, answer);
    started.#server.listen(0, '127.0.0.1');
    await once(started.#server, 'listening');
    return started;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Shows another certificate from now on; who is connected has to connect again. */
  present(certificate: ServerCertificate): void {
    this.#server.setSecureContext({ ...certificate });
    this.#server.closeAllConnections();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
