import type { SandboxClock } from '../../../src/sandbox/clock.ts';

/** Stands still until it is moved. Waiting takes no time: it moves the clock, and is written down. */
export class FakeClock implements SandboxClock {
  readonly waits: number[] = [];
  #now = Date.UTC(2026, 1, 12, 8, 0, 0);

  now(): number {
    return this.#now;
  }

  wait(ms: number, _signal: AbortSignal): Promise<void> {
    this.waits.push(ms);
    this.#now += ms;
    return Promise.resolve();
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
