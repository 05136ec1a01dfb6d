import assert from 'node:assert/strict';
import { NetworkError, UnauthorizedError } from '../../../src/trackberry/errors.ts';
import { type Outcome, Wire } from './wire.ts';

/** A throttle whose token was refused. */
async function refused(): Promise<Wire> {
  const wire = new Wire();
  wire.get('a');
  await wire.answer('a', 401, wire.quota(90, 60));
  assert.ok(wire.throttle.state().unauthorized);
  return wire;
}

const unauthorized = (outcome: Outcome | undefined) => outcome?.error instanceof UnauthorizedError;

describe('throttle: a token that is refused (401)', () => {
  it('ends all that wait at once and once, in line or for another try, and hands its own answer over', async () => {
    const wire = new Wire(() => 1);
    const failed = wire.get('failed');
    await wire.fail('failed', new NetworkError('Broken.'));
    const first = wire.get('first');
    const waiting = [...wire.gets('p1 p2'), ...wire.for('view', 'v'), ...wire.for('background', 'b')];
    await wire.answer('first', 401, wire.quota(90, 60));
    assert.equal(first.value?.status, 401);
    for (const outcome of [failed, ...waiting]) {
      assert.ok(unauthorized(outcome));
    }
    await wire.clock.advance(600_000);
    assert.equal(wire.sent, 'failed first');
    assert.equal(wire.clock.timers, 0);
  });

  it('is not waited for by those in flight: they get their own answers', async () => {
    const wire = new Wire();
    const [, b, c] = wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(50, 60));
    await wire.answer('b', 401, wire.quota(49, 60));
    assert.equal(c?.settled, false);
    await wire.answer('c', 401, wire.quota(48, 60));
    assert.deepEqual([b?.value?.status, c?.value?.status], [401, 401]);
  });

  it("refuses each machine's call after it, at no cost, with the answer that told", async () => {
    const wire = await refused();
    const outcomes = [...wire.for('view', 'v1 v2'), ...wire.for('background', 'b')];
    await wire.clock.advance(600_000);
    for (const { error } of outcomes) {
      assert.ok(error instanceof UnauthorizedError);
      assert.equal(error.exchange.status, 401);
      assert.match(error.message, /401/);
    }
    assert.equal(wire.sent, 'a');
  });

  it("is tried again by a person's call, and a success lets the machines in again", async () => {
    const wire = await refused();
    const again = wire.get('again');
    const [early] = wire.for('view', 'early');
    await wire.answer('again', 200, wire.quota(80, 60));
    assert.ok(unauthorized(early));
    assert.equal(again.value?.status, 200);
    assert.equal(wire.throttle.state().unauthorized, undefined);
    wire.for('view', 'v');
    assert.equal(wire.sent, 'a again v');
  });

  it("stays refused where the person's call is refused again, or is not answered by the API", async () => {
    for (const end of [
      (wire: Wire) => wire.answer('again', 401, wire.quota(80, 60)),
      (wire: Wire) => wire.answer('again', 500, wire.quota(80, 60)),
      (wire: Wire) => wire.fail('again', new Error('It was cut.')),
    ]) {
      const wire = await refused();
      wire.get('again');
      await end(wire);
      const [view] = wire.for('view', 'v');
      await wire.clock.settle();
      assert.ok(unauthorized(view));
      assert.equal(wire.sent, 'a again');
    }
  });

  it('stays refused where a call that was sent before is answered after it', async () => {
    const wire = new Wire();
    wire.gets('a b c');
    await wire.answer('a', 200, wire.quota(50, 60));
    await wire.clock.advance(100);
    await wire.answer('b', 401, wire.quota(49, 60));
    await wire.answer('c', 200, wire.quota(48, 60));
    assert.ok(wire.throttle.state().unauthorized);
  });

  it('does not queue a call of a machine again that was in flight', async () => {
    for (const end of [
      (wire: Wire) => wire.answer('v2', 429, wire.quota(0, 10)),
      (wire: Wire) => wire.fail('v2', new NetworkError('Broken.')),
    ]) {
      const wire = new Wire();
      const [, , v2] = wire.for('view', 'v0 v1 v2');
      await wire.answer('v0', 200, wire.quota(50, 60));
      await wire.answer('v1', 401, wire.quota(49, 60));
      await end(wire);
      await wire.clock.advance(60_000);
      assert.ok(unauthorized(v2));
      assert.equal(wire.sent, 'v0 v1 v2');
    }
  });
});

describe('throttle: a call that is not permitted (403)', () => {
  it('is never repeated, and concerns nobody else', async () => {
    const wire = new Wire();
    const [a, b] = wire.for('view', 'a b');
    await wire.answer('a', 403, wire.quota(50, 60));
    await wire.answer('b', 200, wire.quota(49, 60));
    await wire.clock.advance(600_000);
    assert.deepEqual([a?.value?.status, b?.value?.status], [403, 200]);
    assert.equal(wire.sent, 'a b');
    assert.equal(wire.throttle.state().unauthorized, undefined);
    assert.match(wire.throttle.state().lastError?.message ?? '', /403.*insufficient permissions/);
  });
});
