import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/trackberry/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that moves only when a test says so. Its wall clock can be set apart from its monotonic one. */
export class FakeClock implements Clock {
  #monotonic = 5_000;
  #wall = Date.UTC(2026, 1, 12, 8, 0, 0);
  readonly #timers = new Set<Timer>();

  /** How many timers are set: 0 where nothing was left behind. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Whether a timer should have run by now. */
  get isDue(): boolean {
    return this.#nextUntil(this.#monotonic) !== undefined;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  wall(): number {
    return this.#wall;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#monotonic + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** As when somebody sets the computer's time: no timer notices. */
  jumpWall(ms: number): void {
    this.#wall += ms;
  }

  /** As when the process was stopped: time goes by, and what was due meanwhile runs when it goes on. */
  stop(ms: number): void {
    this.#moveTo(this.#monotonic + ms);
  }

  /** Moves on, runs each timer at its own time, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await nextTurn();
    for (let due = this.#nextUntil(end); due !== undefined; due = this.#nextUntil(end)) {
      this.#timers.delete(due);
      this.#moveTo(Math.max(due.at, this.#monotonic));
      due.callback();
      await nextTurn();
    }
    this.#moveTo(end);
  }

  /** Lets promises settle while time stands still; timers that are due run. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  #moveTo(monotonic: number): void {
    this.#wall += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }

  #nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (next === undefined || timer.at < next.at)) {
        next = timer;
      }
    }
    return next;
  }
}
