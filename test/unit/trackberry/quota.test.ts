import assert from 'node:assert/strict';
import { Budget } from './budget.ts';

describe('quota: what is left of one window', () => {
  it('is the lowest count that was read for one reset, whatever the order of the answers', () => {
    for (const order of [
      [60, 58, 59],
      [58, 59, 60],
      [59, 60, 58],
    ]) {
      const budget = new Budget();
      const sent = order.map(() => budget.quota.sent());
      sent.forEach((each, index) => {
        budget.answer(each, order[index] ?? 0, 30);
      });
      assert.equal(budget.quota.remaining, 58);
    }
  });

  it('is less by what is in flight', () => {
    const budget = new Budget();
    budget.ask(50, 30);
    const [a, b] = [budget.quota.sent(), budget.quota.sent()];
    assert.equal(budget.quota.remaining, 48);
    budget.answer(a, 49, 30);
    assert.equal(budget.quota.remaining, 48);
    budget.quota.lost(b, true);
    assert.equal(budget.quota.remaining, 48);
  });

  it('is not less by a call that did not reach the server', () => {
    const budget = new Budget();
    budget.ask(50, 30);
    budget.quota.lost(budget.quota.sent(), false);
    assert.equal(budget.quota.remaining, 50);
  });

  it('is waited for to come back where a call without an answer may have been the last', () => {
    const budget = new Budget();
    budget.ask(1, 30);
    budget.quota.lost(budget.quota.sent(), true);
    assert.equal(budget.quota.pausedUntil, budget.clock.monotonic() + 30_000);
    assert.equal(budget.wait('person'), 30_000);
  });

  it('is known again by an answer to a call that was sent after the one without', async () => {
    const budget = new Budget();
    budget.ask(20, 30);
    const [lost, beside] = [budget.quota.sent(), budget.quota.sent()];
    await budget.clock.advance(10);
    budget.quota.lost(lost, true);
    budget.answer(beside, 19, 30);
    assert.equal(budget.quota.remaining, 18); // the lost one may not be counted in 19
    await budget.clock.advance(10);
    budget.ask(17, 30);
    assert.equal(budget.quota.remaining, 17);
  });

  it('is handed out as it was then', () => {
    const budget = new Budget();
    budget.ask(50, 30);
    const before = budget.quota.reading;
    budget.ask(40, 30);
    assert.deepEqual([before?.remaining, budget.quota.reading?.remaining], [50, 40]);
  });

  it('is less by an answer that does not tell', () => {
    const budget = new Budget();
    budget.ask(50, 30);
    budget.answerWith(budget.quota.sent(), {});
    assert.equal(budget.quota.remaining, 49);
  });
});

describe('quota: two answers with different resets', () => {
  it('takes up a newer window, however much is left in it', () => {
    const budget = new Budget();
    budget.ask(3, 10);
    budget.ask(99, 60);
    assert.equal(budget.quota.remaining, 99);
    budget.ask(2, 120); // no window ends that late: an answer that does not tell
    assert.equal(budget.quota.remaining, 98);
  });

  it('does not go back to an older one that is answered late', () => {
    const budget = new Budget();
    const late = budget.quota.sent();
    budget.ask(99, 60);
    budget.answer(late, 0, 10);
    assert.equal(budget.quota.remaining, 99);
  });

  it('takes resets less than 2 s apart for one, where the two calls were on their way together', async () => {
    for (const apart of [-1.9, -1, 1, 1.9]) {
      const budget = new Budget();
      const [a, b] = [budget.quota.sent(), budget.quota.sent()];
      await budget.clock.advance(10);
      budget.answer(a, 40, 30);
      budget.answer(b, 41, 30 + apart);
      assert.equal(budget.quota.remaining, 40, `${apart} s apart`);
    }
  });

  it('takes the later one of them for a newer window, where its call was sent after the other answer', async () => {
    for (const apart of [0.5, 1, 1.9]) {
      const budget = new Budget();
      budget.ask(40, 30);
      await budget.clock.advance(10);
      budget.ask(99, 30 + apart);
      assert.equal(budget.quota.remaining, 99, `${apart} s apart`);
    }
  });

  it('takes resets further apart for two windows, even where the two calls were on their way together', async () => {
    const budget = new Budget();
    const [a, b] = [budget.quota.sent(), budget.quota.sent()];
    await budget.clock.advance(10);
    budget.answer(a, 40, 30);
    budget.answer(b, 99, 33);
    assert.equal(budget.quota.remaining, 99);
  });

  it('follows a sliding window: its reset moves on, and what is left may grow', async () => {
    const budget = new Budget();
    for (const remaining of [10, 9, 12, 30, 29]) {
      budget.ask(remaining, 60);
      assert.equal(budget.quota.remaining, remaining);
      await budget.clock.advance(700);
    }
  });
});

describe('quota: the end of a window', () => {
  it('is waited for where nothing is left, by everybody', async () => {
    const budget = new Budget();
    budget.ask(0, 40);
    assert.deepEqual([budget.wait('person'), budget.wait('view'), budget.wait('background')], [40_000, 40_000, 40_000]);
    assert.equal(budget.quota.pausedUntil, budget.clock.monotonic() + 40_000);
    await budget.clock.advance(40_000);
    assert.deepEqual([budget.wait(), budget.quota.pausedUntil, budget.quota.reading], [0, undefined, undefined]);
  });

  it('lets one call ask, and another only when that hangs for 10 s', async () => {
    const budget = new Budget();
    budget.ask(50, 20);
    await budget.clock.advance(20_000);
    const [probe, ...more] = budget.sendAll('person');
    assert.equal(more.length, 0);
    assert.equal(budget.wait(), 10_000);
    await budget.clock.advance(10_000);
    assert.equal(budget.sendAll('person').length, 1);
    assert.equal(budget.wait(), 10_000);
    assert.ok(probe);
    budget.answer(probe, 90, 40);
    assert.equal(budget.wait(), 0);
  });

  it('is known better with each answer that names it again', async () => {
    const budget = new Budget();
    const start = budget.clock.monotonic();
    const serverStart = budget.clock.wall() + 900; // Date is cut to the second: at first it seems 900 ms earlier
    const ends = [];
    for (let call = 0; call < 12; call += 1) {
      const now = serverStart + budget.clock.monotonic() - start;
      budget.answerWith(budget.quota.sent(), {
        date: new Date(now).toUTCString(),
        'x-ratelimit-remaining': String(11 - call),
        'x-ratelimit-reset': ((serverStart + 30_000) / 1000).toFixed(3),
      });
      ends.push((budget.quota.reading?.endsAt ?? 0) - start);
      await budget.clock.advance(90);
    }
    assert.deepEqual([ends[0], ends.at(-1)], [30_900, 30_080]);
    assert.equal(budget.quota.pausedUntil, start + 30_080);
    assert.deepEqual(
      ends.toSorted((a, b) => b - a),
      ends,
    );
  });

  it('is followed by one probe at once, however late in the window its calls were made', async () => {
    const budget = new Budget();
    for (let left = 99; left >= 0; left -= 1) {
      budget.ask(left, 9);
    }
    assert.equal(budget.wait(), 9_000);
    await budget.clock.advance(9_000);
    assert.equal(budget.wait(), 0);
  });
});
