import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { ApiAddress } from '../../../src/trackberry/apiAddress.ts';

/** Answers one whole request, given as text; what is written to the socket is the answer, however broken. */
export type Reply = (request: string, socket: Socket) => void;

/** A server on this machine that speaks HTTP only as far as a test wants it to. */
export class RawServer {
  /** Every whole request, head and body. */
  readonly received: string[] = [];
  readonly connections: Socket[] = [];
  readonly #reply: Reply;
  readonly #server = createServer((socket) => this.#listen(socket));

  constructor(reply: Reply) {
    this.#reply = reply;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get address(): ApiAddress {
    const origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return { baseUrl: `${origin}/api/v1`, origin };
  }

  /** Resolves as soon as the first connection is gone. */
  async cut(): Promise<void> {
    const [socket] = this.connections;
    if (socket !== undefined && !socket.closed) {
      await new Promise((resolve) => socket.once('close', resolve));
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.connections) {
      socket.destroy();
    }
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }

  #listen(socket: Socket): void {
    this.connections.push(socket);
    let text = '';
    socket.on('error', () => socket.destroy()); // a client that cuts the connection is part of the tests
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const bodyLength = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
      if (head >= 0 && text.length >= head + 4 + bodyLength) {
        const request = text;
        text = '';
        this.received.push(request);
        this.#reply(request, socket);
      }
    });
  }
}

/** A whole and correct answer. */
export function respond(
  status: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Reply {
  return (_, socket) => {
    const bytes = Buffer.from(body);
    const start = Buffer.from(head(status, { 'content-length': String(bytes.length), ...headers }), 'latin1');
    socket.write(Buffer.concat([start, bytes])); // in one piece: a second one would wait for the first's acknowledgement
  };
}

export function head(status: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

/** The token that came with a request, as a server that echoes would find it. */
export function tokenIn(request: string): string {
  return /^authorization: Bearer (.+)\r$/im.exec(request)?.[1] ?? '';
}
