import type { Clock } from '../../../src/trackberry/clock.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';

export type Headers = Readonly<Record<string, string>>;

/** An answer as `Transport` hands it on. */
export function answer(status: number, headers: Headers = {}, body = '{}'): Exchange {
  return {
    url: 'https://trackberry.test/api/v1/shipments',
    status,
    statusText: '',
    headers: Object.entries(headers),
    body,
    bytes: body.length,
    headersMs: 1,
    totalMs: 2,
  };
}

interface Quota {
  limit?: number;
  remaining: number;
  /** Seconds from now to the reset. */
  resetIn: number;
  /** How far the server's clock is ahead of this machine's. */
  skewMs?: number;
}

/**
 * The three documented headers and `Date`. The reset to the millisecond: of whole seconds, as documented, a client
 * cannot tell how they were rounded, and waits up to a second longer.
 */
export function quotaHeaders(clock: Clock, { limit = 100, remaining, resetIn, skewMs = 0 }: Quota): Headers {
  const serverNow = clock.wall() + skewMs;
  return {
    date: new Date(serverNow).toUTCString(),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': (serverNow / 1000 + resetIn).toFixed(3),
  };
}
