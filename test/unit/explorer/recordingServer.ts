import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived, to the byte. */
export interface Arrived {
  method: string | undefined;
  /** Path and query as they stood in the request line. */
  target: string | undefined;
  authorization: string | undefined;
  contentType: string | undefined;
  body: Buffer;
}

/** A server on this machine that keeps what arrives. */
export class RecordingServer {
  readonly arrived: Arrived[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      const { authorization, 'content-type': contentType } = headers;
      this.arrived.push({ method, target, authorization, contentType, body: Buffer.concat(chunks) });
      response.setHeader('content-type', 'application/json').end('{}');
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
