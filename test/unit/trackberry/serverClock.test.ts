import assert from 'node:assert/strict';
import { ServerClock } from '../../../src/trackberry/serverClock.ts';

/** The server's clock is ahead of the monotonic one by this many milliseconds. */
const ahead = Date.UTC(2026, 1, 12, 8, 0, 0, 321);

/** The answer to a call that was sent at `sentAt`, arrived after `there`, and came back after `back`; its Date is cut. */
function observe(clock: ServerClock, sentAt: number, there: number, back: number, error = 0): void {
  const date = Math.floor((ahead + sentAt + there + error) / 1000) * 1000;
  clock.observe(date, sentAt, sentAt + there + back);
}

/** By how much later than it is true the clock says that a time has come. */
function lateness(clock: ServerClock): number {
  const reached = clock.reaches(ahead + 100_000);
  assert.ok(reached !== undefined);
  return reached - 100_000;
}

describe("the server's clock", () => {
  it('is unknown without a Date', () => {
    assert.equal(new ServerClock().reaches(ahead), undefined);
  });

  it('is never early, and late by no more than the way back and the second that Date is cut to', () => {
    for (let sentAt = 0; sentAt < 2_000; sentAt += 37) {
      for (const [there, back] of [
        [0, 0],
        [40, 40],
        [400, 10],
        [10, 400],
      ] as const) {
        const clock = new ServerClock();
        observe(clock, sentAt, there, back);
        assert.ok(lateness(clock) >= 0 && lateness(clock) < 1_000 + back, `${lateness(clock)} ms late`);
      }
    }
  });

  it('narrows over answers', () => {
    const clock = new ServerClock();
    let before = Number.POSITIVE_INFINITY;
    for (let sentAt = 0; sentAt < 10_000; sentAt += 330) {
      observe(clock, sentAt, 20, 20);
      assert.ok(lateness(clock) >= 0 && lateness(clock) <= before);
      before = lateness(clock);
    }
    assert.ok(before < 100, `${before} ms late`);
  });

  it('does not unlearn by a slow answer what quick ones have shown', () => {
    const clock = new ServerClock();
    for (let sentAt = 0; sentAt < 2_000; sentAt += 10) {
      observe(clock, sentAt, 1, 1);
    }
    const before = lateness(clock);
    observe(clock, 2_000, 5_000, 5_000);
    assert.equal(lateness(clock), before);
  });

  for (const jump of [-3_600_000, -5_000, 5_000, 3_600_000]) {
    it(`starts again when that clock is set by ${jump} ms: an answer contradicts what was known`, () => {
      const clock = new ServerClock();
      for (let sentAt = 0; sentAt < 5_000; sentAt += 170) {
        observe(clock, sentAt, 20, 20);
      }
      observe(clock, 5_000, 20, 20, jump);
      const late = lateness(clock) + jump;
      assert.ok(late >= 0 && late <= 1_020, `${late} ms late`);
    });
  }
});
