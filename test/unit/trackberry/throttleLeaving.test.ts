import assert from 'node:assert/strict';
import { NetworkError } from '../../../src/trackberry/errors.ts';
import { type Outcome, Wire } from './wire.ts';

const reasons = { a: new Error('The view was closed.'), b: new Error('The window was closed.') };

/** Two who wait for one call, each with the way to leave. */
class Couple {
  readonly #controllers = { a: new AbortController(), b: new AbortController() };
  readonly a: Outcome;
  readonly b: Outcome;

  constructor(wire: Wire) {
    this.a = wire.schedule('same', { key: 'k', signal: this.#controllers.a.signal });
    this.b = wire.schedule('same', { key: 'k', signal: this.#controllers.b.signal });
  }

  leave(who: 'a' | 'b'): void {
    this.#controllers[who].abort(reasons[who]);
  }
}

describe('throttle: leaving a call that several wait for', () => {
  for (const [who, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    it(`ends it for ${who} alone, in flight, and the other gets the answer`, async () => {
      const wire = new Wire();
      const couple = new Couple(wire);
      couple.leave(who);
      await wire.clock.settle();
      assert.equal(couple[who].error, reasons[who]);
      assert.equal(wire.attempt('same').cut.aborted, false);
      await wire.answer('same', 200);
      assert.equal(couple[other].value?.status, 200);
    });

    it(`ends it for ${who} alone, waiting, and the other still has its turn`, async () => {
      const wire = new Wire();
      wire.get('probe');
      const couple = new Couple(wire);
      couple.leave(who);
      await wire.answer('probe', 200, wire.quota(50, 60));
      await wire.answer('same', 200);
      assert.deepEqual([couple[who].error, couple[other].value?.status], [reasons[who], 200]);
    });
  }

  it('costs nothing where the last one leaves while it waits', async () => {
    const wire = new Wire();
    wire.get('probe');
    const couple = new Couple(wire);
    couple.leave('a');
    couple.leave('b');
    await wire.answer('probe', 200, wire.quota(50, 60));
    assert.deepEqual([couple.a.error, couple.b.error], [reasons.a, reasons.b]);
    assert.equal(wire.sent, 'probe');
    assert.equal(wire.waiting, 0);
  });

  it('leaves no timer where the last one leaves that waited', async () => {
    const wire = new Wire();
    wire.get('probe');
    const couple = new Couple(wire);
    await wire.answer('probe', 200, wire.quota(0, 40));
    couple.leave('b');
    couple.leave('a');
    await wire.clock.advance(1_000);
    assert.equal(wire.clock.timers, 0);
  });

  it('cuts the call where the last one leaves while it is in flight, with the last reason', async () => {
    const wire = new Wire();
    const couple = new Couple(wire);
    couple.leave('a');
    couple.leave('b');
    assert.equal(wire.attempt('same').cut.reason, reasons.b);
    await wire.clock.advance(60_000);
    assert.deepEqual([couple.a.error, couple.b.error], [reasons.a, reasons.b]);
    assert.deepEqual([wire.sent, wire.throttle.state().inFlight, wire.clock.timers], ['same', 0, 0]);
  });

  it('lets a new caller start anew after a cut, not join what is being cut', async () => {
    const wire = new Wire();
    const couple = new Couple(wire);
    couple.leave('a');
    couple.leave('b');
    const late = wire.schedule('same', { key: 'k' });
    await wire.clock.settle();
    await wire.answer('same', 200);
    assert.equal(late.value?.status, 200);
    assert.equal(wire.sent, 'same same');
  });

  it('ends it for one while it waits for another try, and the other gets the answer of that', async () => {
    const wire = new Wire();
    const couple = new Couple(wire);
    await wire.answer('same', 429, wire.quota(0, 10));
    couple.leave('a');
    await wire.clock.advance(10_000);
    await wire.answer('same', 200);
    assert.deepEqual([couple.a.error, couple.b.value?.status], [reasons.a, 200]);
  });

  it('ends the tries where the last one leaves between two of them', async () => {
    const wire = new Wire(() => 1);
    const couple = new Couple(wire);
    await wire.fail('same', new NetworkError('Broken.'));
    couple.leave('a');
    couple.leave('b');
    await wire.clock.advance(60_000);
    assert.equal(wire.sent, 'same');
    assert.deepEqual([couple.a.error, couple.b.error], [reasons.a, reasons.b]);
  });

  it('leaves nothing on a signal that outlives the call', async () => {
    const wire = new Wire();
    const controller = new AbortController();
    const outcome = wire.get('a', controller.signal);
    await wire.answer('a', 200, wire.quota(50, 60));
    wire.get('b');
    controller.abort(reasons.a);
    await wire.clock.settle();
    assert.equal(outcome.value?.status, 200);
    assert.equal(wire.attempt('b').cut.aborted, false);
  });
});
