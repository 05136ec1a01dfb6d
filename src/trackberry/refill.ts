import { documentedWindowMs } from './rateLimit.ts';

/** Readings that must agree, each this many calls apart from the one before: a fixed reset agrees with one at most. */
const readingsNeeded = 3;
const callsApart = 10;
/** Resets of whole seconds, and clocks. */
const toleranceMs = 1_500;

/**
 * Recognises a limit that fills evenly (a token bucket): its reset is the time at which it is full again, and moves
 * with each call. There one call comes back in a moment, long before the reset.
 */
export class Refill {
  #agreed = 0;
  #usedLast = 0;

  /** @param resetInMs from the answer to the reset that it names. */
  observe({ limit, remaining, resetInMs }: { limit: number; remaining: number; resetInMs: number }): void {
    const used = limit - remaining;
    if (Math.abs(resetInMs - (used * documentedWindowMs) / limit) > toleranceMs) {
      this.#agreed = 0;
      this.#usedLast = used;
    } else if (Math.abs(used - this.#usedLast) >= callsApart) {
      this.#agreed += 1;
      this.#usedLast = used;
    }
  }

  /** Milliseconds in which one call comes back; undefined: calls come back at the reset. */
  perCallMs(limit: number): number | undefined {
    return this.#agreed >= readingsNeeded ? documentedWindowMs / limit : undefined;
  }
}
