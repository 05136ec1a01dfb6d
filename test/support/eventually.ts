import { setTimeout as delay } from 'node:timers/promises';

interface EventuallyOptions {
  /** Milliseconds until it is given up. */
  readonly timeout?: number;
}

/**
 * Reads again and again until `accept` holds, and returns that value; `accept` may also assert, by throwing. For states
 * that no event announces. The error at the end names what was expected and the last value read.
 */
export async function eventually<T>(
  what: string,
  read: () => T | Promise<T>,
  accept: (value: T) => unknown,
  { timeout = 40_000 }: EventuallyOptions = {},
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    let cause: unknown;
    const value = await read();
    try {
      if (accept(value) !== false) return value;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end) {
      throw new Error(`Not within ${timeout} ms: ${what}. Last seen: ${JSON.stringify(value)}`, { cause });
    }
    await delay(100);
  }
}
