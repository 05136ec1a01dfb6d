import { setTimeout as delay } from 'node:timers/promises';

/** Time as the sandbox knows it, handed in so that tests own it. */
export interface SandboxClock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: SandboxClock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  },
};
