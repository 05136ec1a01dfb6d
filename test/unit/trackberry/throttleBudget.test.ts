import assert from 'node:assert/strict';
import { Wire } from './wire.ts';

describe('throttle: the budget', () => {
  it('sends one probe while nothing is known, then as many as the headers leave', async () => {
    const wire = new Wire();
    wire.gets('a b c d e');
    await wire.clock.settle();
    assert.equal(wire.sent, 'a');
    await wire.answer('a', 200, wire.quota(3, 40));
    assert.equal(wire.sent, 'a b c d');
  });

  it('sends nothing at 0 before the reset, then one probe, then the rest in order', async () => {
    const wire = new Wire();
    wire.gets('a b c d');
    await wire.answer('a', 200, wire.quota(0, 40));
    await wire.clock.advance(39_999);
    assert.equal(wire.sent, 'a');
    assert.equal(wire.waiting, 3);
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b');
    await wire.clock.advance(9_999);
    assert.equal(wire.sent, 'a b');
    await wire.answer('b', 200, wire.quota(99, 60));
    assert.equal(wire.sent, 'a b c d');
  });

  it('adds a little jitter to the reset', async () => {
    const wire = new Wire(() => 1);
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(0, 40));
    await wire.clock.advance(40_099);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b');
  });

  it('counts what is in flight against what is left', async () => {
    const wire = new Wire();
    wire.gets('a b c d e f');
    await wire.answer('a', 200, wire.quota(2, 40));
    assert.equal(wire.sent, 'a b c');
    await wire.answer('b', 200, wire.quota(1, 40));
    assert.equal(wire.sent, 'a b c');
    await wire.answer('c', 200, wire.quota(0, 40));
    await wire.clock.advance(39_999);
    assert.equal(wire.sent, 'a b c');
  });

  it('believes the lowest count of a window, whatever the order in which answers arrive', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(2, 40));
    const earlier = wire.quota(1, 40);
    await wire.answer('c', 200, wire.quota(0, 40));
    await wire.answer('b', 200, earlier);
    wire.get('d');
    await wire.clock.advance(39_999);
    assert.equal(wire.sent, 'a b c');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b c d');
  });

  it('takes up a newer window at once', async () => {
    const wire = new Wire();
    wire.gets('a b');
    await wire.answer('a', 200, wire.quota(1, 10));
    wire.gets('c d e');
    await wire.clock.advance(5_000);
    assert.equal(wire.sent, 'a b');
    await wire.answer('b', 200, wire.quota(2, 60));
    assert.equal(wire.sent, 'a b c d');
  });

  it('asks with one probe again when the window is over, never as many as the last one had', async () => {
    const wire = new Wire();
    wire.get('a');
    await wire.answer('a', 200, wire.quota(99, 30));
    await wire.clock.advance(30_000);
    wire.gets('b c d');
    await wire.clock.advance(9_999);
    assert.equal(wire.sent, 'a b');
  });

  it('sends the probe of a new window past a call of the old one that hangs', async () => {
    const wire = new Wire();
    const [, hanging] = wire.gets('a hanging c');
    await wire.answer('a', 200, wire.quota(1, 20));
    await wire.clock.advance(19_999);
    assert.equal(wire.sent, 'a hanging');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a hanging c');
    await wire.answer('c', 200, wire.quota(98, 60));
    assert.equal(hanging?.settled, false);
  });

  it('sends another probe, alone, when the first one hangs for 10 s', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.clock.advance(9_999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b');
    await wire.clock.advance(9_999);
    assert.equal(wire.sent, 'a b');
    await wire.fail('b', new Error('ended by its own time limit'));
    assert.equal(wire.sent, 'a b c');
  });
});

describe('throttle: a quota of 0 whose reset nobody can believe', () => {
  it('waits a whole window before it asks again', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '12' };
    await wire.answer('a', 200, headers);
    await wire.clock.advance(59_999);
    assert.equal(wire.sent, 'a');
    await wire.clock.advance(1);
    assert.equal(wire.sent, 'a b');
  });
});
