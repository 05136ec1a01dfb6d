/**
 * Work on much data, in steps of which each takes well under a millisecond: whoever runs it can let others have their
 * turn between two steps, or stop.
 */
export type Steps<T> = Generator<void, T, void>;

/** Milliseconds of work before others have their turn: two such pieces still leave room for a frame (16 ms). */
const sliceMs = 7;

/**
 * Runs the steps in short slices of time, so that a page goes on answering and an extension host goes on serving.
 * @returns undefined where it was aborted.
 */
export async function inSlices<T>(steps: Steps<T>): Promise<T>;
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T | undefined>;
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T | undefined> {
  while (!signal?.aborted) {
    const until = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return undefined;
}

/** Runs the steps to their end, where nobody waits. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
