import assert from 'node:assert/strict';
import { Budget } from './budget.ts';

function left(remaining: number, { limit = 100, others = 0, place = 0, resetIn = 30 } = {}): Budget {
  const budget = new Budget();
  budget.quota.neighbours = { others, place };
  budget.ask(remaining, resetIn, limit);
  return budget;
}

describe('quota: what a machine has in flight', () => {
  it('is at most half of what is left, and at most 20', () => {
    for (const [remaining, flying] of [
      [100, 20],
      [41, 20],
      [30, 15],
      [9, 4],
      [3, 1],
      [1, 1],
      [0, 0],
    ] as const) {
      assert.equal(left(remaining).sendAll('view').length, flying, `${remaining} left`);
    }
    assert.equal(left(1_000, { limit: 1_000 }).sendAll('view').length, 20);
  });

  it("is not a person's bound: as many as are left", () => {
    assert.equal(left(60).sendAll('person').length, 60);
  });

  it('leaves a reserve of 10 where it is background, or a tenth of a smaller limit', () => {
    for (const [remaining, limit, flying] of [
      [10, 100, 0],
      [11, 100, 1],
      [30, 100, 10],
      [500, 1_000, 20],
      [11, 1_000, 1],
      [2, 20, 0],
      [3, 20, 1],
      [1, 9, 1],
    ] as const) {
      assert.equal(left(remaining, { limit }).sendAll('background').length, flying, `${remaining} of ${limit}`);
    }
  });

  it('is less where others use the quota: what is gone besides its own calls', () => {
    const budget = left(90);
    budget.ask(70, 30);
    assert.equal(budget.quota.othersShare, 19 / 20);
    assert.equal(budget.sendAll('view').length, Math.floor(70 / 20));
  });

  it('is not less by its own calls, answered or on their way', () => {
    const budget = left(90);
    for (let remaining = 89; remaining >= 60; remaining -= 1) {
      budget.ask(remaining, 30);
    }
    assert.equal(budget.quota.othersShare, 0);
    assert.equal(budget.sendAll('view').length, 20);
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

describe('quota: with other windows here', () => {
  it('gives each window an equal share of what is left', () => {
    for (const [others, flying] of [
      [0, 20],
      [1, 20],
      [2, 13],
      [3, 10],
      [9, 4],
    ] as const) {
      assert.equal(left(40, { others }).sendAll('view').length, flying, `${others} others`);
    }
  });

  it('lets all of them together send no more than is left, and the last calls one each in turn', () => {
    for (const windows of [2, 3, 5]) {
      for (let remaining = 0; remaining <= 12; remaining += 1) {
        const flying = Array.from(
          { length: windows },
          (_, place) => left(remaining, { others: windows - 1, place }).sendAll('view').length,
        );
        const all = flying.reduce((sum, count) => sum + count);
        assert.ok(all <= remaining, `${windows} windows, ${remaining} left: ${flying.join(' ')}`);
        assert.ok(all > 0 || remaining === 0, `${windows} windows, ${remaining} left: nobody`);
      }
    }
  });

  it('lets the probe after a reset go in turn, 1 s apart, and not the same window first each time', async () => {
    const firsts = new Set<number>();
    for (let resetIn = 10; resetIn < 13; resetIn += 1) {
      const waits = [];
      for (const place of [0, 1, 2]) {
        const budget = left(0, { others: 2, place, resetIn });
        await budget.clock.advance(resetIn * 1000);
        waits.push(budget.wait('view'));
      }
      firsts.add(waits.indexOf(0));
      assert.deepEqual(
        waits.toSorted((a, b) => a - b),
        [0, 1_000, 2_000],
      );
    }
    assert.equal(firsts.size, 3);
  });

  it('does not keep a person waiting for a turn', async () => {
    for (const place of [0, 1, 2]) {
      const budget = left(2, { others: 2, place });
      assert.equal(budget.sendAll('person').length, 2);
      const late = left(0, { others: 2, place });
      await late.clock.advance(30_000);
      assert.equal(late.wait('person'), 0);
    }
  });
});

describe('quota: a reading of another window here', () => {
  it('is as good as its own', async () => {
    const [there, here] = [left(40), new Budget()];
    assert.ok(there.quota.reading);
    here.quota.learn(there.quota.reading);
    assert.equal(here.quota.remaining, 40);
    assert.equal(here.wait('person'), 0);
    assert.equal(here.sendAll('view').length, 20);
  });

  it('lowers what is left, and never raises it within the window', () => {
    const here = left(40);
    for (const [remaining, now] of [
      [50, 40],
      [30, 30],
      [35, 30],
    ] as const) {
      const { reading } = left(remaining).quota;
      assert.ok(reading);
      here.quota.learn(reading);
      assert.equal(here.quota.remaining, now);
    }
  });

  it('is nothing when its window is over', async () => {
    const [there, here] = [left(0), new Budget()];
    const { reading } = there.quota;
    assert.ok(reading);
    await here.clock.advance(30_000);
    here.quota.learn(reading);
    assert.deepEqual([here.quota.reading, here.wait()], [undefined, 0]);
  });

  it('goes back and forth without moving the reset, though each adds its jitter', () => {
    const [a, b] = [new Budget(() => 1), new Budget(() => 1)];
    a.ask(0, 30);
    for (let times = 0; times < 20; times += 1) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        assert.ok(from.quota.reading);
        to.quota.learn({ ...from.quota.reading });
      }
    }
    for (const { wait } of [{ wait: a.wait() }, { wait: b.wait() }]) {
      assert.ok(wait >= 30_000 && wait <= 30_100, `${wait} ms`);
    }
  });
});
