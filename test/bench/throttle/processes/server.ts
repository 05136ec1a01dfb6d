/** A process of its own, so that the server's work is not the client's: counts calls as `ServerOptions` say. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toParent } from '../../support/childProcess.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import {
  type Arrival,
  type FromServer,
  type RunClock,
  type ServerOptions,
  strangerName,
  type ToServer,
  uncountedPath,
} from '../messages.ts';
import { createQuota, type Quota } from '../quota.ts';
import { Stranger } from '../stranger.ts';

const body = JSON.stringify({ shipment: { id: 'ship_abc123', reference: 'BU-1341', status: 'pending' } });

class CountingServer {
  readonly record: Arrival[] = [];
  readonly #options: ServerOptions;
  readonly #quota: Quota;
  readonly #wall: () => number;
  readonly #epoch: number;
  readonly #stranger: Stranger | undefined;

  constructor({ factor, epoch }: RunClock, options: ServerOptions) {
    const clock = scaledClock(factor, epoch);
    this.#options = options;
    this.#quota = createQuota(options);
    this.#epoch = epoch;
    this.#wall = clock.wall;
    if (options.strangerSeed !== undefined) {
      this.#stranger = new Stranger({
        seed: options.strangerSeed,
        limit: this.#quota.limit,
        now: () => this.#now(),
        after: clock.after,
        call: () => this.#take(strangerName, 0),
      });
    }
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const [, from = '', , call = ''] = request.url?.split('/') ?? [];
    this.#stranger?.beforeOwnCall();
    const accepted = this.#take(from, Number(call));
    response.writeHead(accepted ? 200 : 429, this.#headers()).end(body);
  }

  #take(from: string, call: number): boolean {
    const at = this.#now();
    const accepted = this.#quota.take(at);
    this.record.push({ from, call, at, accepted });
    return accepted;
  }

  #headers(): Record<string, string> {
    const { skewMs = 0, wholeSecondResets, withoutHeaders } = this.#options;
    const now = this.#now();
    const reset = (this.#epoch + this.#quota.resetAt(now) + skewMs) / 1000;
    return {
      'content-type': 'application/json',
      date: new Date(this.#wall() + skewMs).toUTCString(),
      ...(!withoutHeaders && {
        'x-ratelimit-limit': String(this.#quota.limit),
        'x-ratelimit-remaining': String(this.#quota.remaining(now)),
        'x-ratelimit-reset': wholeSecondResets ? String(Math.ceil(reset)) : reset.toFixed(3),
      }),
    };
  }

  /** A request may come a moment before the run begins. */
  #now(): number {
    return Math.max(0, this.#wall() - this.#epoch);
  }
}

let counting: CountingServer | undefined;
const server = createServer((request, response) => {
  if (counting === undefined || request.url?.startsWith(uncountedPath))
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  else counting.answer(request, response);
});
const tell = toParent<FromServer, ToServer>((message) => {
  if (message.kind === 'begin') {
    counting = new CountingServer(message.clock, message.options);
    tell({ kind: 'begun' });
  } else {
    tell({ kind: 'record', record: counting?.record ?? [] });
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
tell({ kind: 'listening', port: (server.address() as AddressInfo).port });
