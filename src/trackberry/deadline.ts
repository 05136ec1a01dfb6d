import type { Clock } from './clock.ts';
import { TimeoutError } from './errors.ts';

/**
 * The whole may take so many times as long as its longest pause. With the default of 30 s an answer of 20 MB may come at
 * 1.3 Mbit/s, while one that comes a byte at a time holds a call for two minutes and no longer.
 */
const pausesInAll = 4;

/** Aborts an exchange that takes too long: to the headers, between two pieces of the body, or in all. */
export class Deadline {
  readonly #clock: Clock;
  readonly #pauseMs: number;
  readonly #endsAt: number;
  readonly #controller = new AbortController();
  #cancel = () => {};

  /** @param pauseMs the limit to the headers and between two pieces. */
  constructor(clock: Clock, pauseMs: number) {
    this.#clock = clock;
    this.#pauseMs = pauseMs;
    this.#endsAt = clock.monotonic() + pausesInAll * pauseMs;
  }

  /** Aborted with a TimeoutError. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From now on this is waited for, and nothing else. */
  expect(next: 'headers' | 'piece'): void {
    this.#cancel();
    const leftMs = this.#endsAt - this.#clock.monotonic();
    const error = () =>
      leftMs < this.#pauseMs
        ? new TimeoutError(pausesInAll * this.#pauseMs, 'whole')
        : new TimeoutError(this.#pauseMs, next);
    this.#cancel = this.#clock.after(Math.min(leftMs, this.#pauseMs), () => this.#controller.abort(error()));
  }

  stop(): void {
    this.#cancel();
  }
}
