import fc from 'fast-check';
import { type Priority, priorities } from '../../../src/trackberry/callQueue.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { Throttle, type ThrottleState } from '../../../src/trackberry/throttle.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import type { Headers } from './answers.ts';
import { RecordingLog } from './recordingLog.ts';
import type { LimitKind } from './serverLimits.ts';
import { documentedHeaders, type Fault, type Quota, SimulatedServer } from './simulatedServer.ts';

/** What headers a server may send; `whole` ones let a client know what is left. */
const headerKinds = {
  documented: documentedHeaders,
  'to the millisecond': (quota: Quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': `${quota.reset}.0` }),
  none: () => ({}),
  'no reset': (quota: Quota) => without(quota, 'x-ratelimit-reset'),
  'no remaining': (quota: Quota) => without(quota, 'x-ratelimit-remaining'),
  'no date': (quota: Quota) => without(quota, 'date'),
  'a reset in a year': (quota: Quota) => documentedHeaders({ ...quota, reset: quota.reset + 31_536_000 }),
};

export interface World {
  limit: number;
  kind: LimitKind;
  countsRefused: boolean;
  used: number;
  headers: keyof typeof headerKinds;
  skewMs: number;
  /** Each in turn, and from the first again. */
  latenciesMs: number[];
  faults: (Fault | undefined)[];
  /** How this machine's time of day is set anew, and when. */
  jumps: { atMs: number; ms: number }[];
  randoms: number[];
}

export interface PlannedCall {
  atMs: number;
  priority: Priority;
  writes: boolean;
  /** Equal GETs have the same; without one a call stands alone. */
  key: string | undefined;
  leavesAfterMs: number | undefined;
}

/** Quick for the most part, and never so slow that a probe is taken for lost. */
const latencyMs = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 800 }) },
  fc.integer({ min: 1, max: 9_000 }),
);
const latenciesMs = fc.array(latencyMs, { minLength: 1, maxLength: 5 });
const fault = fc.constantFrom<Fault[]>(
  'unreachable',
  'broken',
  'hanging',
  401,
  502,
  'refused by a gateway',
  'told to come back by a gateway',
);

const jumpMs = fc.constantFrom(-3_600_000, -30_000, 30_000, 3_600_000);

/** A server that tells the truth and does not fail, for one client alone. */
export const honestWorld: fc.Arbitrary<World> = fc.record({
  limit: fc.constantFrom(3, 12, 100),
  kind: fc.constantFrom('fixed', 'sliding', 'bucket'),
  countsRefused: fc.boolean(),
  used: fc.constant(0),
  headers: fc.constantFrom('documented', 'to the millisecond'),
  skewMs: fc.constantFrom(0, -30_000, 30_000, -3_600_000, 3_600_000),
  latenciesMs,
  faults: fc.constant([]),
  jumps: fc.constant([]),
  randoms: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 3 }),
});

/** Any server. */
export const anyWorld: fc.Arbitrary<World> = fc
  .tuple(
    honestWorld,
    fc.record({
      used: fc.constantFrom(0, 2, 60),
      latenciesMs: fc.oneof({ weight: 4, arbitrary: latenciesMs }, fc.constant<number[]>([15_000])),
      headers: fc.constantFrom(...(Object.keys(headerKinds) as (keyof typeof headerKinds)[])),
      faults: fc.array(fc.option(fault, { nil: undefined, freq: 3 }), { maxLength: 12 }),
      jumps: fc.array(fc.record({ atMs: fc.integer({ min: 0, max: 120_000 }), ms: jumpMs }), { maxLength: 2 }),
    }),
  )
  .map(([world, more]) => ({ ...world, ...more }));

const plannedCall: fc.Arbitrary<PlannedCall> = fc.record({
  atMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90_000 })),
  priority: fc.constantFrom(...priorities),
  writes: fc.boolean(),
  key: fc.constantFrom(undefined, undefined, 'a', 'b'),
  leavesAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined, freq: 4 }),
});

export const anyCalls: fc.Arbitrary<PlannedCall[]> = fc
  .array(plannedCall, { minLength: 1, maxLength: 80, size: 'max' })
  .map((calls) => calls.toSorted((a, b) => a.atMs - b.atMs));

export interface Attempt {
  /** Whose attempt it is: the first of its callers. */
  caller: Caller;
  /** Monotonic milliseconds, as all times here. */
  at: number;
  /** Of the throttle, at that moment, this attempt included. */
  state: ThrottleState;
  endedAt: number;
  /** Unless it failed. */
  exchange: Exchange | undefined;
}

/** One call as its caller sees it. */
export interface Caller {
  readonly plan: PlannedCall;
  readonly name: string;
  readonly scheduledAt: number;
  readonly reason: Error;
  leftAt?: number;
  settled?: { at: number; value?: Exchange; error?: unknown };
  /** Settled again: must not be. */
  again: boolean;
}

/** What came of the calls in that world. */
export class Scenario {
  readonly clock = new FakeClock();
  readonly world: World;
  readonly server: SimulatedServer;
  readonly throttle: Throttle;
  readonly callers: Caller[] = [];
  readonly attempts: Attempt[] = [];

  constructor(world: World) {
    this.world = world;
    const { limit, kind, countsRefused, used, skewMs } = world;
    const latency = inTurn(world.latenciesMs);
    const nextFault = inTurn(world.faults);
    const random = inTurn(world.randoms);
    this.server = new SimulatedServer(this.clock, {
      limit,
      kind,
      countsRefused,
      used,
      skewMs,
      headers: headerKinds[world.headers],
      latencyMs: () => latency() ?? 1,
      fault: nextFault,
    });
    this.throttle = new Throttle({ clock: this.clock, log: new RecordingLog(), random: () => random() ?? 0 });
  }

  /** @param forMs simulated; the default is far beyond what any call needs. */
  static async run(world: World, calls: PlannedCall[], forMs = 4 * 3_600_000): Promise<Scenario> {
    const scenario = new Scenario(world);
    for (const [index, plan] of calls.entries()) {
      scenario.clock.after(plan.atMs, () => scenario.#schedule(plan, index));
    }
    for (const { atMs, ms } of world.jumps) {
      scenario.clock.after(atMs, () => scenario.clock.jumpWall(ms));
    }
    await scenario.clock.advance(forMs);
    return scenario;
  }

  #schedule(plan: PlannedCall, index: number): void {
    const controller = new AbortController();
    const caller: Caller = {
      plan,
      name: plan.writes ? `POST ${index}` : (plan.key ?? `GET ${index}`),
      scheduledAt: this.clock.monotonic(),
      reason: new Error(`${index} has left.`),
      again: false,
    };
    this.callers.push(caller);
    const settle = (outcome: { value: Exchange } | { error: unknown }) => {
      caller.again = caller.settled !== undefined;
      caller.settled = { at: this.clock.monotonic(), ...outcome };
    };
    if (plan.leavesAfterMs !== undefined) {
      this.clock.after(plan.leavesAfterMs, () => {
        caller.leftAt = this.clock.monotonic();
        controller.abort(caller.reason);
      });
    }
    this.throttle
      .schedule({
        repeatable: !plan.writes,
        priority: plan.priority,
        key: plan.key,
        signal: controller.signal,
        send: (cut, onSent) => this.#send(caller, cut, onSent),
      })
      .then(
        (value) => settle({ value }),
        (error: unknown) => settle({ error }),
      );
  }

  async #send(caller: Caller, cut: AbortSignal, onSent: () => void): Promise<Exchange> {
    const attempt: Attempt = {
      caller,
      at: this.clock.monotonic(),
      state: this.throttle.state(),
      endedAt: Number.POSITIVE_INFINITY,
      exchange: undefined,
    };
    this.attempts.push(attempt);
    onSent();
    try {
      attempt.exchange = await this.server.call(caller.name, cut);
      return attempt.exchange;
    } finally {
      attempt.endedAt = this.clock.monotonic();
    }
  }
}

function inTurn<T>(values: readonly T[]): () => T | undefined {
  let index = 0;
  return () => values[index++ % values.length];
}

function without(quota: Quota, name: string): Headers {
  return Object.fromEntries(Object.entries(documentedHeaders(quota)).filter(([each]) => each !== name));
}
