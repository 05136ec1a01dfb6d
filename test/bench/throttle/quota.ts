/** All times of a run, on every side: milliseconds of the scaled clock since the run began. */
export const windowMs = 60_000;

export type QuotaKind = 'fixed' | 'sliding' | 'slidingCountingRefused' | 'tokenBucket';

export interface QuotaOptions {
  kind: QuotaKind;
  /** Calls in a window; 100 unless given. */
  limit?: number;
  /** Calls that somebody made before the run, in the window that runs at its start. For a fixed window. */
  used?: number;
  /** How much of that window is over when the run begins. For a fixed window. */
  elapsedMs?: number;
}

/** One way in which a server may count the calls of a token. Times must not go back. */
export interface Quota {
  readonly limit: number;
  /** Counts a call. @returns whether it is accepted. */
  take(now: number): boolean;
  /** How many calls would be accepted now. */
  remaining(now: number): number;
  /** What such a server tells as its reset. */
  resetAt(now: number): number;
}

export function createQuota({ kind, limit = 100, used = 0, elapsedMs = 0 }: QuotaOptions): Quota {
  switch (kind) {
    case 'fixed':
      return new FixedWindow(limit, used, elapsedMs);
    case 'tokenBucket':
      return new TokenBucket(limit);
    default:
      return new SlidingWindow(limit, kind === 'slidingCountingRefused');
  }
}

/** When the last of `calls` could be made by a client that knows everything. */
export function optimumMs({ kind, limit = 100, used = 0, elapsedMs = 0 }: QuotaOptions, calls: number): number {
  switch (kind) {
    case 'fixed': {
      const windows = Math.ceil((calls - (limit - used)) / limit);
      return windows <= 0 ? 0 : windows * windowMs - elapsedMs;
    }
    case 'tokenBucket':
      return (Math.max(0, calls - limit) / limit) * windowMs;
    default:
      return (Math.ceil(calls / limit) - 1) * windowMs;
  }
}

/** So many calls from one boundary to the next. */
class FixedWindow implements Quota {
  readonly limit: number;
  readonly #elapsedMs: number;
  #index = 0;
  #used: number;

  constructor(limit: number, used: number, elapsedMs: number) {
    this.limit = limit;
    this.#used = used;
    this.#elapsedMs = elapsedMs;
  }

  take(now: number): boolean {
    const accepted = this.remaining(now) > 0;
    if (accepted) this.#used += 1;
    return accepted;
  }

  remaining(now: number): number {
    const index = Math.floor((now + this.#elapsedMs) / windowMs);
    if (index > this.#index) {
      this.#index = index;
      this.#used = 0;
    }
    return this.limit - this.#used;
  }

  resetAt(now: number): number {
    return (Math.floor((now + this.#elapsedMs) / windowMs) + 1) * windowMs - this.#elapsedMs;
  }
}

/** So many calls in any span of a window's length. */
class SlidingWindow implements Quota {
  readonly limit: number;
  readonly #countsRefused: boolean;
  readonly #calls: number[] = [];

  constructor(limit: number, countsRefused: boolean) {
    this.limit = limit;
    this.#countsRefused = countsRefused;
  }

  take(now: number): boolean {
    const accepted = this.remaining(now) > 0;
    if (accepted || this.#countsRefused) this.#calls.push(now);
    return accepted;
  }

  remaining(now: number): number {
    const left = this.#calls.findIndex((at) => at > now - windowMs);
    this.#calls.splice(0, left < 0 ? this.#calls.length : left);
    return Math.max(0, this.limit - this.#calls.length);
  }

  resetAt(now: number): number {
    return (this.#calls[0] ?? now) + windowMs;
  }
}

/** Full at first; it fills evenly, a window's calls in a window. */
class TokenBucket implements Quota {
  readonly limit: number;
  #tokens: number;
  #at = 0;

  constructor(limit: number) {
    this.limit = limit;
    this.#tokens = limit;
  }

  take(now: number): boolean {
    const accepted = this.remaining(now) > 0;
    if (accepted) this.#tokens -= 1;
    return accepted;
  }

  remaining(now: number): number {
    this.#tokens = Math.min(this.limit, this.#tokens + ((now - this.#at) / windowMs) * this.limit);
    this.#at = now;
    return Math.floor(this.#tokens);
  }

  resetAt(now: number): number {
    return now + ((this.limit - this.#tokens) / this.limit) * windowMs;
  }
}
