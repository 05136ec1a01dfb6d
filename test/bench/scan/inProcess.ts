import {
  exportFingerprints,
  fingerprintedTokens,
  type KnownTokens,
  literalTokens,
} from '../../../src/scan/knownTokens.ts';
import { aToken } from '../../unit/scan/inventedTokens.ts';

/** `aToken` as one's own, by value and by fingerprint: what the CLI has with `TRACKBERRY_API_TOKEN` and `--known`. */
export const ownToken: KnownTokens = [...literalTokens([aToken]), ...fingerprintedTokens(exportFingerprints([aToken]))];

/** As it comes from a file: `repeat` and `+` alone make a text that is put together at its first use. */
export function asRead(text: string): string {
  return Buffer.from(text).toString();
}

/** Of one call, in ms. @param times how often it is called for that. */
export function timeMs(call: () => unknown, times = 1): number {
  const start = performance.now();
  for (let time = 0; time < times; time += 1) call();
  return (performance.now() - start) / times;
}
