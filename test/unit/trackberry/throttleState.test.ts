import assert from 'node:assert/strict';
import { ForbiddenError, NetworkError } from '../../../src/trackberry/errors.ts';
import type { ThrottleState } from '../../../src/trackberry/throttle.ts';
import { answer } from './answers.ts';
import { Wire } from './wire.ts';

/** Every state that a listener was told of, without repetitions. */
function watch(wire: Wire): ThrottleState[] {
  const seen: ThrottleState[] = [wire.throttle.state()];
  wire.throttle.onDidChange(() => {
    const state = wire.throttle.state();
    if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) {
      seen.push(state);
    }
  });
  return seen;
}

describe('throttle: its state', () => {
  it('is empty before the first call', () => {
    assert.deepEqual(new Wire().throttle.state(), { waiting: 0, inFlight: 0 });
  });

  it('tells limit, what is left after what is in flight, reset and what waits', async () => {
    const wire = new Wire();
    const wall = wire.clock.wall();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(95, 40));
    assert.deepEqual(wire.throttle.state(), {
      limit: 100,
      remaining: 93,
      resetAt: wall + 40_000,
      waiting: 0,
      inFlight: 2,
    });
  });

  it('tells the reset on the clock of this machine, even when that is set anew', async () => {
    const wire = new Wire();
    wire.get('a');
    await wire.answer('a', 200, wire.quota(0, 40));
    wire.clock.jumpWall(3_600_000);
    const { resetAt, pausedUntil } = wire.throttle.state();
    assert.deepEqual([resetAt, pausedUntil], [wire.clock.wall() + 40_000, wire.clock.wall() + 40_000]);
  });

  it('is paused at 0, and forgets the window when it is over', async () => {
    const wire = new Wire();
    const reset = wire.clock.wall() + 40_000;
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(0, 40));
    assert.deepEqual(wire.throttle.state(), {
      limit: 100,
      remaining: 0,
      resetAt: reset,
      waiting: 2,
      inFlight: 0,
      pausedUntil: reset,
    });
    await wire.clock.advance(40_000);
    assert.deepEqual(wire.throttle.state(), { limit: 100, waiting: 1, inFlight: 1 });
  });

  it('is not paused while calls in flight take the last of the quota', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(1, 40));
    assert.equal(wire.throttle.state().pausedUntil, undefined);
  });

  it('keeps the time of the last refusal', async () => {
    const wire = new Wire();
    wire.get('a');
    await wire.clock.advance(1_000);
    const at = wire.clock.wall();
    await wire.answer('a', 429, wire.quota(0, 10));
    await wire.clock.advance(5_000);
    const { lastRefusalAt, pausedUntil } = wire.throttle.state();
    assert.deepEqual([lastRefusalAt, pausedUntil], [at, at + 10_000]);
    assert.deepEqual(wire.log.lines, ['warn Rate limit: refused, everything waits 10 s.']);
  });

  it('keeps the last error, of an answer or of the network, and no cancel', async () => {
    const wire = new Wire();
    const at = wire.clock.wall();
    const controller = new AbortController();
    wire.get('a');
    await wire.answer('a', 403);
    const message = new ForbiddenError('Trackberry answered 403: Valid token, insufficient permissions.', answer(403))
      .message;
    assert.deepEqual(wire.throttle.state().lastError, { message, at });
    wire.get('cancelled', controller.signal);
    await wire.clock.settle();
    controller.abort(new Error('Cancelled.'));
    await wire.clock.settle();
    assert.deepEqual(wire.throttle.state().lastError, { message, at });
    await wire.clock.advance(1_000);
    wire.post('create');
    await wire.fail('create', new NetworkError('The connection broke.'));
    assert.match(wire.throttle.state().lastError?.message ?? '', /not known.*The connection broke/);
    assert.equal(wire.throttle.state().lastError?.at, at + 1_000);
  });

  it('is announced whenever it changes: sent, answered, backing off, tried again, cancelled', async () => {
    const wire = new Wire(() => 1);
    const seen = watch(wire);
    const latest = () => {
      assert.deepEqual(seen.at(-1), wire.throttle.state());
      const { waiting, inFlight } = wire.throttle.state();
      return `${waiting} waiting, ${inFlight} in flight`;
    };
    const controller = new AbortController();
    wire.get('a');
    wire.get('b', controller.signal);
    assert.equal(latest(), '1 waiting, 1 in flight');
    await wire.fail('a', new NetworkError('Broken.'));
    assert.equal(latest(), '1 waiting, 1 in flight');
    await wire.answer('b', 200);
    assert.equal(latest(), '1 waiting, 0 in flight');
    await wire.clock.advance(1_000);
    assert.equal(latest(), '0 waiting, 1 in flight');
    wire.get('c', controller.signal);
    await wire.answer('a', 429, { 'retry-after': '30' });
    assert.match(latest(), /^[12] waiting/);
    controller.abort(new Error('Cancelled.'));
    await wire.clock.settle();
    assert.equal(latest(), '1 waiting, 0 in flight');
    await wire.clock.advance(30_250);
    assert.equal(latest(), '0 waiting, 1 in flight');
  });

  it('is announced no more after the listener is taken off, or after the end', async () => {
    const wire = new Wire();
    let calls = 0;
    const off = wire.throttle.onDidChange(() => {
      calls += 1;
    });
    wire.get('a');
    assert.equal(calls, 1);
    off();
    wire.get('b');
    assert.equal(calls, 1);
    wire.throttle.onDidChange(() => {
      calls += 1;
    });
    wire.throttle.close(new Error('Ended.'));
    await wire.answer('a', 200);
    assert.equal(calls, 1);
  });
});
