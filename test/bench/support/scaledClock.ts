import type { Clock } from '../../../src/trackberry/clock.ts';

/**
 * A clock that runs `factor` times as fast as the machine's, so that code with minutes in it can be measured as it is.
 * At `epoch` (unix ms) its wall clock shows what the machine's shows; all processes with the same two agree on the time.
 */
export function scaledClock(factor: number, epoch: number): Clock {
  return {
    monotonic: () => performance.now() * factor,
    // Not Date.now(): one millisecond of it would be `factor` milliseconds here.
    wall: () => epoch + (performance.timeOrigin + performance.now() - epoch) * factor,
    after(ms, callback) {
      // Rounded up: a timer's fraction of a millisecond is cut off, which would be up to `factor` ms too early here.
      const timer = setTimeout(callback, Math.ceil(ms / factor));
      return () => clearTimeout(timer);
    },
  };
}
