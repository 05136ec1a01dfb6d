import assert from 'node:assert/strict';
import { RateLimitedError } from '../../../src/trackberry/errors.ts';
import type { Throttle } from '../../../src/trackberry/throttle.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import { head, type Reply, raw } from '../trackberry/rawServer.ts';
import { RecordedProgress, useClient } from '../trackberry/useClient.ts';
import { useProcessFaults } from './processFaults.ts';
import { page } from './way.ts';

const minuteMs = 60_000;
const now = Date.UTC(2026, 1, 12, 8) / 1000; // as FakeClock begins
const reset = `x-ratelimit-reset: ${now + 60}`;
const digits = '9'.repeat(40);

/** Header lines that a server or something before it may make of the limit. */
const absurdities: Record<string, string[]> = {
  'three times nothing': ['x-ratelimit-limit:', 'x-ratelimit-remaining:', 'x-ratelimit-reset:'],
  'in words': ['x-ratelimit-limit: many', 'x-ratelimit-remaining: few', 'x-ratelimit-reset: soon'],
  'none left, until a time of 40 digits': ['x-ratelimit-remaining: 0', `x-ratelimit-reset: ${digits}`],
  'none left, until 1970': ['x-ratelimit-remaining: 0', 'x-ratelimit-reset: 1'],
  'none left, until milliseconds instead of seconds': [
    'x-ratelimit-remaining: 0',
    `x-ratelimit-reset: ${(now + 60) * 1000}`,
  ],
  'none left, until an hour from now': ['x-ratelimit-remaining: 0', `x-ratelimit-reset: ${now + 3600}`],
  'none left, and no reset': ['x-ratelimit-limit: 100', 'x-ratelimit-remaining: 0'],
  'none left, twice': ['x-ratelimit-remaining: 0', 'x-ratelimit-remaining: 0', reset],
  'less than none left': ['x-ratelimit-remaining: -5', reset],
  'more left than there are': ['x-ratelimit-limit: 1', 'x-ratelimit-remaining: 1e99', reset],
  'joined by commas': ['x-ratelimit-limit: 100, 100', 'x-ratelimit-remaining: 95, 0', `${reset}, 1`],
  'a limit of none': ['x-ratelimit-limit: 0', 'x-ratelimit-remaining: 0', reset],
  'a limit of 40 digits': [`x-ratelimit-limit: ${digits}`, `x-ratelimit-remaining: ${digits}`],
  'fractions and signs': ['x-ratelimit-limit: +100', 'x-ratelimit-remaining: 0.0', `${reset}.5`],
  'a date that is none': ['date: yesterday', 'x-ratelimit-remaining: 0', reset],
  'a date of the year 1': ['date: Mon, 01 Jan 0001 00:00:00 GMT', 'x-ratelimit-remaining: 0', 'x-ratelimit-reset: 0'],
  'a date of the year 9999': ['date: Fri, 31 Dec 9999 23:59:59 GMT', 'x-ratelimit-remaining: 0'],
  'a wait without an end': ['retry-after: 31536000'],
  'a wait until the year 9999': ['retry-after: Fri, 31 Dec 9999 23:59:59 GMT'],
  'a wait of less than nothing': ['retry-after: -1'],
  'a wait in words': ['retry-after: later, later'],
};

function answer(status: string, lines: readonly string[]): Reply {
  return raw(
    `${head(status, { 'content-length': String(page.length) }).slice(0, -2)}${lines.join('\r\n')}\r\n\r\n${page}`,
  );
}

/** Lets time go by until the queue may send again. @returns how long that was, in milliseconds. */
async function passPause(clock: FakeClock, throttle: Throttle): Promise<number> {
  const ms = Math.max(0, (throttle.state().pausedUntil ?? 0) - clock.wall());
  await clock.advance(ms);
  return ms;
}

describe('chaos: absurd headers of the rate limit', () => {
  const against = useClient();
  const processFaults = useProcessFaults();
  afterEach(async () => {
    assert.deepEqual(await processFaults(), []);
  });

  for (const [name, lines] of Object.entries(absurdities)) {
    it(`hold nobody up for more than the documented minute: ${name}`, async () => {
      const { client, throttle, server, clock } = await against(answer('200 OK', lines));
      for (const number of [1, 2, 3]) {
        const listed = client.listShipments({ page: number });
        assert.ok((await passPause(clock, throttle)) <= minuteMs + 10_000);
        await listed;
        const { remaining, limit = 1, resetAt = 0 } = throttle.state();
        assert.ok(Number.isSafeInteger(remaining) && remaining >= 0 && limit > 0 && Number.isFinite(resetAt));
      }
      assert.equal(server.received.length, 3);
    });

    it(`with 429 end after five refusals: ${name}`, async () => {
      const { client, throttle, server, clock } = await against(answer('429 Too Many Requests', lines));
      const progress = new RecordedProgress();
      const listed = assert.rejects(client.listShipments({}, { progress }), RateLimitedError);
      for (const wait of [1, 2, 3, 4]) {
        await progress.waitsAgain(wait);
        assert.ok((await passPause(clock, throttle)) <= 10 * minuteMs);
        await clock.advance(1_000); // a call without a time to wait for waits by itself
      }
      await listed;
      assert.equal(server.received.length, 5);
    });
  }
});
