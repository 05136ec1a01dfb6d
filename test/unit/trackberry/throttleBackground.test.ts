import assert from 'node:assert/strict';
import { NetworkError, QueueFullError, SupersededError } from '../../../src/trackberry/errors.ts';
import { Wire } from './wire.ts';

const stopped = new Error('The download was stopped.');
const background = 'background' as const;

describe('throttle: background work that is cancelled', () => {
  it('ends with the reason, whether it waits in line or for another try, and nothing else does', async () => {
    const wire = new Wire(() => 1);
    const [failed] = wire.for(background, 'failed');
    await wire.fail('failed', new NetworkError('Broken.'));
    const probe = wire.get('probe');
    const waiting = wire.for(background, 'b1 b2');
    const [view] = wire.for('view', 'v');
    assert.equal(wire.throttle.cancelBackground(stopped), 3);
    await wire.clock.settle();
    assert.deepEqual(
      [failed, ...waiting].map((outcome) => outcome?.error),
      [stopped, stopped, stopped],
    );
    await wire.answer('probe', 200, wire.quota(50, 60));
    await wire.answer('v', 200, wire.quota(49, 60));
    await wire.clock.advance(60_000);
    assert.deepEqual([probe.value?.status, view?.value?.status], [200, 200]);
    assert.equal(wire.sent, 'failed probe v');
  });

  it('is answered where it is in flight already', async () => {
    const wire = new Wire();
    const [flying] = wire.for(background, 'b');
    assert.equal(wire.throttle.cancelBackground(stopped), 0);
    await wire.answer('b', 200);
    assert.equal(flying?.value?.status, 200);
  });

  it('goes on where somebody else waits for it as well', async () => {
    const wire = new Wire();
    wire.get('probe');
    const first = wire.schedule('shared', { priority: background, key: 'k' });
    const joined = wire.schedule('shared', { priority: 'view', key: 'k' });
    assert.equal(wire.throttle.cancelBackground(stopped), 0);
    await wire.answer('probe', 200, wire.quota(50, 60));
    await wire.answer('shared', 200);
    assert.deepEqual([first.value?.status, joined.value?.status], [200, 200]);
  });

  it('leaves no timer behind where nothing else waits', async () => {
    const wire = new Wire();
    wire.for(background, 'b1 b2');
    await wire.answer('b1', 200, wire.quota(0, 40));
    wire.throttle.cancelBackground(stopped);
    await wire.clock.advance(1_000);
    assert.equal(wire.clock.timers, 0);
  });
});

describe('throttle: background work that piles up', () => {
  it('is not taken beyond 1,000 calls that wait; persons and views are', async () => {
    const wire = new Wire();
    wire.get('probe');
    const waiting = Array.from({ length: 1_000 }, (_, index) => wire.schedule(`b${index}`, { priority: background }));
    const [full] = wire.for(background, 'one-more');
    const others = [...wire.for('view', 'v'), ...wire.for('person', 'p')];
    await wire.clock.settle();
    assert.ok(full?.error instanceof QueueFullError);
    assert.deepEqual(wire.throttle.state().waiting, { person: 1, view: 1, background: 1_000 });
    assert.equal(
      [...waiting, ...others].some(({ settled }) => settled),
      false,
    );
    await wire.answer('probe', 200, wire.quota(50, 60));
    const [again] = wire.for(background, 'again');
    await wire.clock.settle();
    assert.equal(again?.settled, false);
  });

  it('may still join a call that waits', async () => {
    const wire = new Wire();
    wire.get('probe');
    for (let index = 0; index < 1_000; index += 1) {
      wire.schedule(`b${index}`, { priority: background, key: `k${index}` });
    }
    const joined = wire.schedule('b7', { priority: background, key: 'k7' });
    await wire.clock.settle();
    assert.equal(joined.settled, false);
  });
});

describe('throttle: background work of one topic', () => {
  const about = (topic: string, key?: string) => ({ priority: background, topic, key });

  it('gives way to a newer call that waits, at no cost', async () => {
    const wire = new Wire();
    wire.get('probe');
    const outcomes = ['old', 'newer', 'newest'].map((name) => wire.schedule(name, about('list')));
    const other = wire.schedule('other', about('detail'));
    await wire.clock.settle();
    assert.deepEqual(
      outcomes.map(({ error }) => error instanceof SupersededError),
      [true, true, false],
    );
    await wire.answer('probe', 200, wire.quota(60, 60));
    assert.equal(wire.sent, 'probe newest other');
    assert.equal(other.settled, false);
  });

  it('gives way while it waits for another try', async () => {
    const wire = new Wire(() => 1);
    const old = wire.schedule('old', about('list'));
    await wire.fail('old', new NetworkError('Broken.'));
    wire.schedule('newer', about('list'));
    await wire.clock.advance(10_000);
    assert.ok(old.error instanceof SupersededError);
    assert.equal(wire.attempts.filter(({ name }) => name === 'old').length, 1);
  });

  it('does not give way where it is in flight', async () => {
    const wire = new Wire();
    const old = wire.schedule('old', about('list'));
    const newer = wire.schedule('newer', about('list'));
    await wire.answer('old', 200, wire.quota(60, 60));
    await wire.answer('newer', 200, wire.quota(59, 60));
    assert.deepEqual([old.value?.status, newer.value?.status], [200, 200]);
  });

  it('does not give way where a person waits for it, too', async () => {
    const wire = new Wire();
    wire.get('probe');
    const old = wire.schedule('old', about('list', 'k'));
    const joined = wire.schedule('old', { priority: 'person', key: 'k' });
    const newer = wire.schedule('newer', about('list', 'other'));
    await wire.answer('probe', 200, wire.quota(60, 60));
    await wire.answer('old', 200, wire.quota(59, 60));
    await wire.answer('newer', 200, wire.quota(58, 60));
    assert.deepEqual(
      [old, joined, newer].map(({ value }) => value?.status),
      [200, 200, 200],
    );
  });

  it('joins an equal call instead of replacing it', async () => {
    const wire = new Wire();
    wire.get('probe');
    const outcomes = [1, 2].map(() => wire.schedule('same', about('list', 'k')));
    await wire.answer('probe', 200, wire.quota(60, 60));
    await wire.answer('same', 200, wire.quota(59, 60));
    assert.deepEqual(
      outcomes.map(({ value }) => value?.status),
      [200, 200],
    );
    assert.equal(wire.sent, 'probe same');
  });

  it('takes the place of the older one even where the queue is full', async () => {
    const wire = new Wire();
    wire.get('probe');
    const old = wire.schedule('old', about('list'));
    wire.for(background, Array.from({ length: 999 }, (_, index) => `b${index}`).join(' '));
    const newer = wire.schedule('newer', about('list'));
    await wire.clock.settle();
    assert.ok(old.error instanceof SupersededError);
    assert.equal(newer.settled, false);
  });
});
