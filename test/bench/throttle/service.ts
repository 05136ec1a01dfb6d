import { parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { TrackberryClient } from '../../../src/trackberry/client.ts';
import type { Clock } from '../../../src/trackberry/clock.ts';
import type { Log } from '../../../src/trackberry/log.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import { Transport } from '../../../src/trackberry/transport.ts';
import { WindowsHere } from '../../../src/trackberry/windowsHere.ts';

/** Stands for a token; the bench's server takes any. */
export const benchToken = ['bench', 'token', 'of', 'nobody'].join('-');

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The project's API service as the editor builds it.
 * @param folder for the presence files of the processes that share the token.
 * @param baseUrl what calls are sent below.
 */
export function createService(clock: Clock, baseUrl: string, folder: string): TrackberryClient {
  const log = silent;
  const transport = new Transport({
    fetch,
    clock,
    redactor: new Redactor(),
    userAgent: 'trackberry-bench',
    timeoutMs: () => 30_000,
  });
  const throttle = new Throttle({ clock, log, windows: new WindowsHere({ folder, clock, log }) });
  const credential = { address: parseApiAddress(baseUrl), token: async () => benchToken };
  return new TrackberryClient({ transport, throttle, credential });
}
