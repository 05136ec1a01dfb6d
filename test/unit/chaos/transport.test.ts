import assert from 'node:assert/strict';
import { aToken } from '../scan/inventedTokens.ts';
import type { RawServer, Reply } from '../trackberry/rawServer.ts';
import { useTransport } from '../trackberry/useTransport.ts';
import { allWays } from './allWays.ts';
import { useProcessFaults } from './processFaults.ts';
import { tokenSightings } from './tokenSightings.ts';
import { assertEnding, outcomeOf, page, plain } from './way.ts';

for (const fetch of ['undici', 'global'] as const) {
  describe(`chaos: the transport over the fetch of ${fetch === 'undici' ? 'undici' : 'Node'}`, () => {
    const use = useTransport({ maxBytes: 100_000, fetch });
    const processFaults = useProcessFaults();
    let foreign: RawServer;
    beforeEach(async () => {
      foreign = await use().serve(plain);
    });
    for (const [name, { reply, ending }] of allWays(() => foreign.address.origin)) {
      it(name, async () => {
        let answer: Reply = reply;
        const server = await use().serve((request, socket) => answer(request, socket));
        const outcome = await outcomeOf(use().exchange(server));
        assertEnding(ending, outcome);
        assert.deepEqual(tokenSightings(outcome, aToken), []);
        assert.equal(foreign.connections.length, 0);
        assert.equal(use().clock.timers, 0);

        answer = plain;
        assert.equal((await use().exchange(server)).body, page, 'the next call is none the worse for it');
        assert.deepEqual(await processFaults(), []);
      });
    }
  });
}
