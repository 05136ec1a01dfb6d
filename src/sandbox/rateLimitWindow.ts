export interface Quota {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Unix seconds. */
  reset: number;
}

/** Counts the calls of one token, as the documentation says: so many in a window. Which kind of window it does not say. */
export class RateLimitWindow {
  readonly #kind: 'fixed' | 'sliding';
  readonly #limit: number;
  readonly #windowMs: number;
  /** Unix milliseconds of the calls that count; a fixed window needs its start besides. */
  #calls: number[] = [];
  #start = Number.NEGATIVE_INFINITY;

  constructor(kind: 'fixed' | 'sliding', limit: number, windowMs: number) {
    this.#kind = kind;
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Counts a call, unless the limit refuses it. */
  take(now: number): Quota {
    this.#expire(now);
    const allowed = this.#calls.length < this.#limit;
    if (allowed) {
      this.#calls.push(now);
    }
    const since = this.#kind === 'fixed' ? this.#start : (this.#calls[0] ?? now);
    return {
      allowed,
      limit: this.#limit,
      remaining: this.#limit - this.#calls.length,
      reset: Math.ceil((since + this.#windowMs) / 1000),
    };
  }

  /** Leaves so many calls of the window that runs now. */
  setRemaining(remaining: number, now: number): void {
    this.#expire(now);
    this.#calls = Array.from({ length: Math.max(0, this.#limit - remaining) }, () => now);
  }

  #expire(now: number): void {
    if (this.#kind === 'sliding') {
      this.#calls = this.#calls.filter((at) => at > now - this.#windowMs);
    } else if (now >= this.#start + this.#windowMs) {
      this.#start = now;
      this.#calls = [];
    }
  }
}
