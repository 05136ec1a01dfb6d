import assert from 'node:assert/strict';
import { reserveOf } from '../../../src/trackberry/quota.ts';
import { Budget } from './budget.ts';

function left(remaining: number, { limit = 100, resetIn = 30 } = {}): Budget {
  const budget = new Budget();
  budget.ask(remaining, resetIn, limit);
  return budget;
}

describe('quota: what a machine has in flight', () => {
  it('is at most half of what is left, and at most 20; the last ones go singly', () => {
    for (const [remaining, most] of [
      [100, 20],
      [30, 15],
      [9, 4],
      [3, 1],
      [2, 1],
      [1, 1],
    ] as const) {
      const flying = left(remaining).sendAll('view').length;
      assert.ok(flying >= 1 && flying <= most, `${flying} of ${remaining}`);
    }
    assert.equal(left(0).sendAll('view').length, 0);
    assert.equal(left(1_000, { limit: 1_000 }).sendAll('view').length, 20);
  });

  it("is not a person's bound: as many as are left", () => {
    assert.equal(left(60).sendAll('person').length, 60);
  });

  it('leaves a reserve of 10 where it is background, or a tenth of a smaller limit', () => {
    for (const [remaining, limit, spare] of [
      [10, 100, 0],
      [11, 100, 1],
      [30, 100, 20],
      [500, 1_000, 490],
      [11, 1_000, 1],
      [2, 20, 0],
      [3, 20, 1],
      [1, 9, 1],
    ] as const) {
      const flying = left(remaining, { limit }).sendAll('background').length;
      assert.equal(flying > 0, spare > 0, `${remaining} of ${limit}`);
      assert.ok(flying <= spare, `${flying} of ${spare} to spare`);
    }
  });

  it('leaves a reserve that everybody can ask for', () => {
    assert.deepEqual(
      [1_000, 100, 25, 9].map((limit) => reserveOf(limit)),
      [10, 10, 2, 0],
    );
    assert.equal(reserveOf(undefined), 10);
  });

  it('leaves room for what others were used to send, until they have sent it', async () => {
    const budget = left(95, { resetIn: 10 });
    budget.ask(10, 10); // others have made 84 calls
    await budget.clock.advance(10_000);
    budget.ask(50, 60);
    const flying = budget.sendAll('view');
    assert.ok(flying.length >= 1 && flying.length < left(50).sendAll('view').length, `${flying.length} in flight`);
    for (const each of flying) {
      budget.quota.lost(each, false);
    }
    await budget.clock.advance(10_000);
    budget.ask(95, 60);
    budget.ask(10, 60);
    assert.equal(budget.sendAll('view').length, left(10).sendAll('view').length);
  });

  it('takes for the use of others all of a window that was used up, besides its own calls', async () => {
    const others = left(6, { resetIn: 10 });
    others.ask(0, 10);
    await others.clock.advance(10_000);
    others.ask(50, 60);
    assert.equal(others.sendAll('view').length, 1);

    const alone = left(99, { resetIn: 10 });
    for (let remaining = 98; remaining >= 0; remaining -= 1) {
      alone.ask(remaining, 10);
    }
    await alone.clock.advance(10_000);
    alone.ask(50, 60);
    assert.equal(alone.sendAll('view').length, left(50).sendAll('view').length);
  });

  it('does not take its own calls for those of others, though they are older than a minute', async () => {
    const budget = left(99, { resetIn: 60 });
    for (let remaining = 98; remaining >= 0; remaining -= 1) {
      budget.ask(remaining, 60);
    }
    await budget.clock.advance(61_000);
    budget.ask(50, 60);
    assert.equal(budget.sendAll('view').length, left(50).sendAll('view').length);
  });

  it('is not less by its own calls, answered or on their way', () => {
    const budget = left(90);
    for (let remaining = 89; remaining >= 60; remaining -= 1) {
      budget.ask(remaining, 30);
    }
    assert.equal(budget.quota.othersShare, 0);
    assert.equal(budget.sendAll('view').length, left(60).sendAll('view').length);
  });

  it('remembers what others used, less with each window in which they use nothing', async () => {
    const budget = left(90, { resetIn: 10 });
    budget.ask(70, 10);
    const shares = [budget.quota.othersShare];
    for (let window = 0; window < 3; window += 1) {
      await budget.clock.advance(10_000);
      for (let remaining = 99; remaining >= 90; remaining -= 1) {
        budget.ask(remaining, 10);
      }
      shares.push(budget.quota.othersShare);
    }
    const [before = 0, ...after] = shares;
    assert.ok(before > 0.9);
    for (const [index, share] of after.entries()) {
      assert.ok(share > 0 && share < (shares[index] ?? 0), shares.join(', '));
    }
  });
});
