import assert from 'node:assert/strict';
import { TrackberryClient } from '../../../src/trackberry/client.ts';
import { OutcomeUnknownError } from '../../../src/trackberry/errors.ts';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import { aToken } from '../scan/inventedTokens.ts';
import type { RawServer } from '../trackberry/rawServer.ts';
import { RecordingLog } from '../trackberry/recordingLog.ts';
import { RecordedProgress } from '../trackberry/useClient.ts';
import { create, list, useTransport } from '../trackberry/useTransport.ts';
import { allWays } from './allWays.ts';
import { useProcessFaults } from './processFaults.ts';
import { tokenSightings } from './tokenSightings.ts';
import { assertEnding, assertError, type Ending, type Outcome, outcomeOf, plain, type Way } from './way.ts';

/** Whether a call that reads is tried again: three times in all. */
function isPassing(ending: Ending): boolean {
  return ending.kind === 'broken' || (ending.kind === 'answered' && [502, 503, 504].includes(ending.status));
}

describe('chaos: the whole service', () => {
  const use = useTransport({ maxBytes: 100_000 });
  const processFaults = useProcessFaults();
  let foreign: RawServer;
  beforeEach(async () => {
    foreign = await use().serve(plain);
  });

  /** Sends one call through client, queue and transport, and lets time go by as often as it waits to be tried again. */
  async function send({ reply }: Way, request: typeof list, waits: number): Promise<[Outcome, RawServer]> {
    const { clock, transport } = use();
    const server = await use().serve(reply);
    const log = new RecordingLog();
    const throttle = new Throttle({ clock, log, random: () => 0.5 });
    const client = new TrackberryClient({ transport, throttle, credential: use().credential(server.address) });
    const progress = new RecordedProgress();
    const result = outcomeOf(client.send(request, { progress }));
    for (let wait = 1; wait <= waits; wait += 1) {
      await progress.waitsAgain(wait);
      await clock.advance(10_000);
    }
    const outcome = await result;
    assert.deepEqual([progress.sent, progress.waits], [waits + 1, waits]);
    const { inFlight, waiting } = throttle.state();
    assert.deepEqual([inFlight, waiting], [0, { person: 0, view: 0, background: 0 }]);
    assert.deepEqual(tokenSightings([outcome, log.lines, throttle.state(), throttle.history()], aToken), []);
    throttle.close(new Error('The test is over.'));
    assert.equal(clock.timers, 0);
    assert.equal(foreign.connections.length, 0);
    assert.deepEqual(await processFaults(), []);
    return [outcome, server];
  }

  for (const [name, way] of allWays(() => foreign.address.origin)) {
    const { ending } = way;
    it(`a list: ${name}`, async () => {
      const tries = isPassing(ending) ? 3 : 1;
      const [outcome, server] = await send(way, list, tries - 1);
      assertEnding(ending, outcome);
      if (ending.kind !== 'redirected') {
        assert.equal(server.received.length, tries);
      }
    });

    it(`a create: ${name}`, async () => {
      const [outcome, server] = await send(way, create, 0);
      assert.equal(server.received.length, 1, 'it reaches the server once');
      if (ending.kind === 'answered') {
        assertEnding(ending, outcome);
      } else {
        assert.ok('error' in outcome && outcome.error instanceof OutcomeUnknownError);
        assertError(ending, outcome.error.cause);
      }
    });
  }
});
