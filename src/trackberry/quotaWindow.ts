/** What was read of one window of the limit. Times monotonic, apart from the server's own. */
export interface Reading {
  remaining: number;
  /** Unix milliseconds by the server's clock: tells two windows apart. */
  resetAt: number;
  endsAt: number;
  /** When the call was sent whose answer told this, and when the answer came. */
  sentAt: number;
  learnedAt: number;
}

/** Two resets no further apart than this may be one and the same, rounded. */
const sameResetMs = 2_000;

/** One window of the limit, as far as the answers have told of it. */
export class QuotaWindow {
  readonly #jitterMs: number;
  readonly #first: number;
  #reading: Reading;
  #until: number;
  #own: number;
  /** Of the drop since it was first read, what cannot have been ours. */
  #others = 0;

  /**
   * @param jitterMs added to its end, so that not all who wait for it come back in the same instant.
   * @param inFlight calls from here that the reading may not have counted.
   */
  constructor(reading: Reading, jitterMs: number, inFlight: number) {
    this.#reading = { ...reading };
    this.#jitterMs = jitterMs;
    this.#first = reading.remaining;
    this.#until = reading.endsAt + jitterMs;
    this.#own = inFlight;
  }

  /** As it is now: what is learned later does not change it. */
  get reading(): Readonly<Reading> {
    return { ...this.#reading };
  }

  get remaining(): number {
    return this.#reading.remaining;
  }

  /** When a probe may ask again, monotonic. */
  get until(): number {
    return this.#until;
  }

  /** Calls sent from here since it was first read. */
  get own(): number {
    return this.#own;
  }

  /** Calls that others have sent since then: as many as cannot have been ours. */
  get others(): number {
    return this.#others;
  }

  /** Calls since then, by whomever. */
  get used(): number {
    return this.#first - this.remaining;
  }

  sent(): void {
    this.#own += 1;
  }

  /** Whether the reading is of another window than this one, or of this one when more had come back into it. */
  isFollowedBy({ resetAt, sentAt }: Reading): boolean {
    const later = resetAt - this.#reading.resetAt;
    return later > sameResetMs || (later > 0 && sentAt >= this.#reading.learnedAt);
  }

  /** Answers may arrive in another order than they were counted: the lowest is true. */
  learn({ remaining, resetAt, endsAt, learnedAt }: Reading): void {
    const later = resetAt - this.#reading.resetAt;
    if (later < -sameResetMs) {
      return;
    }
    if (remaining < this.remaining) {
      this.#reading.remaining = remaining;
      this.#reading.learnedAt = learnedAt;
      this.#others = Math.max(0, this.used - this.#own);
    }
    if (later >= 0) {
      // The same reset again is known better now: the server's clock may be.
      this.#reading.resetAt = resetAt;
      this.#reading.endsAt = endsAt;
      this.#until = endsAt + this.#jitterMs;
    }
  }

  /** A refusal has shown that what was known of it was wrong. */
  endAt(until: number): void {
    this.#reading.remaining = 0;
    this.#until = until;
  }
}
