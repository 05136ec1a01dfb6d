import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived, to the byte. */
export interface Arrived {
  method: string | undefined;
  /** Path and query as they stood in the request line. */
  target: string | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server on this machine that keeps what arrives. */
export class RecordingServer {
  readonly arrived: Arrived[] = [];
  /** Where every request is sent on to, by a redirect that keeps method and body. */
  redirectTo: string | undefined;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      this.arrived.push({ method, target, headers, body: Buffer.concat(chunks) });
      response.setHeader('content-type', 'application/json');
      if (this.redirectTo !== undefined) {
        response.writeHead(307, { location: this.redirectTo });
      }
      response.end('{}');
    });
  });

  /** @returns its base URL. */
  start(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v1`);
      });
    });
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
