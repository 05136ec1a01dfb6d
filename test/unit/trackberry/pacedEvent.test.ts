import assert from 'node:assert/strict';
import { PacedEvent } from '../../../src/trackberry/pacedEvent.ts';
import { FakeClock } from '../../support/fakeClock.ts';

/** An event of one second, and when it was heard: milliseconds from the start. */
function heard(): { clock: FakeClock; event: PacedEvent; times: number[] } {
  const clock = new FakeClock();
  const event = new PacedEvent(clock, 1_000);
  const times: number[] = [];
  const start = clock.monotonic();
  event.listen(() => times.push(clock.monotonic() - start));
  return { clock, event, times };
}

describe('paced event', () => {
  it('is heard at once, and again only when the pause is over, once for all that fired meanwhile', async () => {
    const { clock, event, times } = heard();
    for (let fired = 0; fired < 10; fired += 1) {
      event.fire();
      await clock.advance(50);
    }
    await clock.advance(10_000);
    assert.deepEqual(times, [0, 1_000]);
    event.fire();
    assert.deepEqual(times, [0, 1_000, 10_500]);
  });

  it('is heard at its pace by every listener, and by none that was taken off', async () => {
    const { clock, event, times } = heard();
    let others = 0;
    const off = event.listen(() => {
      others += 1;
    });
    event.fire();
    event.fire();
    off();
    await clock.advance(1_000);
    assert.deepEqual([times.length, others], [2, 1]);
  });

  it('may be fired by who hears it', async () => {
    const clock = new FakeClock();
    const event = new PacedEvent(clock, 1_000);
    let times = 0;
    event.listen(() => {
      times += 1;
      event.fire();
    });
    event.fire();
    await clock.advance(3_500);
    assert.equal(times, 4);
    event.close();
  });

  it('is not heard after the end, and leaves no timer', async () => {
    const { clock, event, times } = heard();
    event.fire();
    event.fire();
    event.close();
    event.fire();
    await clock.advance(10_000);
    assert.deepEqual([times, clock.timers], [[0], 0]);
  });
});
