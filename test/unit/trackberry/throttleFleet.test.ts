import assert from 'node:assert/strict';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import { type Neighbourhood, useNeighbourhood } from './neighbourhood.ts';
import { RecordingLog } from './recordingLog.ts';
import type { LimitKind } from './serverLimits.ts';
import { SimulatedServer } from './simulatedServer.ts';
import { Outcome } from './wire.ts';

interface Plan {
  windows: number;
  limit?: number;
  latencyMs?: number;
  kind?: LimitKind;
  /** Milliseconds from the start of one window to that of the next. */
  apart?: number;
}

/** Windows that begin to send views, and the one server that answers them all. */
class Fleet {
  readonly server: SimulatedServer;
  readonly throttles: Throttle[] = [];
  readonly outcomes: Outcome[] = [];
  readonly #here: Neighbourhood;

  constructor(here: Neighbourhood, server: SimulatedServer) {
    this.#here = here;
    this.server = server;
  }

  /** As many calls in all as two minutes allow, in equal parts. */
  static async start(here: Neighbourhood, { windows, apart = 0, limit = 100, ...more }: Plan): Promise<Fleet> {
    const fleet = new Fleet(here, new SimulatedServer(here.clock, { limit, ...more }));
    for (let index = 0; index < windows; index += 1) {
      fleet.#open(`window ${index}`, Math.ceil((2 * limit) / windows));
      await here.advance(apart);
    }
    return fleet;
  }

  /** Calls of each window that the server accepted. */
  get accepted(): number[] {
    const names = this.server.arrived.filter(({ accepted }) => accepted).map(({ name }) => name);
    return this.throttles.map((_, index) => names.filter((name) => name === `window ${index}`).length);
  }

  close(): void {
    for (const throttle of this.throttles) {
      throttle.close(new Error('The test is over.'));
    }
  }

  #open(name: string, calls: number): void {
    const windows = this.#here.window();
    const index = this.throttles.length;
    const parts = { clock: this.#here.clock, log: new RecordingLog(), random: () => (index % 4) / 4, windows };
    const throttle = new Throttle(parts);
    this.throttles.push(throttle);
    for (let call = 0; call < calls; call += 1) {
      const send = (cut: AbortSignal) => this.server.call(name, cut);
      this.outcomes.push(new Outcome(throttle.schedule({ repeatable: true, priority: 'view', send })));
    }
  }
}

describe('throttle: several windows here, one limit', () => {
  const use = useNeighbourhood();
  const plans: Plan[] = [
    { windows: 2 },
    { windows: 2, kind: 'sliding' },
    { windows: 3, latencyMs: 400 },
    { windows: 3, apart: 4_000 },
    { windows: 3, kind: 'sliding', latencyMs: 400 },
    { windows: 3, kind: 'bucket' },
    { windows: 4, latencyMs: 2_500 },
    { windows: 4, limit: 20 },
    { windows: 10 },
  ];
  for (const plan of plans) {
    it(`share it evenly, without a refusal: ${JSON.stringify(plan)}`, async () => {
      const fleet = await Fleet.start(use(), plan);
      await use().advance(55_000);
      const { windows, limit = 100 } = plan;
      for (const accepted of fleet.accepted) {
        assert.ok(accepted >= Math.floor(limit / windows / 2), `in the first minute: ${fleet.accepted}`);
      }
      await use().advance(80_000);
      assert.equal(fleet.server.refused, 0);
      assert.equal(
        fleet.outcomes.every(({ value }) => value?.status === 200),
        true,
        `answered: ${fleet.accepted}`,
      );
      fleet.close();
    });
  }

  it('are refused no more than once each while they do not know of each other yet', async () => {
    for (const plan of [
      { windows: 10, limit: 5 },
      { windows: 3, apart: 700, latencyMs: 400 },
    ]) {
      const fleet = await Fleet.start(use(), plan);
      await use().advance(190_000);
      assert.ok(fleet.server.refused <= plan.windows, `${fleet.server.refused} refused`);
      fleet.close();
    }
  });

  it('use the part of one that ends meanwhile', async () => {
    const fleet = await Fleet.start(use(), { windows: 4 });
    await use().advance(20_000);
    fleet.throttles[0]?.close(new Error('That window was closed.'));
    await use().advance(60_000);
    assert.equal(fleet.server.refused, 0);
    assert.deepEqual(fleet.accepted.slice(1), [50, 50, 50]);
    fleet.close();
  });
});
