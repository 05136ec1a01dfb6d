import assert from 'node:assert/strict';
import { ForbiddenError, NetworkError } from '../../../src/trackberry/errors.ts';
import { answer } from './answers.ts';
import { Wire } from './wire.ts';

const nothingWaits = { person: 0, view: 0, background: 0 };

describe('throttle: its state', () => {
  it('is the documented limit before the first call, as an estimate', () => {
    assert.deepEqual(new Wire().throttle.state(), {
      remaining: 100,
      estimated: true,
      waiting: nothingWaits,
      inFlight: 0,
      windowsHere: 1,
      othersShare: 0,
    });
  });

  it('tells limit, what is left after what is in flight, and reset', async () => {
    const wire = new Wire();
    const wall = wire.clock.wall();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(95, 40));
    assert.deepEqual(wire.throttle.state(), {
      limit: 100,
      remaining: 93,
      estimated: false,
      resetAt: wall + 40_000,
      waiting: nothingWaits,
      inFlight: 2,
      windowsHere: 1,
      othersShare: 0,
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
    const { remaining, resetAt, pausedUntil } = wire.throttle.state();
    assert.deepEqual([remaining, resetAt, pausedUntil], [0, reset, reset]);
    await wire.clock.advance(40_000);
    const { resetAt: over, pausedUntil: paused, estimated, inFlight } = wire.throttle.state();
    assert.deepEqual([over, paused, estimated, inFlight, wire.waiting], [undefined, undefined, true, 1, 1]);
  });

  it('is not paused while calls in flight take the last of the quota', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(1, 40));
    assert.equal(wire.throttle.state().pausedUntil, undefined);
  });

  it('counts what waits by priority, what waits for another try too', async () => {
    const wire = new Wire(() => 1);
    wire.for('person', 'probe p1 p2');
    wire.for('view', 'v1');
    wire.for('background', 'b1 b2 b3');
    await wire.fail('probe', new NetworkError('Broken.'));
    const waits = { person: 2, view: 1, background: 3 };
    assert.equal(wire.sent, 'probe p1');
    assert.deepEqual(wire.throttle.state().waiting, waits);
  });

  it('estimates what is left where no header tells: 100 less what went in the last minute', async () => {
    const wire = new Wire();
    wire.gets('a b c d');
    await wire.answer('a', 200);
    await wire.answer('b', 200);
    const { limit, remaining, estimated, resetAt } = wire.throttle.state();
    assert.deepEqual([limit, remaining, estimated, resetAt], [undefined, 96, true, undefined]);
    await wire.clock.advance(60_000);
    assert.equal(wire.throttle.state().remaining, 98);
  });

  it('tells which part others use, once enough of the window is gone', async () => {
    const wire = new Wire();
    wire.get('a');
    await wire.answer('a', 200, wire.quota(90, 50));
    wire.get('b');
    await wire.answer('b', 200, wire.quota(70, 50));
    assert.equal(wire.throttle.state().othersShare, 19 / 20);
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
    assert.deepEqual(
      wire.log.lines.map((line) => line.replaceAll(/\d+ ms|\d+ in all/g, '…')),
      [
        'debug /api/v1/shipments: 429, 2 bytes, … to the headers, ….',
        'warn Rate limit: refused, everything waits 10 s.',
      ],
    );
  });

  it('keeps the last error, of an answer or of the network, and no cancel', async () => {
    const wire = new Wire();
    const at = wire.clock.wall();
    const controller = new AbortController();
    wire.get('a');
    await wire.answer('a', 403);
    const message = new ForbiddenError('Trackberry answered 403: Valid token, insufficient permissions.', answer(403))
      .message;
    assert.deepEqual(wire.throttle.state().lastError, { message, kind: 'ForbiddenError 403', at });
    wire.get('cancelled', controller.signal);
    await wire.clock.settle();
    controller.abort(new Error('Cancelled.'));
    await wire.clock.settle();
    assert.deepEqual(wire.throttle.state().lastError, { message, kind: 'ForbiddenError 403', at });
    await wire.clock.advance(1_000);
    wire.post('create');
    await wire.fail('create', new NetworkError('The connection broke.'));
    assert.match(wire.throttle.state().lastError?.message ?? '', /not known.*The connection broke/);
    assert.equal(wire.throttle.state().lastError?.at, at + 1_000);
  });
});

describe('throttle: its history', () => {
  it('counts in bins of 10 s what was sent, each try of it, and what was refused', async () => {
    const wire = new Wire();
    wire.get('a');
    await wire.answer('a', 429, wire.quota(0, 10));
    await wire.clock.advance(10_000);
    await wire.answer('a', 200, wire.quota(99, 60));
    wire.gets('b c');
    const history = wire.throttle.history();
    assert.equal(history.length, 60);
    assert.deepEqual(history.slice(-2), [
      { sent: 1, refused: 1 },
      { sent: 3, refused: 0 },
    ]);
  });
});
