import assert from 'node:assert/strict';
import { LocalLimit } from '../../../src/trackberry/localLimit.ts';

function settled(times: number[]): LocalLimit {
  const limit = new LocalLimit();
  for (const at of times) {
    limit.settled(at);
  }
  return limit;
}

const every = (count: number, ms: number) => Array.from({ length: count }, (_, index) => index * ms);

describe('the documented limit, counted on this side', () => {
  it('allows 100 calls in any minute: answered within it, or still in flight', () => {
    const limit = settled(every(60, 100));
    assert.equal(limit.left(10_000, 0), 40);
    assert.equal(limit.left(10_000, 30), 10);
    assert.equal(limit.left(10_000, 50), 0);
    assert.equal(limit.sendAt(10_000, 39), 10_000);
  });

  it('says when the oldest answer is a minute old', () => {
    const limit = settled(every(100, 100));
    assert.equal(limit.sendAt(10_000, 0), 60_000);
    assert.equal(limit.sendAt(10_000, 1), 60_100);
    assert.equal(limit.sendAt(60_000, 0), 60_000);
  });

  it('does not know when, while calls in flight make up all of it', () => {
    assert.equal(new LocalLimit().sendAt(0, 100), undefined);
    assert.equal(new LocalLimit().sendAt(0, 99), 0);
  });

  it('slides: never more than 100 answers in any 60 s, however late they came', () => {
    const limit = new LocalLimit();
    const answers: number[] = [];
    for (let now = 0; answers.length < 350; now += 50) {
      if (limit.sendAt(now, 0) === now) {
        limit.settled(now + 25);
        answers.push(now + 25);
      }
    }
    const most = Math.max(...answers.map((at) => answers.filter((each) => each >= at && each < at + 60_000).length));
    assert.equal(most, 100);
  });

  it('is halved by each refusal, to one at the least', () => {
    const limit = new LocalLimit();
    const after = Array.from({ length: 9 }, () => {
      limit.halve(1_000);
      return limit.calls(1_000);
    });
    assert.deepEqual(after, [50, 25, 12, 6, 3, 1, 1, 1, 1]);
  });

  it('regains ten calls with each minute, up to 100, and is halved from there', () => {
    const limit = new LocalLimit();
    limit.halve(0);
    const minutes = (count: number) => limit.calls(count * 60_000);
    assert.deepEqual([0, 0.99, 1, 2, 4.5, 5, 60].map(minutes), [50, 50, 60, 70, 90, 100, 100]);
    limit.halve(120_000);
    assert.equal(limit.calls(120_000), 35);
  });

  it('allows what is left of the half', () => {
    const limit = settled(every(40, 100));
    limit.halve(4_000);
    assert.deepEqual([limit.left(4_000, 0), limit.left(4_000, 10), limit.sendAt(4_000, 9)], [10, 0, 4_000]);
    assert.equal(limit.sendAt(4_000, 10), 60_000);
  });
});
