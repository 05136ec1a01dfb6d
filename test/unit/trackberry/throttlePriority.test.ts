import assert from 'node:assert/strict';
import { Wire } from './wire.ts';

const many = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ');

/** A count without a reset: nothing can be sent on it but the next call. */
const oneAtATime = { 'x-ratelimit-remaining': '90' };

describe('throttle: priorities', () => {
  it('sends persons before views before background, each in order', async () => {
    const wire = new Wire();
    wire.get('probe');
    wire.for('background', 'b1 b2');
    wire.for('view', 'v1 v2');
    wire.for('person', 'p1 p2');
    await wire.answer('probe', 200, wire.quota(60, 60));
    assert.equal(wire.sent, 'probe p1 p2 v1 v2 b1 b2');
  });

  it('lets a person pass all that wait already', async () => {
    const wire = new Wire();
    wire.for('view', many('v', 50));
    await wire.answer('v0', 200, wire.quota(20, 60));
    const views = wire.sent;
    wire.for('person', 'p1 p2 p3 p4');
    assert.equal(wire.sent, `${views} p1 p2 p3 p4`);
  });

  it('keeps the order within a priority, also of calls that were refused', async () => {
    const wire = new Wire();
    wire.gets('a b c d e f');
    await wire.answer('a', 200, wire.quota(4, 60));
    assert.equal(wire.sent, 'a b c d e');
    for (const name of ['d', 'b', 'e']) {
      await wire.answer(name, 429, wire.quota(0, 20));
    }
    wire.get('g');
    await wire.clock.advance(20_000);
    assert.equal(wire.sent, 'a b c d e b');
    await wire.answer('b', 200, wire.quota(99, 60));
    assert.equal(wire.sent, 'a b c d e b d e f g');
  });

  it('lets one lower call that waits go after nine higher ones', async () => {
    const wire = new Wire();
    wire.get('probe');
    wire.for('person', many('p', 40));
    wire.for('view', many('v', 3));
    wire.for('background', many('b', 3));
    await wire.answerAll(() => oneAtATime);
    const order = wire.sent.split(' ');
    assert.equal(order.length, 47);
    for (const letter of ['v', 'b']) {
      const turns = order.flatMap((name, index) => (name.startsWith(letter) ? [index] : []));
      const gaps = turns.map((turn, index) => turn - (turns[index - 1] ?? 0));
      assert.ok(Math.max(...gaps) <= 11, `${letter} after ${gaps.join(', ')} calls: ${wire.sent}`);
    }
  });

  it('sends background work only while more than ten calls are left, and the rest after the reset', async () => {
    const wire = new Wire();
    wire.for('background', many('b', 12));
    let left = 13;
    await wire.answerAll(() => wire.quota(left--, 30));
    assert.equal(wire.sent, many('b', 4));
    assert.equal(wire.throttle.state().remaining, 10);
    wire.for('view', 'v');
    wire.for('person', 'p');
    assert.equal(wire.sent, `${many('b', 4)} v p`);
    await wire.clock.advance(30_000);
    assert.equal(wire.sent, `${many('b', 4)} v p b4`);
  });

  it('leaves ten calls a minute to the others where the calls are counted here', async () => {
    const wire = new Wire();
    wire.for('background', many('b', 120));
    await wire.answerAll();
    assert.equal(wire.attempts.length, 90);
    wire.for('person', many('p', 12));
    await wire.answerAll();
    assert.equal(wire.attempts.length, 100);
    await wire.clock.advance(60_000);
    await wire.answerAll();
    assert.equal(wire.attempts.length, 132);
  });

  it('does not hold the higher ones up for background work that is overdue and may not go', async () => {
    const wire = new Wire();
    wire.for('background', 'b');
    await wire.answer('b', 200, wire.quota(10, 60));
    wire.for('background', 'late');
    for (let index = 0; index < 10; index += 1) {
      wire.get(`p${index}`);
      await wire.answer(`p${index}`, 200, wire.quota(9 - index, 60));
    }
    assert.equal(wire.sent, `b ${many('p', 10)}`);
  });

  it('lets the probe be the first call in line, whoever makes it', async () => {
    for (const priority of ['person', 'view', 'background'] as const) {
      const wire = new Wire();
      wire.for(priority, 'a b');
      assert.equal(wire.sent, 'a');
    }
  });
});
