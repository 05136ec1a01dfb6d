import assert from 'node:assert/strict';
import { aToken } from '../scan/inventedTokens.ts';
import type { RawServer } from '../trackberry/rawServer.ts';
import { useTransport } from '../trackberry/useTransport.ts';
import { cutWays, encodingWays, endlessWays, textWays } from './bodyWays.ts';
import { connectionWays } from './connectionWays.ts';
import { echoWays } from './echoWays.ts';
import { headerWays, interimWays, statusWays } from './headWays.ts';
import { lengthWays } from './lengthWays.ts';
import { useProcessFaults } from './processFaults.ts';
import { redirectWays } from './redirectWays.ts';
import { tokenSightings } from './tokenSightings.ts';
import { assertEnding, outcomeOf, plain, type Ways } from './way.ts';

for (const fetch of ['undici', 'global'] as const) {
  describe(`chaos: the transport over the fetch of ${fetch === 'undici' ? 'undici' : 'Node'}`, () => {
    const use = useTransport({ maxBytes: 100_000, fetch });
    const processFaults = useProcessFaults();
    let foreign: RawServer;
    beforeEach(async () => {
      foreign = await use().serve(plain);
    });
    const themes: Record<string, Ways> = {
      connection: connectionWays,
      status: statusWays,
      header: headerWays,
      'before the answer': interimWays,
      length: lengthWays,
      encoding: encodingWays,
      text: textWays,
      'cut in its packing': cutWays,
      endless: endlessWays,
      redirect: redirectWays(() => foreign.address.origin),
      'token sent back': echoWays,
    };
    for (const [theme, ways] of Object.entries(themes)) {
      for (const [name, { reply, ending }] of Object.entries(ways)) {
        it(`${theme}: ${name}`, async () => {
          const outcome = await outcomeOf(use().answered(reply));
          assertEnding(ending, outcome);
          assert.deepEqual(tokenSightings(outcome, aToken), []);
          assert.deepEqual(await processFaults(), []);
          assert.equal(foreign.connections.length, 0);
          assert.equal(use().clock.timers, 0);
        });
      }
    }
  });
}
