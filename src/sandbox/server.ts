import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiAnswer, answerCall, errorAnswer } from './api.ts';
import { parseControl } from './control.ts';
import type { Faults } from './faults.ts';
import { type Quota, RateLimitWindow } from './rateLimitWindow.ts';
import { respond } from './respond.ts';
import { ShipmentBook } from './shipments.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 250 unless given. */
  shipments?: number;
  seed?: number;
  /** The documentation does not say which; fixed unless given. */
  window?: 'fixed' | 'sliding';
  /** 60,000 unless given. */
  windowMs?: number;
  /** 100 unless given. */
  limit?: number;
  /** Made anew for each start unless given. */
  token?: string;
  /** Unix milliseconds. */
  now?: () => number;
}

/** One request as it came, without its token. */
export interface LoggedRequest {
  method: string;
  /** Path and query. */
  url: string;
  status: number;
  /** Unix milliseconds. */
  at: number;
}

export interface Sandbox {
  baseUrl: string;
  token: string;
  /** Valid, and permitted to do nothing: every call is answered 403. */
  forbiddenToken: string;
  requests: readonly LoggedRequest[];
  /** Takes the place of the faults before; `{}` ends them. */
  setFaults(faults: Faults): void;
  /** Leaves so many calls in the window of `token` that runs now. */
  setRemaining(remaining: number): void;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const basePath = '/api/v1';
/** Beside the API: faults and quota on request, for `npm run sandbox`. */
const controlPath = '/sandbox/faults';
const largestBody = 1_000_000;

/** Starts the Trackberry API on 127.0.0.1 as it is documented. @throws what `listen` reports, such as a port in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new SandboxState(options);
  const server = createServer((request, response) => {
    state
      .handle(request, response)
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${basePath}`,
    token: state.token,
    forbiddenToken: state.forbiddenToken,
    requests: state.requests,
    setFaults: (faults) => state.setFaults(faults),
    setRemaining: (remaining) => state.setRemaining(remaining),
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

class SandboxState {
  readonly token: string;
  readonly forbiddenToken: string;
  readonly requests: LoggedRequest[] = [];
  readonly #options: SandboxOptions;
  readonly #book: ShipmentBook;
  readonly #windows = new Map<string, RateLimitWindow>();
  #faults: Faults = {};

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.token = options.token ?? randomBytes(30).toString('base64url');
    this.forbiddenToken = randomBytes(30).toString('base64url');
    this.#book = new ShipmentBook(options.shipments ?? 250, options.seed ?? 1);
  }

  setFaults(faults: Faults): void {
    this.#faults = faults;
  }

  setRemaining(remaining: number): void {
    this.#window(this.token).setRemaining(remaining, this.#now());
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(request);
    if (url.pathname === controlPath && request.method === 'POST') {
      this.#control(body, response);
      return;
    }
    const faults = this.#takeFaults();
    const { answer, quota } = this.#answer(request, url, body, faults);
    this.requests.push({
      method: request.method ?? '',
      url: url.pathname + url.search,
      status: answer.status,
      at: this.#now(),
    });
    await respond(response, {
      answer,
      quota,
      faults,
      now: this.#now(),
      authorization: request.headers.authorization ?? '',
    });
  }

  #answer(request: IncomingMessage, url: URL, body: string, faults: Faults): { answer: ApiAnswer; quota: Quota } {
    const now = this.#now();
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const known = token === this.token || token === this.forbiddenToken;
    // Calls without a valid token share one window: the documentation promises the headers on every response.
    const quota = this.#window(known ? token : '').take(now);
    if (faults.status !== undefined) {
      return { answer: errorAnswer(faults.status, `Status ${faults.status} on request`), quota };
    }
    if (!known) {
      return { answer: errorAnswer(401, 'Missing or invalid API token'), quota };
    }
    if (!quota.allowed) {
      return { answer: errorAnswer(429, 'Rate limit exceeded'), quota };
    }
    if (token === this.forbiddenToken) {
      return { answer: errorAnswer(403, 'Insufficient permissions'), quota };
    }
    if (!url.pathname.startsWith(`${basePath}/`)) {
      return { answer: errorAnswer(404, 'Not found'), quota };
    }
    const call = {
      method: request.method ?? '',
      path: url.pathname.slice(basePath.length),
      query: url.searchParams,
      body,
    };
    return { answer: answerCall(call, this.#book, now), quota };
  }

  /** What a tester asks for beside the API; a request that makes no sense changes nothing. */
  #control(body: string, response: ServerResponse): void {
    const request = parseControl(body);
    if (typeof request === 'string') {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(`${request}\n`);
      return;
    }
    if (request.remaining !== undefined) {
      this.setRemaining(request.remaining);
    }
    if (request.faults !== undefined) {
      this.setFaults(request.faults);
    }
    response.writeHead(204).end();
  }

  #takeFaults(): Faults {
    const faults = this.#faults;
    if (faults.times !== undefined) {
      this.#faults = faults.times > 1 ? { ...faults, times: faults.times - 1 } : {};
    }
    return faults;
  }

  #window(token: string): RateLimitWindow {
    const { window = 'fixed', limit = 100, windowMs = 60_000 } = this.#options;
    const known = this.#windows.get(token) ?? new RateLimitWindow(window, limit, windowMs);
    this.#windows.set(token, known);
    return known;
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > largestBody) {
      throw new Error('The body is too large for the sandbox.');
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
