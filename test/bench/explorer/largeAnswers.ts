import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An API whose list of shipments is long when no `per_page` is asked for; one page of it is short, and lets one connect. */
export class LargeAnswers implements AsyncDisposable {
  /** Unix milliseconds, when the last of the long answer was handed to the system. */
  sentAt = 0;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param bytes of the long answer, of which each row takes about a hundred. */
  static async start(bytes: number): Promise<LargeAnswers> {
    const rows = Math.round(bytes / 100);
    const long = JSON.stringify({ shipments: Array.from({ length: rows }, (_, index) => shipment(index)) });
    const short = JSON.stringify({ shipments: [shipment(0)] });
    const none = JSON.stringify({ shipments: [] });
    const server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const large = !searchParams.has('per_page');
      response.setHeader('content-type', 'application/json');
      response.end(large ? long : (searchParams.get('page') ?? '1') === '1' ? short : none, () => {
        if (large) answers.sentAt = performance.timeOrigin + performance.now();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answers = new LargeAnswers(server);
    return answers;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function shipment(index: number): object {
  const number = String(index).padStart(6, '0');
  return {
    id: `ship_${number}`,
    reference: `BU-${number}`,
    status: 'processing',
    vessel: 'Polar',
    boxes: index,
  };
}
