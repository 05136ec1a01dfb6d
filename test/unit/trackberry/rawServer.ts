import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { ApiAddress } from '../../../src/trackberry/apiAddress.ts';

/** Answers one request, given as text; what is written to the socket is the answer, however broken. */
export type Reply = (request: string, socket: Socket) => void;

/** A server on this machine that speaks HTTP only as far as a test wants it to. */
export class RawServer {
  /** Every request that was answered: head and body, or as much as had come. */
  readonly received: string[] = [];
  readonly connections: Socket[] = [];
  readonly #reply: Reply;
  readonly #answersAt: 'head' | 'end';
  readonly #server = createServer((socket) => this.#listen(socket));

  /** @param answersAt the end of a request's head, whatever comes after it, or the end of its body. */
  constructor(reply: Reply, answersAt: 'head' | 'end' = 'end') {
    this.#reply = reply;
    this.#answersAt = answersAt;
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
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const bodyLength = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
      if (head >= 0 && (this.#answersAt === 'head' || text.length >= head + 4 + bodyLength)) {
        const request = text;
        text = '';
        this.received.push(request);
        if (this.#answersAt === 'head') {
          socket.off('data', read);
        }
        this.#reply(request, socket);
      }
    };
    socket.on('data', read);
  }
}

/** A whole and correct answer. */
export function respond(
  status: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Reply {
  const bytes = Buffer.from(body);
  const start = Buffer.from(head(status, { 'content-length': String(bytes.length), ...headers }), 'latin1');
  return raw(Buffer.concat([start, bytes])); // in one piece: a second one would wait for the first's acknowledgement
}

/** Writes this, a text as Latin-1, and does the rest once the client has had the chance to read it. */
export function raw(bytes: string | Uint8Array, next?: (socket: Socket) => void): Reply {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  return (_, socket) => {
    socket.write(whole, () => next && setImmediate(next, socket));
  };
}

/** Writes the start, and then more without an end, as fast as it is taken. */
export function flood(start: string, more: string): Reply {
  return (_, socket) => {
    const pour = () => {
      while (socket.writable && !socket.writableNeedDrain) {
        socket.write(more);
      }
    };
    socket.write(start);
    socket.on('drain', pour);
    pour();
  };
}

export const reset = (socket: Socket) => socket.resetAndDestroy();
export const end = (socket: Socket) => socket.end();

export function head(status: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

/** The token that came with a request, as a server that echoes would find it. */
export function tokenIn(request: string): string {
  return /^authorization: Bearer (.+)\r$/im.exec(request)?.[1] ?? '';
}
