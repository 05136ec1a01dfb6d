import assert from 'node:assert/strict';
import { type RefreshConditions, RefreshSchedule } from '../../../src/shipments/refreshSchedule.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const minute = 60_000;

function begin(conditions: RefreshConditions = { everyMs: minute, wanted: true }) {
  const clock = new FakeClock();
  const start = clock.monotonic();
  const now = { ...conditions };
  const at: number[] = [];
  const server = { answers: true, latencyMs: 0 };
  const schedule = new RefreshSchedule({
    clock,
    conditions: () => now,
    refresh: async () => {
      at.push((clock.monotonic() - start) / minute);
      if (server.latencyMs > 0) await new Promise<void>((done) => clock.after(server.latencyMs, done));
      return server.answers;
    },
  });
  const set = (changed: Partial<RefreshConditions>) => {
    Object.assign(now, changed);
    schedule.update();
  };
  schedule.update();
  return { clock, now, at, server, schedule, set };
}

describe('RefreshSchedule', () => {
  it('refreshes every so often, counted from the answer', async () => {
    const { clock, at, server } = begin();
    server.latencyMs = minute / 2;
    await clock.advance(5 * minute);
    assert.deepEqual(at, [1, 2.5, 4]);
  });

  it('sets no timer where it is off, or where nobody is there', async () => {
    for (const conditions of [
      { everyMs: undefined, wanted: true },
      { everyMs: minute, wanted: false },
    ]) {
      const { clock, at } = begin(conditions);
      assert.equal(clock.timers, 0);
      await clock.advance(60 * minute);
      assert.deepEqual(at, []);
    }
  });

  it('makes up once, and at once, for what came due during a pause', async () => {
    const { clock, at, set } = begin();
    await clock.advance(1.5 * minute);
    set({ wanted: false });
    assert.equal(clock.timers, 0);
    await clock.advance(10 * minute);
    set({ wanted: true });
    await clock.settle();
    assert.deepEqual(at, [1, 11.5]);
    await clock.advance(minute);
    assert.deepEqual(at, [1, 11.5, 12.5]);
  });

  it('waits for the rest of the interval after a short pause, however often the window is left', async () => {
    const { clock, at, set } = begin();
    for (let times = 0; times < 10; times += 1) {
      set({ wanted: false });
      await clock.advance(minute / 20);
      set({ wanted: true });
    }
    assert.deepEqual(at, []);
    await clock.advance(minute / 2);
    assert.deepEqual(at, [1]);
  });

  it('begins anew with an answer that somebody else asked for', async () => {
    const { clock, at, schedule } = begin();
    await clock.advance(0.9 * minute);
    schedule.note(true);
    await clock.advance(minute);
    assert.deepEqual(at, [1.9]);
  });

  it('waits twice as long after each failure, up to a quarter of an hour, and no longer once an answer came', async () => {
    const { clock, at, server, schedule } = begin();
    server.answers = false;
    await clock.advance(62 * minute);
    assert.deepEqual(at, [1, 3, 7, 15, 30, 45, 60]);
    server.answers = true;
    schedule.note(true);
    await clock.advance(2 * minute);
    assert.deepEqual(at.slice(7), [63, 64]);
  });

  it('never waits less than the interval for a next try', async () => {
    const { clock, at, server } = begin({ everyMs: 60 * minute, wanted: true });
    server.answers = false;
    await clock.advance(200 * minute);
    assert.deepEqual(at, [60, 120, 180]);
  });

  it('leaves the rest of a quota to others until it is full again', async () => {
    const { clock, at, set } = begin();
    set({ notBefore: clock.wall() + 3 * minute });
    await clock.advance(3.5 * minute);
    assert.deepEqual(at, [3]);
  });

  it('looks at the conditions again before it asks', async () => {
    const { clock, at, now, set } = begin();
    now.wanted = false;
    await clock.advance(5 * minute);
    assert.deepEqual(at, []);
    set({ wanted: true });
    await clock.settle();
    assert.deepEqual(at, [5]);
  });

  it('makes one at a time, and leaves no timer behind', async () => {
    const { clock, at, server, schedule } = begin();
    server.latencyMs = 5 * minute;
    await clock.advance(2 * minute);
    schedule.update();
    schedule.note(false);
    await clock.advance(2 * minute);
    assert.deepEqual(at, [1]);
    schedule.dispose();
    await clock.advance(10 * minute);
    assert.equal(clock.timers, 0);
    assert.deepEqual(at, [1]);
  });

  it('is not led astray by a wall clock that is set', async () => {
    const { clock, at } = begin();
    clock.jumpWall(-3_600_000);
    await clock.advance(2 * minute);
    assert.deepEqual(at, [1, 2]);
  });
});
