import { NetworkError, TimeoutError, UnreachableError } from '../../../src/trackberry/errors.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import { answer, type Headers } from './answers.ts';
import { fixedWindowEnd, type LimitKind, limitWindowMs, type ServerLimit, serverLimit } from './serverLimits.ts';

export interface Quota {
  limit: number;
  remaining: number;
  /** Unix seconds. */
  reset: number;
  /** The server's time, unix milliseconds. */
  now: number;
}

/**
 * What happens to one call instead of an answer: nobody listens; the connection breaks, or no answer comes, after the
 * server has acted on it; a gateway answers. `hanging` ends when it is cut, or by the transport's limit.
 */
export type Fault =
  | 'unreachable'
  | 'broken'
  | 'hanging'
  | 401
  | 502
  | 'refused by a gateway'
  | 'told to come back by a gateway';

interface Options {
  limit?: number;
  kind?: LimitKind;
  /** Whether refused calls use the quota up, too. */
  countsRefused?: boolean;
  /** Calls that somebody else made in the first window. */
  used?: number;
  latencyMs?: number | (() => number);
  headers?: (quota: Quota) => Headers;
  /** The headers of a refusal, where they differ. */
  refusalHeaders?: (quota: Quota) => Headers;
  skewMs?: number;
  fault?: () => Fault | undefined;
}

interface Arrival {
  name: string;
  /** Monotonic milliseconds. */
  at: number;
  accepted: boolean;
}

const transportLimitMs = 30_000;

export function documentedHeaders({ limit, remaining, reset, now }: Quota): Headers {
  return {
    date: new Date(now).toUTCString(),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
  };
}

/** The API on the time of a test: so many calls in each minute of the server's own clock. */
export class SimulatedServer {
  /** Every call that arrived. */
  readonly arrived: Arrival[] = [];
  readonly limit: number;
  readonly #clock: FakeClock;
  readonly #options: Options;
  readonly #startedAt: number;
  readonly #counted: ServerLimit;

  constructor(clock: FakeClock, options: Options = {}) {
    this.limit = options.limit ?? 100;
    this.#clock = clock;
    this.#options = options;
    this.#startedAt = clock.monotonic();
    this.#counted = serverLimit(options.kind ?? 'fixed', this.limit, this.#startedAt, options.used ?? 0);
  }

  /** @returns an answer whose body is the number of calls accepted so far, this one included. */
  async call(name: string, cut?: AbortSignal): Promise<Exchange> {
    const { headers = documentedHeaders, refusalHeaders = headers } = this.#options;
    const fault = this.#options.fault?.();
    await this.#travel(cut);
    switch (fault) {
      case 'unreachable':
        throw new UnreachableError('Nobody listens.');
      case 'refused by a gateway':
        return answer(429);
      case 'told to come back by a gateway':
        return answer(429, { 'retry-after': '20' });
    }
    const accepted = this.#arrive(name);
    const quota = this.#quota();
    const body = String(this.arrived.filter((each) => each.accepted).length);
    if (fault === 'hanging') {
      await this.#sleep(transportLimitMs, cut);
      throw new TimeoutError(transportLimitMs);
    }
    await this.#travel(cut);
    if (fault === 'broken') {
      throw new NetworkError('The connection broke.');
    }
    if (fault === 401 || fault === 502) {
      return answer(fault, fault === 401 ? headers(quota) : {});
    }
    return accepted ? answer(200, headers(quota), body) : answer(429, refusalHeaders(quota), body);
  }

  get refused(): number {
    return this.arrived.filter(({ accepted }) => !accepted).length;
  }

  /** The most calls that arrived in any minute. */
  get mostInAMinute(): number {
    return Math.max(0, ...this.arrived.map(({ at }) => this.#arrivedIn(at, at + limitWindowMs)));
  }

  /** The longest time in which nothing arrived, up to the last call. */
  get longestSilenceMs(): number {
    return Math.max(0, ...this.arrived.map(({ at }, index) => at - (this.arrived[index - 1]?.at ?? this.#startedAt)));
  }

  /** When the fixed window ends in which this time lies, monotonic milliseconds. */
  windowEnd(at: number): number {
    return fixedWindowEnd(this.#startedAt, at);
  }

  #arrive(name: string): boolean {
    const at = this.#clock.monotonic();
    const accepted = this.#counted.left(at) > 0;
    this.arrived.push({ name, at, accepted });
    if (accepted || this.#options.countsRefused) {
      this.#counted.use(at);
    }
    return accepted;
  }

  #quota(): Quota {
    const at = this.#clock.monotonic();
    const now = this.#clock.wall() + (this.#options.skewMs ?? 0);
    const remaining = Math.max(0, this.#counted.left(at));
    const reset = Math.ceil((now + this.#counted.resetsAt(at) - at) / 1000);
    return { limit: this.limit, remaining, reset, now };
  }

  #arrivedIn(from: number, until: number): number {
    return this.arrived.filter(({ at }) => at >= from && at < until).length;
  }

  /** One way. */
  #travel(cut: AbortSignal | undefined): Promise<void> {
    const { latencyMs = 80 } = this.#options;
    return this.#sleep((typeof latencyMs === 'number' ? latencyMs : latencyMs()) / 2, cut);
  }

  #sleep(ms: number, cut: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(ms, resolve);
      cut?.addEventListener('abort', () => {
        cancel();
        reject(cut.reason);
      });
    });
  }
}
