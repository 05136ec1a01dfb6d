import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OutcomeUnknownError, TrackberryError } from '../../../src/trackberry/errors.ts';
import {
  type Attempt,
  anyCalls,
  anyWorld,
  honestWorld,
  type PlannedCall,
  Scenario,
  type World,
} from './throttleScenario.ts';

const longestRetryAfterMs = 20_000;

/** Holds for whatever calls are made in whatever world; a counterexample is shrunk and printed with its seed. */
function holds(world: fc.Arbitrary<World>, check: (scenario: Scenario) => void, numRuns = 150): Promise<void> {
  const property = fc.asyncProperty(world, anyCalls, async (each: World, calls: PlannedCall[]) => {
    check(await Scenario.run(each, calls));
  });
  // Shrinking ends in time for the counterexample to be printed.
  return fc.assert(property, { numRuns, interruptAfterTimeLimit: 8_000 });
}

describe('throttle, whatever comes', () => {
  it('settles every call once, and leaves nothing behind', () =>
    holds(anyWorld, ({ callers, throttle, clock }) => {
      for (const caller of callers) {
        assert.ok(caller.settled, `${caller.name} still waits`);
        assert.equal(caller.again, false);
      }
      const { waiting, inFlight } = throttle.state();
      assert.deepEqual([waiting, inFlight, clock.timers], [{ person: 0, view: 0, background: 0 }, 0, 0]);
    }));

  it('gives each caller an answer to its own call, an error of ours, or its own reason to leave', () =>
    holds(anyWorld, ({ callers, attempts }) => {
      for (const { name, settled, reason, leftAt } of callers) {
        const own = attempts.filter(({ caller }) => caller.name === name).map(({ exchange }) => exchange);
        if (settled?.value !== undefined) {
          assert.ok(own.includes(settled.value));
        } else {
          assert.ok(settled?.error === reason ? leftAt !== undefined : settled?.error instanceof TrackberryError);
        }
      }
    }));

  it('lets who leaves go at once, unless its POST is in flight', () =>
    holds(anyWorld, ({ callers }) => {
      for (const { leftAt, settled, plan } of callers) {
        if (leftAt !== undefined && settled !== undefined && !plan.writes) {
          assert.ok(settled.at <= leftAt);
        }
      }
    }));

  it('sends nothing that nobody waits for any more', () =>
    holds(anyWorld, ({ callers, attempts }) => {
      for (const { caller, at } of attempts) {
        const waiting = callers.filter(
          ({ name, scheduledAt, leftAt = Number.POSITIVE_INFINITY, settled }) =>
            name === caller.name && scheduledAt <= at && leftAt >= at && (settled?.at ?? 0) >= at,
        );
        assert.ok(waiting.length > 0, `${caller.name} at ${at}`);
      }
    }));

  it('sends a POST again only after a refusal, and says so where nobody knows its outcome', () =>
    holds(anyWorld, ({ callers, attempts }) => {
      for (const caller of callers.filter(({ plan }) => plan.writes)) {
        const own = attempts.filter((attempt) => attempt.caller === caller);
        for (const { exchange } of own.slice(0, -1)) {
          assert.equal(exchange?.status, 429);
        }
        const last = own.at(-1);
        if (last !== undefined && last.exchange === undefined && caller.settled?.error !== undefined) {
          const { error } = caller.settled;
          assert.ok(error instanceof OutcomeUnknownError || String(error).includes('Nobody listens'), String(error));
        }
      }
    }));

  it('sends a GET three times at most, refusals apart', () =>
    holds(anyWorld, ({ callers, attempts }) => {
      for (const caller of callers) {
        const tries = attempts.filter((attempt) => attempt.caller === caller && attempt.exchange?.status !== 429);
        assert.ok(tries.length <= 3, `${tries.length} tries of ${caller.name}`);
      }
    }));

  it('sends nothing of a machine while the token is refused', () =>
    holds(anyWorld, ({ attempts }) => {
      for (const { caller, state } of attempts) {
        const machine = caller.plan.priority !== 'person' && caller.plan.key === undefined;
        assert.ok(!machine || state.unauthorized === undefined, caller.name);
      }
    }));

  it('keeps the order within a priority', () =>
    holds(anyWorld, ({ attempts }) => {
      const first = new Map<string, Attempt>();
      for (const attempt of attempts.filter(({ caller }) => caller.plan.writes || caller.plan.key === undefined)) {
        first.set(attempt.caller.name, first.get(attempt.caller.name) ?? attempt);
      }
      for (const priority of ['person', 'view', 'background'] as const) {
        const scheduled = [...first.values()]
          .filter(({ caller }) => caller.plan.priority === priority)
          .map(({ caller }) => caller.scheduledAt);
        assert.deepEqual(
          scheduled,
          scheduled.toSorted((a, b) => a - b),
        );
      }
    }));

  it('lets no machine have more than 20 in flight', () =>
    holds(anyWorld, ({ attempts }) => {
      for (const { caller, state } of attempts) {
        assert.ok(caller.plan.priority === 'person' || caller.plan.key !== undefined || state.inFlight <= 20);
      }
    }));

  it('is never silent for more than a minute and its margin while calls wait', () =>
    holds(anyWorld, ({ attempts, callers }) => {
      const times = [
        ...attempts.flatMap(({ at, endedAt }) => [at, endedAt]),
        ...callers.map(({ settled }) => settled?.at ?? 0),
      ];
      for (const { at, caller } of attempts) {
        const before = Math.max(...times.filter((each) => each < at), caller.scheduledAt);
        assert.ok(at - before <= 67_000 + longestRetryAfterMs, `silent for ${at - before} ms`);
      }
    }));

  it('never answers a GET with what was read before a POST that had ended when it was called', () =>
    holds(anyWorld, ({ callers }) => {
      const posts = callers.filter(({ plan, settled }) => plan.writes && settled?.value?.status === 200);
      for (const { plan, settled, scheduledAt } of callers) {
        const seen = settled?.value?.status === 200 && !plan.writes ? Number(settled.value.body) : undefined;
        for (const post of posts.filter((each) => (each.settled?.at ?? 0) < scheduledAt)) {
          assert.ok(seen === undefined || seen > Number(post.settled?.value?.body));
        }
      }
    }));
});

describe('throttle, alone on a server that tells the truth', () => {
  it('is never refused, but for a probe after one that was cut', () =>
    holds(honestWorld, ({ attempts }) => {
      const cut = attempts.some(({ exchange }) => exchange === undefined);
      for (const { exchange, state, at } of attempts) {
        assert.ok(exchange?.status !== 429 || (cut && state.estimated), `at ${at}`);
      }
    }));

  it('sends nothing before the reset once an answer said that nothing is left', () =>
    holds(honestWorld, ({ attempts, server, world }) => {
      const empty = attempts.filter(({ exchange }) =>
        exchange?.headers.some(([name, value]) => name === 'x-ratelimit-remaining' && value === '0'),
      );
      for (const { endedAt, at: sentAt } of world.kind === 'fixed' ? empty : []) {
        const late = attempts.filter(({ at }) => at > endedAt && at < server.windowEnd(sentAt));
        assert.deepEqual(
          late.map(({ at }) => at),
          [],
        );
      }
    }));

  it('leaves the reserve to the others', () =>
    holds(honestWorld, ({ attempts, world }) => {
      for (const { caller, state } of attempts) {
        if (caller.plan.priority === 'background' && caller.plan.key === undefined && !state.estimated) {
          assert.ok(state.remaining >= Math.min(10, Math.floor(world.limit / 10)), `${state.remaining} left`);
        }
      }
    }));

  it('uses what there is: no more windows than the calls need', () =>
    holds(honestWorld, ({ callers, attempts, server, world }) => {
      const perWindow = world.limit - Math.min(10, Math.floor(world.limit / 10));
      const windows = Math.ceil(attempts.length / perWindow);
      const lastScheduled = Math.max(...callers.map(({ scheduledAt }) => scheduledAt));
      const last = Math.max(...server.arrived.map(({ at }) => at));
      assert.ok(
        last - lastScheduled <= (windows + 1) * 62_100 + 30_000,
        `${last - lastScheduled} ms for ${attempts.length}`,
      );
    }));
});
