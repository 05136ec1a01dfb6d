import assert from 'node:assert/strict';
import { Budget } from './budget.ts';

/** What is told of the others: nothing claimed. */
const quiet = (others: number) => ({ others, unserved: Array<undefined>(others).fill(undefined) });

/** One window of several, which has just read that so many calls are left, and looked around. */
function left(remaining: number, { others = 0, place = 0, resetIn = 30 } = {}): Budget {
  const budget = new Budget();
  budget.look({ ...quiet(others), place });
  budget.ask(remaining, resetIn);
  budget.look({ ...quiet(others), place });
  return budget;
}

describe('quota: the share of a window among others here', () => {
  it('is an equal part of what is left, and at most 20', () => {
    for (const [others, flying] of [
      [1, 20],
      [2, 13],
      [3, 10],
      [9, 4],
    ] as const) {
      assert.equal(left(40, { others }).sendAll('view').length, flying, `${others} others`);
    }
  });

  it('lets all of them together send no more than is left, and somebody the last call', () => {
    for (const windows of [2, 3, 5, 10]) {
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

  it('is larger for a window that has had less', () => {
    const [much, little] = [left(0, { others: 1 }), left(0, { others: 1 })];
    for (const [budget, recent] of [
      [much, 0],
      [little, 40],
    ] as const) {
      budget.ask(20, 90);
      budget.ask(20, 60);
      budget.look({ others: 1, unserved: [recent] });
    }
    assert.ok(much.sendAll('view').length < 10);
    assert.ok(little.sendAll('view').length > 10);
  });

  it('is taken anew when its own calls are answered, and the others knew that when they told what they send', async () => {
    const budget = left(40, { others: 1 });
    const sent = budget.sendAll('view');
    const sentAt = budget.clock.monotonic();
    await budget.clock.advance(100);
    budget.look(quiet(1));
    assert.equal(budget.sendAll('view').length, 0);
    for (const each of sent) {
      budget.answer(each, 20, 29);
    }
    budget.look({ ...quiet(1), agreedAt: sentAt - 1 });
    assert.equal(budget.sendAll('view').length, 0);
    budget.look({ others: 1, claimed: 12 });
    assert.equal(budget.sendAll('view').length, 20 - 12);
  });

  it('is not held up by a call of its own that hangs', async () => {
    const budget = left(30, { others: 1 });
    assert.equal(budget.sendAll('view').length, 15);
    await budget.clock.advance(5_000);
    budget.look(quiet(1));
    assert.ok(budget.wait('view') <= 0);
  });

  it('is given up with a refusal, and taken anew after that', async () => {
    const budget = left(40, { others: 1 });
    budget.quota.pause(5_000);
    await budget.clock.advance(5_000);
    budget.ask(40, 60);
    assert.equal(budget.sendAll('view').length, 0);
    budget.look(quiet(1));
    assert.equal(budget.sendAll('view').length, 20);
  });

  it('is one call at a time while others cannot have seen it yet', () => {
    const budget = new Budget();
    budget.look({ known: false });
    budget.ask(40, 30);
    assert.equal(budget.sendAll('view').length, 1);
    budget.look({});
    assert.ok(budget.sendAll('view').length > 1);
  });

  it('holds no person', () => {
    const budget = left(40, { others: 3 });
    assert.equal(budget.sendAll('person').length, 40);
  });
});

describe('quota: the turns of the windows here', () => {
  it('lets the probe after a reset go in turn, some seconds apart, and not the same window first each time', async () => {
    const firsts = new Set<number>();
    for (let resetIn = 10; resetIn < 13; resetIn += 1) {
      const waits = [];
      for (const place of [0, 1, 2]) {
        const budget = left(0, { others: 2, place, resetIn });
        await budget.clock.advance(resetIn * 1000);
        waits.push(budget.wait('view'));
      }
      firsts.add(waits.indexOf(0));
      const [first, second = 0, third] = waits.toSorted((a, b) => a - b);
      assert.ok(second >= 1_000 && second <= 3_000);
      assert.deepEqual([first, third], [0, 2 * second]);
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
    assert.equal(here.sendAll('view').length, there.sendAll('view').length);
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

  it('cannot have more left than the limit', () => {
    const { reading } = left(40).quota;
    assert.ok(reading);
    const here = new Budget();
    here.quota.learn({ ...reading, remaining: 1_000_000 });
    assert.equal(here.quota.remaining, 100);
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
