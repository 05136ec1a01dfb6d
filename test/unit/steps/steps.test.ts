import assert from 'node:assert/strict';
import { atOnce, inSlices, type Steps } from '../../../src/steps/steps.ts';

function* countTo(end: number): Steps<number> {
  let count = 0;
  while (count < end) {
    const until = performance.now() + 1;
    while (performance.now() < until) {
      // work of a millisecond
    }
    count += 1;
    yield;
  }
  return count;
}

describe('Steps', () => {
  it('are run at once, or in slices between which others have their turn', async () => {
    assert.equal(atOnce(countTo(3)), 3);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    assert.equal(await inSlices(countTo(40)), 40);
    clearInterval(timer);
    assert.ok(turns >= 2, `${turns} turns`);
  });

  it('stop when they are not wanted any more', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort());
    assert.equal(await inSlices(countTo(Number.POSITIVE_INFINITY), abort.signal), undefined);
  });
});
