import assert from 'node:assert/strict';
import { Wire } from './wire.ts';

describe('throttle: how long a refusal is waited out', () => {
  it('keeps everything waiting for Retry-After alone, then sends one probe', async () => {
    const wire = new Wire();
    wire.gets('a b c d');
    await wire.answer('a', 429, { 'retry-after': '20' });
    await wire.clock.advance(19_999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a');
    await wire.answer('a', 200);
    assert.equal(wire.sent, 'a a b c d');
  });

  it('probes once after Retry-After, even when answers without headers came in meanwhile', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200);
    await wire.answer('b', 429, { 'retry-after': '20' });
    await wire.answer('c', 200);
    wire.gets('d e');
    await wire.clock.advance(20_000);
    assert.equal(wire.sent, 'a b c b');
  });

  it('probes after a Retry-After that is over before the window that was known', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(50, 60));
    await wire.answer('b', 429, { 'retry-after': '5' });
    wire.gets('c d');
    assert.equal(wire.throttle.state().remaining, 0);
    await wire.clock.advance(4_999);
    assert.equal(wire.sent, 'a b');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b b');
  });

  it('takes the later of reset and Retry-After', async () => {
    for (const [retryAfter, resetIn] of [
      [50, 30],
      [30, 50],
    ] as const) {
      const wire = new Wire();
      wire.get('a');
      await wire.answer('a', 429, { ...wire.quota(0, resetIn), 'retry-after': String(retryAfter) });
      await wire.clock.advance(49_999);
      assert.equal(wire.sent, 'a');
      await wire.clock.advance(1);
      assert.equal(wire.sent, 'a a');
    }
  });

  it('believes a Retry-After of up to 10 minutes, in seconds and as a date, and no longer one', async () => {
    for (const seconds of [70, 600]) {
      for (const form of ['seconds', 'date'] as const) {
        const wire = new Wire();
        wire.get('a');
        const date = (inSeconds: number) => new Date(wire.clock.wall() + inSeconds * 1000).toUTCString();
        const retryAfter = form === 'date' ? date(seconds) : String(seconds);
        await wire.answer('a', 429, { date: date(0), 'retry-after': retryAfter });
        await wire.clock.advance(seconds * 1000 - 1);
        assert.equal(wire.sent, 'a');
        await wire.clock.advance(1_001);
        assert.equal(wire.sent, 'a a');
      }
    }
    for (const text of [
      '601',
      '31536000',
      'Thu, 01 Jan 2099 00:00:00 GMT',
      'Thu, 01 Jan 1970 00:00:00 GMT',
      '-5',
      'later',
    ]) {
      const wire = new Wire();
      wire.gets('a b');
      await wire.answer('a', 429, { 'retry-after': text });
      await wire.clock.advance(1_000);
      assert.equal(wire.sent, 'a b a', text);
    }
  });

  it('takes the one that is credible of reset and Retry-After', async () => {
    for (const [retryAfter, resetIn] of [
      ['30', 7_200],
      ['86400', 30],
      ['30', -7_200],
    ] as const) {
      const wire = new Wire();
      wire.get('a');
      await wire.answer('a', 429, { ...wire.quota(5, resetIn), 'retry-after': retryAfter });
      await wire.clock.advance(29_999);
      assert.equal(wire.sent, 'a');
      await wire.clock.advance(1);
      assert.equal(wire.sent, 'a a');
    }
  });

  it('waits a minute where nothing is left and nobody says until when', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 429, { 'x-ratelimit-remaining': '0' });
    await wire.clock.advance(59_999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a');
  });
});
