import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectRequest {
  /** Host and port, as asked for. */
  readonly authority: string;
  /** The header `Proxy-Authorization`. */
  readonly credential: string | undefined;
  /** What it was answered: 200, 407 without the right credential, 502 for a host that it does not know. */
  readonly status: number;
}

export interface ForwardProxyOptions {
  /** The ports on 127.0.0.1 behind the names that this proxy alone resolves, by authority. */
  readonly hosts: ReadonlyMap<string, number>;
  /** User and password that it demands (RFC 7617, "Basic"); without it everyone may pass. */
  readonly login?: { readonly user: string; readonly password: string };
}

/** An HTTP proxy as in a company: it tunnels (CONNECT), asks for a login, and remembers all that clients sent to it. */
export class ForwardProxy implements AsyncDisposable {
  readonly connects: ConnectRequest[] = [];
  readonly #options: ForwardProxyOptions;
  readonly #received: Buffer[] = [];
  readonly #sockets = new Set<Duplex>();
  readonly #server = createServer((_, response) => response.writeHead(405).end());

  private constructor(options: ForwardProxyOptions) {
    this.#options = options;
    this.#server.on('connect', (request, client, first) => this.#connect(request, client, first));
  }

  static async start(options: ForwardProxyOptions): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(options);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Everything that could be read at the proxy: heads of requests, and the tunnels' bytes on their way to the server. */
  get received(): string {
    return Buffer.concat(this.#received).toString('latin1');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #connect({ url: authority = '', headers, rawHeaders }: IncomingMessage, client: Duplex, first: Buffer): void {
    const credential = headers['proxy-authorization'];
    const port = this.#options.hosts.get(authority);
    const status = !this.#admits(credential) ? 407 : port === undefined ? 502 : 200;
    this.connects.push({ authority, credential, status });
    this.#received.push(Buffer.from([authority, ...rawHeaders, ''].join('\n')));
    this.#keep(client);
    if (status !== 200 || port === undefined) {
      const demand = status === 407 ? 'Proxy-Authenticate: Basic realm="Company"\r\n' : '';
      client.end(`HTTP/1.1 ${status} Refused\r\n${demand}Content-Length: 0\r\n\r\n`);
      return;
    }
    const server = this.#keep(connect(port, '127.0.0.1'));
    client.on('data', (chunk: Buffer) => this.#received.push(chunk));
    client.unshift(first);
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    client.pipe(server).pipe(client);
  }

  #admits(credential: string | undefined): boolean {
    const { login } = this.#options;
    if (login === undefined) return true;
    return credential === `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  }

  /** A side that breaks off is part of the tests, and ends the other. */
  #keep<T extends Duplex>(socket: T): T {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    return socket;
  }
}
