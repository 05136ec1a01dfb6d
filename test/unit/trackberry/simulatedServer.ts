import type { Exchange } from '../../../src/trackberry/exchange.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import { answer, type Headers } from './answers.ts';

export interface Quota {
  remaining: number;
  /** Unix seconds. */
  reset: number;
  /** The server's time, unix milliseconds. */
  now: number;
}

interface Options {
  /** Calls that somebody else made in the first window. */
  used?: number;
  latencyMs?: number;
  headers?: (quota: Quota) => Headers;
  /** The headers of a refusal, where they differ. */
  refusalHeaders?: (quota: Quota) => Headers;
  skewMs?: number;
}

const limit = 100;
const windowMs = 60_000;

export function documentedHeaders({ remaining, reset, now }: Quota): Headers {
  return {
    date: new Date(now).toUTCString(),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
  };
}

/** 100 calls in each fixed minute of the server's own clock, on the time of a test. Refused calls are not counted. */
export class SimulatedServer {
  /** Name and monotonic time of every call that arrived. */
  readonly arrived: { name: string; at: number }[] = [];
  refused = 0;
  readonly #clock: FakeClock;
  readonly #options: Options;
  readonly #startedAt: number;
  #window = 0;
  #used: number;

  constructor(clock: FakeClock, options: Options = {}) {
    this.#clock = clock;
    this.#options = options;
    this.#startedAt = clock.monotonic();
    this.#used = options.used ?? 0;
  }

  async call(name: string): Promise<Exchange> {
    const { latencyMs = 80, headers = documentedHeaders, refusalHeaders = headers } = this.#options;
    await this.#sleep(latencyMs / 2);
    const at = this.#clock.monotonic();
    this.arrived.push({ name, at });
    const window = Math.floor((at - this.#startedAt) / windowMs);
    if (window > this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    const accepted = this.#used < limit;
    this.#used += accepted ? 1 : 0;
    this.refused += accepted ? 0 : 1;
    const now = this.#clock.wall() + (this.#options.skewMs ?? 0);
    const resetMs = now + (this.#window + 1) * windowMs - (at - this.#startedAt);
    const quota = { remaining: limit - this.#used, reset: Math.ceil(resetMs / 1000), now };
    await this.#sleep(latencyMs / 2);
    return accepted ? answer(200, headers(quota)) : answer(429, refusalHeaders(quota));
  }

  /** The most calls that arrived in any minute. */
  get mostInAMinute(): number {
    return Math.max(0, ...this.arrived.map(({ at }) => this.#arrivedIn(at, at + windowMs)));
  }

  /** The longest time in which nothing arrived, up to the last call. */
  get longestSilenceMs(): number {
    return Math.max(0, ...this.arrived.map(({ at }, index) => at - (this.arrived[index - 1]?.at ?? this.#startedAt)));
  }

  #arrivedIn(from: number, until: number): number {
    return this.arrived.filter(({ at }) => at >= from && at < until).length;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(ms, resolve);
    });
  }
}
