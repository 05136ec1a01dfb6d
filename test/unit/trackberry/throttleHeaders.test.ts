import assert from 'node:assert/strict';
import { TimeoutError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { quotaHeaders } from './answers.ts';
import { Wire } from './wire.ts';

const hundredAndFive = Array.from({ length: 105 }, (_, index) => `n${index}`);

describe('throttle: answers that tell less than they should', () => {
  it('counts 100 in any minute by itself while no answer has headers', async () => {
    const wire = new Wire();
    wire.get('probe');
    await wire.answer('probe', 200);
    await wire.clock.advance(20_000);
    wire.gets(hundredAndFive.join(' '));
    assert.equal(wire.attempts.length, 100);
    await wire.answerAll();
    await wire.clock.advance(39_999);
    assert.equal(wire.attempts.length, 100);
    await wire.clock.advance(1);
    assert.equal(wire.attempts.length, 101);
    await wire.clock.advance(20_000);
    assert.equal(wire.attempts.length, 106);
  });

  it('allows half after a refusal that names no reset, and ten more with each minute', async () => {
    const wire = new Wire();
    const start = wire.clock.monotonic();
    const outcomes = Array.from({ length: 700 }, (_, index) => wire.get(`n${index}`));
    await wire.answer('n0', 429);
    for (let second = 0; second < 420; second += 1) {
      await wire.answerAll();
      await wire.clock.advance(1_000);
    }
    const minutes = Array.from({ length: 7 }, (_, minute) => minute * 60_000 + start);
    const sent = minutes.map((from) => wire.attempts.filter(({ at }) => at >= from && at < from + 60_000).length);
    assert.deepEqual(sent, [50, 60, 70, 80, 90, 100, 100]);
    assert.equal(outcomes[0]?.value?.status, 200);
  });

  it('keeps to that half, also where the headers then tell of more', async () => {
    const wire = new Wire();
    wire.gets(hundredAndFive.join(' '));
    await wire.answer('n0', 429);
    await wire.answerAll(() => wire.quota(90, 60));
    assert.equal(wire.attempts.length, 50);
  });

  it('goes back to the headers as soon as there are some', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 200);
    await wire.answer('b', 200, wire.quota(1, 30));
    wire.gets('c d');
    await wire.clock.advance(29_999);
    assert.equal(wire.sent, 'a b c');
  });

  it('counts down by itself when the headers vanish within a window', async () => {
    const wire = new Wire();
    wire.gets('a b c d');
    await wire.answer('a', 200, wire.quota(2, 30));
    await wire.answer('b', 200);
    await wire.answer('c', 502);
    await wire.clock.advance(29_999);
    assert.equal(wire.sent, 'a b c');
    assert.equal(wire.throttle.state().remaining, 0);
  });

  it('probes at the end of a window even when its last answer had no headers', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(50, 30));
    await wire.answer('b', 404);
    await wire.clock.advance(30_000);
    wire.gets('c d e');
    assert.equal(wire.sent, 'a b c');
  });

  it('counts a call whose answer never came, unless it did not reach the server', async () => {
    for (const [failure, remaining] of [
      [new TimeoutError(1000), 9],
      [new UnreachableError('Refused.'), 10],
    ] as const) {
      const wire = new Wire(() => 1);
      wire.gets('a b');
      await wire.answer('a', 200, wire.quota(10, 30));
      await wire.fail('b', failure);
      assert.equal(wire.throttle.state().remaining, remaining);
    }
  });

  it('sends one after the other where a count comes without a credible reset', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200, { 'x-ratelimit-remaining': '90' });
    assert.equal(wire.sent, 'a b');
    await wire.answer('b', 200, { 'x-ratelimit-remaining': '89' });
    assert.equal(wire.sent, 'a b c');
  });

  it('believes a limit that was raised', async () => {
    const wire = new Wire();
    wire.get('probe');
    await wire.answer('probe', 200, quotaHeaders(wire.clock, { limit: 1000, remaining: 999, resetIn: 60 }));
    wire.gets(hundredAndFive.join(' '));
    assert.equal(wire.attempts.length, 106);
    assert.equal(wire.throttle.state().limit, 1000);
  });

  it('never waits longer than 65 s for a reset', async () => {
    const wire = new Wire(() => 1);
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(0, 65));
    await wire.clock.advance(65_250);
    assert.equal(wire.sent, 'a b');
  });
});
