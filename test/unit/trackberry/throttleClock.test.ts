import assert from 'node:assert/strict';
import { NetworkError } from '../../../src/trackberry/errors.ts';
import { quotaHeaders } from './answers.ts';
import { Wire } from './wire.ts';

const hours = 3_600_000;
/** The documented minute and what is added for a reset in whole seconds, a Date in whole seconds, and jitter. */
const longestWait = 65_000;

/** Milliseconds from now until the next attempt, in steps of 100. */
async function untilNextAttempt(wire: Wire): Promise<number> {
  const sent = wire.attempts.length;
  const start = wire.clock.monotonic();
  while (wire.attempts.length === sent && wire.clock.monotonic() - start < 2 * hours) {
    await wire.clock.advance(100);
  }
  return wire.clock.monotonic() - start;
}

describe("throttle: a server whose clock is not this machine's", () => {
  for (const skewMs of [-hours, -30_000, -1_500, 1_500, 30_000, hours]) {
    it(`is waited for as long as its own clock says, ${skewMs / 1000} s apart`, async () => {
      const wire = new Wire();
      wire.gets('a b');
      await wire.answer('a', 200, quotaHeaders(wire.clock, { remaining: 0, resetIn: 40, skewMs }));
      const waited = await untilNextAttempt(wire);
      assert.ok(waited >= 40_000 && waited <= 41_000, `${waited} ms`);
    });
  }

  it('is not believed without a Date where its reset cannot be: counted here instead', async () => {
    const wire = new Wire();
    wire.gets('a b');
    const { date: _, ...headers } = quotaHeaders(wire.clock, { remaining: 40, resetIn: 40, skewMs: hours });
    await wire.answer('a', 200, headers);
    assert.equal(wire.sent, 'a b');
    assert.equal(wire.throttle.state().resetAt, undefined);
  });

  it('is asked only when a reset in whole seconds is certainly over, however it was rounded', async () => {
    for (const fraction of [0, 200, 500, 999]) {
      for (const round of [Math.floor, Math.round, Math.ceil]) {
        const wire = new Wire();
        await wire.clock.advance(fraction);
        wire.gets('a b');
        const resetMs = wire.clock.wall() + 40_000;
        await wire.answer('a', 200, {
          date: new Date(wire.clock.wall()).toUTCString(),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(round(resetMs / 1000)),
        });
        const waited = await untilNextAttempt(wire);
        assert.ok(waited >= 40_000 && waited <= 42_100, `${waited} ms, ${round.name} of +${fraction} ms`);
      }
    }
  });
});

describe("throttle: this machine's clock is set anew during a wait", () => {
  for (const jump of [-hours, -30_000, 30_000, hours]) {
    it(`by ${jump / 1000} s: the wait stays as long as it was`, async () => {
      const wire = new Wire();
      wire.gets('a b');
      await wire.answer('a', 200, wire.quota(0, 40));
      await wire.clock.advance(10_000);
      wire.clock.jumpWall(jump);
      await wire.clock.advance(29_999);
      assert.equal(wire.sent, 'a');
      await wire.clock.advance(1);
      assert.equal(wire.sent, 'a b');
    });

    it(`by ${jump / 1000} s, and no answer has a Date: never a flood, never more than a minute without a probe`, async () => {
      const wire = new Wire();
      const withoutDate = (remaining: number, resetIn: number) => {
        const { date: _, ...headers } = wire.quota(remaining, resetIn);
        return headers;
      };
      wire.gets('a b c d e');
      await wire.answer('a', 200, withoutDate(0, 40));
      wire.clock.jumpWall(jump);
      assert.ok((await untilNextAttempt(wire)) <= longestWait);
      assert.equal(wire.sent, 'a b');
      await wire.answer('b', 429, withoutDate(0, 40));
      assert.ok((await untilNextAttempt(wire)) <= longestWait);
      assert.equal(wire.sent, 'a b b');
    });
  }
});

describe('throttle: the longest wait', () => {
  it('for a reset is little more than a minute', async () => {
    const wire = new Wire(() => 1);
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(0, 65));
    assert.ok((await untilNextAttempt(wire)) <= 65_000 + 1_000);
  });

  it('for a reset that nobody can believe is a minute', async () => {
    for (const resetIn of [-3_600, -60, 67, 120, 3_600, 86_400 * 365]) {
      const wire = new Wire(() => 1);
      wire.gets('a b');
      await wire.answer('a', 200, wire.quota(0, resetIn));
      assert.ok((await untilNextAttempt(wire)) <= 60_100, `reset in ${resetIn} s`);
    }
  });
});

describe('throttle: a process that was stopped for an hour', () => {
  const afterStop = async (prepare: (wire: Wire) => Promise<void>) => {
    const wire = new Wire();
    wire.gets('a b c d e f');
    await prepare(wire);
    wire.clock.stop(hours);
    await wire.clock.settle();
    return wire;
  };

  it('goes on with one probe, not with all that waited', async () => {
    const wire = await afterStop((wire) => wire.answer('a', 200, wire.quota(0, 40)));
    assert.equal(wire.sent, 'a b');
    await wire.answer('b', 200, wire.quota(99, 60));
    assert.equal(wire.sent, 'a b c d e f');
  });

  it('goes on with the refused call', async () => {
    const wire = await afterStop((wire) => wire.answer('a', 429, wire.quota(0, 40)));
    assert.equal(wire.sent, 'a a');
  });

  it('does not take an answer from before for the state of now', async () => {
    const wire = await afterStop((wire) => wire.answer('a', 200, wire.quota(3, 40)));
    assert.equal(wire.sent, 'a b c d e');
    await wire.fail('b', new NetworkError('The connection is gone.'));
    await wire.fail('c', new NetworkError('The connection is gone.'));
    await wire.fail('d', new NetworkError('The connection is gone.'));
    assert.equal(wire.throttle.state().estimated, true);
    assert.equal(wire.attempts.filter(({ at }) => at >= hours).length, 1);
  });
});
