import { exportFingerprints, fingerprintedTokens } from '../../../src/scan/known/knownTokens.ts';
import { aToken } from '../../unit/scan/inventedTokens.ts';

/** `aToken` as one's own, by its fingerprints: what the hook and the CLI have. */
export const ownToken = fingerprintedTokens(exportFingerprints([aToken]));

/** As it comes from a file: `repeat` and `+` alone make a text that is put together at its first use. */
export function asRead(text: string): string {
  return Buffer.from(text).toString();
}

/** Of the wall clock. */
export function timeMs(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/**
 * What one of `times` calls costs, in ms of the processor for this thread: on an idle machine as long as it takes, on a
 * busy one without the turns of others. Systems count in steps of some ms, so all calls together must take many of those.
 */
export function processorMs(call: () => unknown, times: number): number {
  const start = process.threadCpuUsage();
  for (let time = 0; time < times; time += 1) call();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000 / times;
}
