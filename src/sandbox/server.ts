import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SandboxClock, systemClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { RateLimitWindow } from './rateLimitWindow.ts';
import type { LoggedRequest } from './requestLog.ts';
import { basePath, SandboxService } from './service.ts';
import { ShipmentBook } from './shipments.ts';
import { SandboxTokens } from './tokens.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 250 unless given. */
  shipments?: number;
  /** The same seed gives the same shipments; 1 unless given. */
  seed?: number;
  /** The documentation does not say which; fixed unless given. */
  window?: 'fixed' | 'sliding';
  /** 60,000 unless given. The reset is told in whole seconds, rounded up. */
  windowMs?: number;
  /** Calls in a window; 100 unless given. */
  limit?: number;
  /** Made anew for each start unless given. */
  token?: string;
  /** From the first request on. */
  faults?: Faults;
  clock?: SandboxClock;
}

export interface Sandbox {
  baseUrl: string;
  /** May do everything. */
  token: string;
  /** May read; a POST is answered 403. */
  readOnlyToken: string;
  /** Valid, and permitted to do nothing: every call is answered 403. */
  forbiddenToken: string;
  /** What came to the API, oldest first. */
  requests: readonly LoggedRequest[];
  /** Takes the place of the faults before; `{}` ends them. */
  setFaults(faults: Faults): void;
  /** Leaves so many calls in the window of `token` that runs now. */
  setRemaining(remaining: number): void;
  /** Ends open connections too. A second call waits for the same end. */
  close(): Promise<void>;
}

/** Starts the Trackberry API on 127.0.0.1 as it is documented. @throws what `listen` reports, such as a port in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { window = 'fixed', limit = 100, windowMs = 60_000, shipments = 250, seed = 1 } = options;
  const tokens = new SandboxTokens(options.token);
  const service = new SandboxService({
    tokens,
    book: new ShipmentBook(shipments, seed),
    clock: options.clock ?? systemClock,
    faults: options.faults ?? {},
    newWindow: () => new RateLimitWindow(window, limit, windowMs),
  });
  const server = createServer((request, response) => {
    service.handle(request, response).catch((error: unknown) => fail(response, error));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    baseUrl: `http://127.0.0.1:${port}${basePath}`,
    token: tokens.full,
    readOnlyToken: tokens.readOnly,
    forbiddenToken: tokens.forbidden,
    requests: service.log.requests,
    setFaults: (faults) => service.faults.set(faults),
    setRemaining: (remaining) => service.setRemaining(remaining),
    close() {
      closed ??= close(server);
      return closed;
    },
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** A mistake in the sandbox itself is told to whoever asked; a client that has left hears nothing. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) {
    response.destroy();
    return;
  }
  const message = `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`;
  response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: message }));
}
