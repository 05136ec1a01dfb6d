import type { Timing } from './benchServer.ts';
import { windowMs } from './quota.ts';

/** Three, of which the worst counts. */
const usualRuns = 3;
const usualFactor = 30;

/** One after the other, for what other work on the machine would disturb. */
export async function inTurn<T>(run: (number: number) => Promise<T>, runs = usualRuns): Promise<T[]> {
  const results: T[] = [];
  for (let number = 0; number < runs; number += 1) results.push(await run(number));
  return results;
}

/** All at once, each with its own server, for what is idle between its bursts; the bursts are set apart. */
export function atOnce<T>(run: (number: number, timing: Timing) => Promise<T>, runs = usualRuns): Promise<T[]> {
  const apartMs = windowMs / usualFactor / runs;
  return Promise.all(Array.from({ length: runs }, (_, number) => run(number, { delayMs: number * apartMs })));
}
