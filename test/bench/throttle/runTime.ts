import type { Clock } from '../../../src/trackberry/clock.ts';
import { scaledClock } from '../support/scaledClock.ts';
import type { RunClock } from './messages.ts';

/** The time of a run, the same in all its processes. */
export interface RunTime {
  clock: Clock;
  /** Milliseconds of the run's clock since it began; negative before. */
  now(): number;
  /** Resolves then, or at once where that is past. */
  until(ms: number): Promise<void>;
}

export function runTime({ factor, epoch }: RunClock): RunTime {
  const clock = scaledClock(factor, epoch);
  const now = () => clock.wall() - epoch;
  return {
    clock,
    now,
    until: (ms) => new Promise((resolve) => void clock.after(Math.max(0, ms - now()), resolve)),
  };
}
