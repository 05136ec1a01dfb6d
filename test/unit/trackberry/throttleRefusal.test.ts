import assert from 'node:assert/strict';
import { RateLimitedError } from '../../../src/trackberry/errors.ts';
import { Wire } from './wire.ts';

describe('throttle: after 429', () => {
  it('lets everything wait until the reset, sends the refused call first, keeps the order, probes once', async () => {
    const wire = new Wire();
    const outcomes = wire.gets('a b c d e');
    await wire.answer('a', 200, wire.quota(2, 30));
    await wire.answer('c', 429, wire.quota(0, 30));
    await wire.answer('b', 429, wire.quota(0, 30));
    await wire.clock.advance(29_999);
    assert.equal(wire.sent, 'a b c');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b c b');
    await wire.answer('b', 200, wire.quota(99, 60));
    assert.equal(wire.sent, 'a b c b c d e');
    for (const name of 'c d e'.split(' ')) {
      await wire.answer(name, 200, wire.quota(95, 60));
    }
    assert.deepEqual(
      outcomes.map(({ value }) => value?.status),
      [200, 200, 200, 200, 200],
    );
  });

  it('does not believe a count above 0 that comes with a refusal', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 429, wire.quota(50, 30));
    await wire.clock.advance(29_999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a');
  });

  it('waits at least a second, even where the reset is now', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 429, wire.quota(0, 0));
    await wire.clock.advance(999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a');
  });

  it('sends a POST again: refused means not carried out', async () => {
    const wire = new Wire();
    const created = wire.post('create');
    await wire.answer('create', 429, wire.quota(0, 12));
    await wire.clock.advance(11_999);
    assert.equal(wire.sent, 'create');
    await wire.clock.advance(1);
    await wire.answer('create', 201, wire.quota(99, 60));
    assert.equal(created.value?.status, 201);
    assert.equal(wire.sent, 'create create');
  });

  it('adds a little jitter to the wait', async () => {
    const wire = new Wire(() => 1);
    wire.get('a');
    await wire.answer('a', 429, { 'retry-after': '20' });
    await wire.clock.advance(20_099);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a');
  });

  it('backs off that call alone where there is neither reset nor Retry-After', async () => {
    const wire = new Wire();
    const [a] = wire.gets('a b c');
    await wire.answer('a', 429);
    assert.equal(wire.sent, 'a b c');
    assert.equal(wire.waiting, 1);
    await wire.clock.advance(999);
    assert.equal(wire.sent, 'a b c');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b c a');
    await wire.answer('a', 200);
    assert.equal(a?.value?.status, 200);
  });

  it('ends in RateLimitedError after five refusals of one call in a row, and goes on with the next', async () => {
    const wire = new Wire();
    const [a] = wire.gets('a b');
    for (let refusal = 1; refusal <= 5; refusal += 1) {
      assert.equal(wire.sent, Array(refusal).fill('a').join(' '));
      assert.equal(a?.settled, false);
      await wire.answer('a', 429, wire.quota(0, 60));
      await wire.clock.advance(59_999);
      assert.equal(wire.sent, Array(refusal).fill('a').join(' '));
      await wire.clock.advance(1);
    }
    assert.ok(a?.error instanceof RateLimitedError);
    assert.equal(a.error.exchange.status, 429);
    assert.equal(wire.sent, 'a a a a a b');
  });

  it('counts refusals in a row: an attempt that failed otherwise between them starts anew', async () => {
    const wire = new Wire();
    const a = wire.get('a');
    for (const status of [429, 429, 429, 503, 429, 429, 429, 429]) {
      await wire.answer('a', status, wire.quota(50, 10));
      await wire.clock.advance(10_000);
    }
    assert.equal(a.settled, false);
    await wire.answer('a', 429, wire.quota(50, 10));
    assert.ok(a.error instanceof RateLimitedError);
  });

  it('still holds the others back when the fifth refusal ends a call', async () => {
    const wire = new Wire();
    const [a] = wire.gets('a b');
    for (let refusal = 1; refusal <= 5; refusal += 1) {
      await wire.answer('a', 429, wire.quota(50, 20));
      await wire.clock.advance(refusal < 5 ? 20_000 : 0);
    }
    assert.ok(a?.error instanceof RateLimitedError);
    await wire.clock.advance(19_999);
    assert.equal(wire.sent, 'a a a a a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a a a a a b');
  });
});

describe('throttle: a call that asks to be told', () => {
  it('is told when it waits again, after a refusal and after a failure', async () => {
    const wire = new Wire();
    let waits = 0;
    const told = wire.get('a', undefined, () => {
      waits += 1;
    });
    await wire.answer('a', 429, wire.quota(0, 10));
    assert.equal(waits, 1);
    await wire.clock.advance(10_000);
    await wire.answer('a', 503);
    assert.equal(waits, 2);
    await wire.answer('a', 200, wire.quota(50, 60));
    assert.equal(waits, 2);
    assert.equal(told.value?.status, 200);
  });
});

describe('throttle: refusals that name a reset which is just past', () => {
  it('are waited out longer each time, up to 8 s', async () => {
    const wire = new Wire();
    wire.get('a');
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000]) {
      const sent = wire.attempts.length;
      await wire.answer('a', 429, wire.quota(0, -1));
      await wire.clock.advance(pauseMs - 1);
      assert.equal(wire.attempts.length, sent);
      await wire.clock.advance(1);
      assert.equal(wire.attempts.length, sent + 1);
    }
  });
});
