import assert from 'node:assert/strict';
import { NetworkError } from '../../../src/trackberry/errors.ts';
import { type Outcome, Wire } from './wire.ts';

const statuses = (outcomes: Outcome[]) => outcomes.map(({ value }) => value?.status);

/** So many callers of one key. */
function callers(wire: Wire, count: number): Outcome[] {
  return Array.from({ length: count }, () => wire.schedule('same', { key: 'k' }));
}

describe('throttle: equal calls', () => {
  it('are one on the wire, whether they wait or are in flight, and each is answered with the same', async () => {
    const wire = new Wire();
    wire.get('probe');
    const early = callers(wire, 2);
    await wire.answer('probe', 200, wire.quota(50, 60));
    const late = callers(wire, 2);
    const other = wire.schedule('other', { key: 'another' });
    assert.equal(wire.sent, 'probe same other');
    await wire.answer('same', 200, wire.quota(49, 60));
    assert.deepEqual(statuses([...early, ...late]), [200, 200, 200, 200]);
    assert.equal(new Set([...early, ...late].map(({ value }) => value)).size, 1);
    assert.equal(other.settled, false);
  });

  it('are two again once the first has been answered', async () => {
    const wire = new Wire();
    callers(wire, 1);
    await wire.answer('same', 200, wire.quota(50, 60));
    callers(wire, 1);
    assert.equal(wire.sent, 'same same');
  });

  it('wait and are tried again together after a refusal and after a failure', async () => {
    const wire = new Wire(() => 1);
    const outcomes = callers(wire, 1);
    await wire.answer('same', 429, wire.quota(0, 10));
    outcomes.push(...callers(wire, 1));
    await wire.clock.advance(10_100);
    await wire.fail('same', new NetworkError('Broken.'));
    outcomes.push(...callers(wire, 1));
    await wire.clock.advance(2_000);
    await wire.answer('same', 200, wire.quota(50, 60));
    assert.deepEqual(statuses(outcomes), [200, 200, 200]);
    assert.equal(wire.sent, 'same same same');
  });

  it('end in the same error', async () => {
    const wire = new Wire();
    const outcomes = callers(wire, 3);
    const failure = new Error('The answer is too large.');
    await wire.fail('same', failure);
    assert.deepEqual(
      outcomes.map(({ error }) => error),
      [failure, failure, failure],
    );
  });

  it('are told each of the sending, and of the wait for another try', async () => {
    const wire = new Wire();
    const told: string[] = [];
    const join = (who: string) =>
      wire.schedule('same', {
        key: 'k',
        onSend: () => told.push(`${who} sent`),
        onWait: () => told.push(`${who} waits`),
      });
    join('a');
    join('b');
    assert.deepEqual(told, ['a sent', 'b sent']);
    await wire.answer('same', 429, wire.quota(0, 10));
    assert.deepEqual(told.slice(2), ['a waits', 'b waits']);
    join('c');
    await wire.clock.advance(10_000);
    assert.deepEqual(told.slice(4), ['a sent', 'b sent', 'c sent']);
    join('d');
    assert.deepEqual(told.slice(7), ['d sent']);
  });

  it('are never one where they write', async () => {
    const wire = new Wire();
    wire.get('probe');
    for (let call = 0; call < 3; call += 1) {
      wire.schedule('create', { repeatable: false, key: 'k' });
    }
    await wire.answer('probe', 200, wire.quota(50, 60));
    wire.schedule('create', { repeatable: false, key: 'k' });
    assert.equal(wire.sent, 'probe create create create create');
  });
});

describe('throttle: equal calls around one that writes', () => {
  it('are joined by none that writes, though it has the same key, nor join that', async () => {
    const wire = new Wire();
    wire.get('probe');
    callers(wire, 1);
    wire.schedule('create', { repeatable: false, key: 'k' });
    callers(wire, 1);
    await wire.answer('probe', 200, wire.quota(50, 60));
    wire.schedule('create', { repeatable: false, key: 'k' });
    callers(wire, 1);
    assert.equal(wire.sent, 'probe same create create same');
  });

  it('do not join what was sent before it', async () => {
    const wire = new Wire();
    const before = callers(wire, 1);
    await wire.answer('same', 200, wire.quota(50, 60));
    before.push(...callers(wire, 1));
    wire.post('create');
    const after = callers(wire, 1);
    assert.equal(wire.sent, 'same same create same');
    const [, old, , fresh] = wire.attempts;
    fresh?.answer({ ...(before[0]?.value as NonNullable<Outcome['value']>), body: 'with the new one' });
    await wire.clock.settle();
    assert.equal(after[0]?.value?.body, 'with the new one');
    assert.equal(before[1]?.settled, false);
    old?.answer({ ...(before[0]?.value as NonNullable<Outcome['value']>), body: 'without it' });
    await wire.clock.settle();
    assert.equal(before[1]?.value?.body, 'without it');
  });

  it('do not join, after its answer, what was sent while it was on its way', async () => {
    for (const end of [
      (wire: Wire) => wire.answer('create', 201, wire.quota(48, 60)),
      (wire: Wire) => wire.fail('create', new NetworkError('Broken.')),
    ]) {
      const wire = new Wire();
      wire.get('probe');
      await wire.answer('probe', 200, wire.quota(50, 60));
      wire.post('create');
      callers(wire, 2);
      assert.equal(wire.sent, 'probe create same');
      await end(wire);
      callers(wire, 1);
      assert.equal(wire.sent, 'probe create same same');
    }
  });
});

describe('throttle: joining a call of lower priority', () => {
  for (const [from, to] of [
    ['background', 'view'],
    ['background', 'person'],
    ['view', 'person'],
  ] as const) {
    it(`makes a ${from} call that waits one of a ${to}`, async () => {
      const wire = new Wire();
      wire.get('probe');
      wire.for(from, 'ahead');
      wire.schedule('same', { key: 'k', priority: from });
      wire.schedule('same', { key: 'k', priority: to });
      await wire.answer('probe', 200, wire.quota(60, 60));
      assert.equal(wire.sent, 'probe same ahead');
    });
  }

  it('counts for its next tries where it is in flight or waits for another one', async () => {
    for (const [join, ends] of [
      ['in flight', (wire: Wire) => wire.answer('same', 429, wire.quota(0, 10))],
      ['in flight', (wire: Wire) => wire.fail('same', new NetworkError('Broken.'))],
      ['waiting again', (wire: Wire) => wire.fail('same', new NetworkError('Broken.'))],
    ] as const) {
      const wire = new Wire(() => 1);
      wire.schedule('same', { key: 'k', priority: 'background' });
      if (join === 'in flight') {
        wire.schedule('same', { key: 'k', priority: 'person' });
      }
      await ends(wire);
      if (join === 'waiting again') {
        wire.schedule('same', { key: 'k', priority: 'person' });
      }
      assert.deepEqual(wire.throttle.state().waiting, { person: 1, view: 0, background: 0 }, join);
      assert.equal(wire.throttle.cancelBackground(new Error('Stopped.')), 0);
    }
  });

  it('does not lower a call that a person waits for', async () => {
    const wire = new Wire();
    wire.get('probe');
    wire.for('view', 'v');
    wire.schedule('same', { key: 'k', priority: 'person' });
    wire.schedule('same', { key: 'k', priority: 'background' });
    await wire.answer('probe', 200, wire.quota(50, 60));
    assert.equal(wire.sent, 'probe same v');
  });
});
