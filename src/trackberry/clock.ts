/** Time, handed in so that tests own it. Two clocks, because `Date` jumps (sleep, NTP) and waiting must not. */
export interface Clock {
  /** Milliseconds that only ever grow: for every wait and every duration. */
  monotonic(): number;
  /** Unix milliseconds: for what a person reads and for comparing with the server's clock. */
  wall(): number;
  /** Calls back once after `ms` milliseconds; the function returned cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
