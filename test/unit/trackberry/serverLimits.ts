/** How a server may count the calls of a token. Times are monotonic milliseconds. */
export interface ServerLimit {
  /** Calls that it accepts now. */
  left(at: number): number;
  use(at: number): void;
  /** The time that it names as its reset. */
  resetsAt(at: number): number;
}

export type LimitKind = 'fixed' | 'sliding' | 'bucket';

export const limitWindowMs = 60_000;

/** @param used calls that somebody else has just made. */
export function serverLimit(kind: LimitKind, limit: number, startedAt: number, used: number): ServerLimit {
  const made = { fixed: FixedWindow, sliding: SlidingWindow, bucket: Bucket }[kind];
  const counted = new made(limit, startedAt);
  for (let call = 0; call < used; call += 1) {
    counted.use(startedAt);
  }
  return counted;
}

/** When the fixed window ends in which this time lies. */
export function fixedWindowEnd(startedAt: number, at: number): number {
  return startedAt + (Math.floor((at - startedAt) / limitWindowMs) + 1) * limitWindowMs;
}

/** So many in each minute; the reset is its end. */
class FixedWindow implements ServerLimit {
  readonly #limit: number;
  readonly #startedAt: number;
  #endsAt = 0;
  #used = 0;

  constructor(limit: number, startedAt: number) {
    this.#limit = limit;
    this.#startedAt = startedAt;
  }

  left(at: number): number {
    if (at >= this.#endsAt) {
      this.#endsAt = fixedWindowEnd(this.#startedAt, at);
      this.#used = 0;
    }
    return this.#limit - this.#used;
  }

  use(at: number): void {
    this.left(at);
    this.#used += 1;
  }

  resetsAt(at: number): number {
    return fixedWindowEnd(this.#startedAt, at);
  }
}

/** So many in any 60 s; the reset is when the oldest of them no longer counts. */
class SlidingWindow implements ServerLimit {
  readonly #limit: number;
  #calls: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  left(at: number): number {
    this.#calls = this.#calls.filter((each) => each > at - limitWindowMs);
    return this.#limit - this.#calls.length;
  }

  use(at: number): void {
    this.#calls.push(at);
  }

  resetsAt(at: number): number {
    return (this.#calls[0] ?? at) + limitWindowMs;
  }
}

/** Calls come back evenly; the reset is when all are there again. */
class Bucket implements ServerLimit {
  readonly #limit: number;
  #tokens: number;
  #countedAt: number;

  constructor(limit: number, startedAt: number) {
    this.#limit = limit;
    this.#tokens = limit;
    this.#countedAt = startedAt;
  }

  left(at: number): number {
    this.#tokens = Math.min(this.#limit, this.#tokens + ((at - this.#countedAt) * this.#limit) / limitWindowMs);
    this.#countedAt = at;
    return Math.floor(this.#tokens);
  }

  use(at: number): void {
    this.left(at);
    this.#tokens -= 1;
  }

  resetsAt(at: number): number {
    this.left(at);
    return at + ((this.#limit - this.#tokens) * limitWindowMs) / this.#limit;
  }
}
