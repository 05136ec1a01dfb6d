import assert from 'node:assert/strict';
import { isTooOld } from '../../../src/trackberry/tokenAge.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 4, 20, 12);

describe('the age of a token', () => {
  it('is spoken of from the day that the setting names', () => {
    assert.equal(isTooOld(now - 90 * day + 1, now, 90), false);
    assert.equal(isTooOld(now - 90 * day, now, 90), true);
    assert.equal(isTooOld(now - 400 * day, now, 90), true);
  });

  it('is never spoken of with 0, without a date, or with a clock that was set back', () => {
    assert.equal(isTooOld(now - 400 * day, now, 0), false);
    assert.equal(isTooOld(0, now, 90), false);
    assert.equal(isTooOld(now + day, now, 90), false);
  });
});
