import assert from 'node:assert/strict';
import { NetworkError } from '../../../src/trackberry/errors.ts';
import type { ThrottleState } from '../../../src/trackberry/throttle.ts';
import { Wire } from './wire.ts';

interface Event {
  /** Monotonic milliseconds. */
  at: number;
  state: ThrottleState;
}

function watch(wire: Wire): Event[] {
  const events: Event[] = [];
  wire.throttle.onDidChange(() => {
    events.push({ at: wire.clock.monotonic(), state: wire.throttle.state() });
  });
  return events;
}

describe('throttle: its events', () => {
  it('tells the first change at once, and the last one within a second, whatever comes between', async () => {
    const wire = new Wire();
    const start = wire.clock.monotonic();
    const events = watch(wire);
    wire.gets('a b c d e f g h');
    assert.equal(events.length, 1);
    await wire.answer('a', 200, wire.quota(50, 60));
    await wire.clock.advance(400);
    for (const name of 'bcdefgh') {
      await wire.answer(name, 200, wire.quota(42, 60));
      await wire.clock.advance(50);
    }
    assert.equal(events.length, 1);
    await wire.clock.advance(5_000);
    assert.deepEqual(
      events.map(({ at }) => at - start),
      [0, 1_000],
    );
    assert.deepEqual(events.at(-1)?.state, wire.throttle.state());
  });

  it('come at most once a second, and none is left out at the end', async () => {
    const wire = new Wire();
    const events = watch(wire);
    for (let call = 0; call < 50; call += 1) {
      wire.get(`n${call}`);
      await wire.clock.advance(70);
      await wire.answer(`n${call}`, 200, wire.quota(99 - call, 60));
    }
    await wire.clock.advance(1_000);
    const gaps = events.slice(1).map(({ at }, index) => at - (events[index]?.at ?? 0));
    assert.ok(events.length >= 4, `${events.length} events`);
    assert.ok(Math.min(...gaps) >= 1_000, `gaps: ${gaps.join(', ')}`);
    assert.deepEqual(events.at(-1)?.state, wire.throttle.state());
  });

  it('follow each change: answered, backing off, tried again, cancelled, refused, at the reset', async () => {
    const wire = new Wire(() => 1);
    const events = watch(wire);
    const controller = new AbortController();
    const latest = async () => {
      await wire.clock.advance(1_000);
      assert.deepEqual(events.at(-1)?.state, wire.throttle.state());
      return `${wire.waiting} waiting, ${wire.throttle.state().inFlight} in flight`;
    };
    wire.gets('a b');
    wire.get('c', controller.signal);
    assert.equal(await latest(), '2 waiting, 1 in flight');
    await wire.answer('a', 200, wire.quota(50, 60));
    assert.equal(await latest(), '0 waiting, 2 in flight');
    await wire.fail('b', new NetworkError('Broken.'));
    await wire.answer('c', 429, { 'retry-after': '10' });
    assert.equal(await latest(), '2 waiting, 0 in flight');
    controller.abort(new Error('Cancelled.'));
    assert.equal(await latest(), '1 waiting, 0 in flight');
    await wire.clock.advance(8_100);
    assert.equal(await latest(), '0 waiting, 1 in flight');
    assert.equal(wire.sent, 'a b c b');
  });

  it('end when the listener is taken off, and with the throttle, also one that was due', async () => {
    const wire = new Wire();
    const events = watch(wire);
    let calls = 0;
    const off = wire.throttle.onDidChange(() => {
      calls += 1;
    });
    wire.get('a');
    assert.deepEqual([events.length, calls], [1, 1]);
    off();
    await wire.answer('a', 200, wire.quota(50, 60));
    await wire.clock.advance(1_000);
    assert.deepEqual([events.length, calls], [2, 1]);
    wire.get('b');
    wire.throttle.close(new Error('Ended.'));
    await wire.answer('b', 200);
    await wire.clock.advance(10_000);
    assert.equal(events.length, 2);
  });
});
