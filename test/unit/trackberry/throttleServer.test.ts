import assert from 'node:assert/strict';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import type { Headers } from './answers.ts';
import { RecordingLog } from './recordingLog.ts';
import { documentedHeaders, type Quota, SimulatedServer } from './simulatedServer.ts';
import { Outcome } from './wire.ts';

type Options = ConstructorParameters<typeof SimulatedServer>[1];

/** Queues `count` GETs at once and lets `ms` pass. */
async function run(count: number, ms: number, options: Options = {}, during?: (clock: FakeClock) => Promise<void>) {
  const clock = new FakeClock();
  const server = new SimulatedServer(clock, options);
  const throttle = new Throttle({ clock, log: new RecordingLog(), random: () => 0.5 });
  const outcomes = Array.from(
    { length: count },
    (_, index) =>
      new Outcome(throttle.schedule({ repeatable: true, priority: 'view', send: () => server.call(`call ${index}`) })),
  );
  await during?.(clock);
  await clock.advance(ms);
  return { server, throttle, clock, answered: outcomes.filter(({ value }) => value?.status === 200).length };
}

const inOrder = Array.from({ length: 250 }, (_, index) => `call ${index}`);

describe('throttle against a simulated server: 100 calls in each fixed minute', () => {
  it('brings 250 GETs through with no refusal, each on the wire once and in order', async () => {
    const { server, answered, throttle, clock } = await run(250, 123_000);
    assert.equal(server.refused, 0);
    assert.equal(answered, 250);
    assert.deepEqual(
      server.arrived.map(({ name }) => name),
      inOrder,
    );
    assert.deepEqual([throttle.state().waiting.view, throttle.state().inFlight, clock.timers], [0, 0, 0]);
  });

  it('has no refusal when somebody else used 60 calls of the first minute', async () => {
    const { server, answered } = await run(250, 182_000, { used: 60 });
    assert.deepEqual([server.refused, answered, server.arrived.length], [0, 250, 250]);
  });

  it('has no more than the probe refused when somebody else used all of it', async () => {
    const { server, answered } = await run(150, 122_000, { used: 100 });
    assert.deepEqual([server.refused, answered, server.arrived.length], [1, 150, 151]);
  });

  for (const hours of [-1, 1]) {
    it(`is not misled by a server's clock that is off by ${hours} h`, async () => {
      const { server, answered } = await run(250, 122_000, { skewMs: hours * 3_600_000 });
      assert.deepEqual([server.refused, answered], [0, 250]);
    });

    it(`does not stall or flood when this machine's clock jumps by ${hours} h`, async () => {
      const { server, answered } = await run(250, 92_000, {}, async (clock) => {
        await clock.advance(30_000);
        clock.jumpWall(hours * 3_600_000);
      });
      assert.deepEqual([server.refused, answered], [0, 250]);
    });

    it(`survives that jump by ${hours} h without a Date header, too`, async () => {
      const headers = (quota: Quota) => withoutDate(documentedHeaders(quota));
      const { server, answered } = await run(250, 152_000, { headers }, async (clock) => {
        await clock.advance(30_000);
        clock.jumpWall(hours * 3_600_000);
      });
      assert.equal(answered, 250);
      assert.ok(server.refused <= 1, `${server.refused} refused`);
      assert.ok(server.longestSilenceMs <= 65_000, `silent for ${server.longestSilenceMs} ms`);
    });
  }
});

describe('throttle against a simulated server: headers that are missing or absurd', () => {
  const cases: Record<string, (quota: Quota) => Headers> = {
    'no headers at all': () => ({}),
    'the limit alone': () => ({ 'x-ratelimit-limit': '100' }),
    'no reset': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': '' }),
    'negative numbers': (quota) => ({
      ...documentedHeaders(quota),
      'x-ratelimit-remaining': '-1',
      'x-ratelimit-reset': `-${quota.reset}`,
    }),
    'a negative reset': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': `-${quota.reset}` }),
    text: (quota) => ({
      ...documentedHeaders(quota),
      'x-ratelimit-remaining': 'many',
      'x-ratelimit-reset': 'soon',
      'retry-after': 'later',
    }),
    'a reset in milliseconds': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': `${quota.reset}000` }),
    'a reset in seconds from now': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': '30' }),
    'a reset in a year': (quota) => ({
      ...documentedHeaders(quota),
      'x-ratelimit-reset': `${quota.reset + 31_536_000}`,
    }),
    'a reset an hour ago': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-reset': `${quota.reset - 3600}` }),
    'more left than the limit': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-remaining': '999999' }),
    'two values in one header': (quota) => ({ ...documentedHeaders(quota), 'x-ratelimit-remaining': '95, 95' }),
    'Retry-After in a year': (quota) => ({ ...documentedHeaders(quota), 'retry-after': '31536000' }),
  };
  for (const [what, headers] of Object.entries(cases)) {
    it(`${what}: at most 100 in any minute, and no stall`, async () => {
      const { server, answered } = await run(250, 200_000, { headers });
      assert.equal(answered, 250);
      assert.ok(server.mostInAMinute <= 100, `${server.mostInAMinute} arrived in a minute`);
      assert.ok(server.longestSilenceMs <= 65_000, `silent for ${server.longestSilenceMs} ms`);
      assert.equal(server.refused, 0);
    });

    it(`${what}, with 60 calls used by somebody else: no flood, no stall, each call ends`, async () => {
      const { server, answered } = await run(120, 400_000, { headers, used: 60 });
      assert.ok(server.mostInAMinute <= 100, `${server.mostInAMinute} arrived in a minute`);
      assert.ok(server.longestSilenceMs <= 65_000, `silent for ${server.longestSilenceMs} ms`);
      assert.ok(answered >= 100, `${answered} answered`);
    });
  }
});

function withoutDate({ date: _, ...headers }: Headers): Headers {
  return headers;
}
