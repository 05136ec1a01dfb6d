import assert from 'node:assert/strict';
import { NetworkError, OutcomeUnknownError } from '../../../src/trackberry/errors.ts';
import { answer } from './answers.ts';
import { Wire } from './wire.ts';

const changedMind = new Error('The view was closed.');
const closed = new Error('The session ended.');

describe('throttle: cancelling', () => {
  it('takes no call whose signal is aborted already', async () => {
    const wire = new Wire();
    const a = wire.get('a', AbortSignal.abort(changedMind));
    await wire.clock.settle();
    assert.equal(a.error, changedMind);
    assert.equal(wire.sent, '');
  });

  it('lets a waiting call leave at once and at no cost, whatever its place', async () => {
    for (const leaver of ['b', 'c', 'd']) {
      const wire = new Wire();
      const controller = new AbortController();
      const outcomes = 'a b c d'
        .split(' ')
        .map((name) => wire.get(name, name === leaver ? controller.signal : undefined));
      await wire.answer('a', 200, wire.quota(0, 30));
      controller.abort(changedMind);
      await wire.clock.settle();
      assert.equal(outcomes['abcd'.indexOf(leaver)]?.error, changedMind);
      assert.equal(wire.waiting, 2);
      await wire.clock.advance(30_000);
      const [first, second] = 'bcd'.replace(leaver, '');
      await wire.answer(first ?? '', 200, wire.quota(99, 60));
      assert.equal(wire.sent, `a ${first} ${second}`);
    }
  });

  it('ends a GET in flight with the reason of its signal, and sends the next', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const a = wire.get('a', controller.signal);
    wire.get('b');
    await wire.clock.settle();
    controller.abort(changedMind);
    await wire.clock.advance(60_000);
    assert.equal(a.error, changedMind);
    assert.equal(wire.sent, 'a b');
    assert.equal(wire.throttle.state().inFlight, 1);
  });

  it('says of a POST that was cut in flight that its outcome is unknown', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const created = wire.post('create', controller.signal);
    await wire.clock.settle();
    controller.abort(changedMind);
    await wire.clock.advance(60_000);
    assert.ok(created.error instanceof OutcomeUnknownError);
    assert.equal(wire.sent, 'create');
  });

  it('takes back a POST that waits after a refusal, at no cost', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const created = wire.post('create', controller.signal);
    await wire.answer('create', 429, wire.quota(0, 30));
    controller.abort(changedMind);
    await wire.clock.advance(60_000);
    assert.equal(created.error, changedMind);
    assert.equal(wire.sent, 'create');
  });

  it('does not queue a call again that is cancelled in the moment of its refusal', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const a = wire.get('a', controller.signal);
    wire.attempt('a').answer(answer(429, wire.quota(0, 30)));
    controller.abort(changedMind);
    await wire.clock.advance(60_000);
    assert.equal(a.error, changedMind);
    assert.equal(wire.sent, 'a');
  });

  it('stops the timer of a call that backs off', async () => {
    const wire = new Wire(() => 1);
    const controller = new AbortController();
    const a = wire.get('a', controller.signal);
    await wire.clock.advance(1_000);
    await wire.fail('a', new NetworkError('Broken.'));
    assert.equal(wire.clock.timers, 1);
    controller.abort(changedMind);
    await wire.clock.advance(999);
    assert.deepEqual([wire.waiting, wire.clock.timers], [0, 1]); // that of the event for the eye
    await wire.clock.advance(1);
    assert.equal(wire.clock.timers, 0);
    await wire.clock.advance(60_000);
    assert.equal(a.error, changedMind);
    assert.equal(wire.sent, 'a');
    assert.equal(wire.waiting, 0);
  });

  it('gives the answer that had come, where the signal is aborted after it', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const a = wire.get('a', controller.signal);
    await wire.answer('a', 200, wire.quota(50, 60));
    controller.abort(changedMind);
    await wire.clock.settle();
    assert.equal(a.value?.status, 200);
  });
});

describe('throttle: closing', () => {
  it('ends what waits and what backs off, leaves no timer, takes no more', async () => {
    const wire = new Wire(() => 1);
    const [backingOff, flying, waiting] = wire.gets('a b c');
    await wire.fail('a', new NetworkError('Broken.'));
    await wire.answer('b', 200, wire.quota(0, 30));
    assert.equal(flying?.settled, true);
    assert.ok(wire.clock.timers > 0);
    wire.throttle.close(closed);
    const late = wire.get('late');
    await wire.clock.settle();
    assert.deepEqual([backingOff?.error, waiting?.error, late.error], [closed, closed, closed]);
    assert.equal(wire.clock.timers, 0);
    await wire.clock.advance(120_000);
    assert.equal(wire.sent, 'a b');
  });

  it('still hands over the answer of a call in flight', async () => {
    const wire = new Wire();
    const a = wire.get('a');
    wire.throttle.close(closed);
    await wire.answer('a', 200);
    assert.equal(a.value?.status, 200);
  });

  it('does not send a call again that is refused or breaks after the end', async () => {
    for (const end of [
      (wire: Wire) => wire.answer('a', 429, wire.quota(0, 10)),
      (wire: Wire) => wire.answer('a', 429),
      (wire: Wire) => wire.fail('a', new NetworkError('Broken.')),
    ]) {
      const wire = new Wire(() => 1);
      const a = wire.get('a');
      wire.throttle.close(closed);
      await end(wire);
      assert.equal(a.error, closed);
      assert.equal(wire.clock.timers, 0);
      assert.equal(wire.sent, 'a');
    }
  });
});
