import { SeededRandom } from '../../../src/sandbox/random.ts';
import { windowMs } from './quota.ts';

interface StrangerParts {
  seed: number;
  limit: number;
  /** Milliseconds since the start of the run. */
  now(): number;
  after(ms: number, callback: () => void): void;
  /** Makes a call; returns whether it was accepted. */
  call(): boolean;
}

interface Burst {
  calls: number;
  /** How far into the window it begins, or before which call of ours. */
  begins: { afterMs: number } | { beforeOwnCall: number };
}

/** A burst "right after the reset" begins within this time of it. */
const rightAfterMs = 300;

/**
 * Somebody elsewhere who uses the same token for half of its quota, in bursts at random instants: right after the reset,
 * in the midst of a burst of ours, or at any time. What was refused is asked for again right after the next reset.
 * For a fixed window that is aligned to the start of the run.
 */
export class Stranger {
  readonly #parts: StrangerParts;
  readonly #random: SeededRandom;
  readonly #wanted: number;
  #window = -1;
  #missed = 0;
  #ownCalls = 0;
  /** Calls of the stranger before a call of ours, by that call's number in the window. */
  #midst = new Map<number, number>();

  constructor(parts: StrangerParts) {
    this.#parts = parts;
    this.#random = new SeededRandom(parts.seed);
    this.#wanted = parts.limit / 2;
    this.#enterWindow();
  }

  /** Told of each call of ours before it is counted. */
  beforeOwnCall(): void {
    this.#enterWindow();
    this.#ownCalls += 1;
    this.#burst(this.#midst.get(this.#ownCalls) ?? 0);
    this.#midst.delete(this.#ownCalls);
  }

  #enterWindow(): void {
    const now = this.#parts.now();
    const window = Math.floor(now / windowMs);
    if (window === this.#window) return;
    this.#window = window;
    this.#parts.after((window + 1) * windowMs - now, () => this.#enterWindow());
    const missed = [...this.#midst.values()].reduce((sum, calls) => sum + calls, this.#missed);
    this.#missed = 0;
    this.#ownCalls = 0;
    this.#midst = new Map();
    for (const { calls, begins } of [...this.#plan(), this.#again(Math.min(missed, this.#wanted))]) {
      if ('afterMs' in begins) this.#parts.after(begins.afterMs, () => this.#burst(calls));
      else this.#midst.set(begins.beforeOwnCall, calls + (this.#midst.get(begins.beforeOwnCall) ?? 0));
    }
  }

  #plan(): Burst[] {
    const bursts: Burst[] = [];
    for (let left = this.#wanted; left > 0; ) {
      const calls = Math.min(left, this.#random.between(5, 25));
      left -= calls;
      const begins = [
        { afterMs: this.#random.next() * rightAfterMs },
        { beforeOwnCall: this.#random.between(2, this.#wanted) },
        { afterMs: this.#random.next() * windowMs },
      ];
      bursts.push({ calls, begins: this.#random.pick(begins) });
    }
    return bursts;
  }

  #again(calls: number): Burst {
    return { calls, begins: { afterMs: this.#random.next() * rightAfterMs } };
  }

  #burst(calls: number): void {
    for (let each = 0; each < calls; each += 1) {
      if (!this.#parts.call()) this.#missed += 1;
    }
  }
}
