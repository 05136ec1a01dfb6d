import assert from 'node:assert/strict';
import { type RefreshSurroundings, refreshConditions } from '../../../src/shipments/refreshConditions.ts';
import { UnauthorizedError } from '../../../src/trackberry/errors.ts';
import { answer } from '../trackberry/answers.ts';

const quota = { limit: 100, remaining: 80, resetAt: 60_000 };
const refused = new UnauthorizedError('The token was refused.', answer(401));
const looking: RefreshSurroundings = {
  everyMs: 30_000,
  focused: true,
  visible: true,
  tells: false,
  loading: false,
  quota,
};

describe('refreshConditions', () => {
  const isWanted = (around: Partial<RefreshSurroundings>) => refreshConditions({ ...looking, ...around }).wanted;
  const notBefore = (state: Partial<RefreshSurroundings['quota']>) =>
    refreshConditions({ ...looking, quota: { ...quota, ...state } }).notBefore;

  it('refreshes for whoever looks at the view, or wants to be told of a status', () => {
    assert.deepEqual(refreshConditions(looking), { everyMs: 30_000, wanted: true, notBefore: undefined });
    assert.equal(isWanted({ visible: false }), false);
    assert.equal(isWanted({ visible: false, tells: true }), true);
  });

  it('pauses while the window has not the focus', () => {
    assert.equal(isWanted({ focused: false }), false);
    assert.equal(isWanted({ focused: false, tells: true }), false);
  });

  it('pauses while something is loaded, without a connection, and after the token was refused', () => {
    assert.equal(isWanted({ loading: true }), false);
    assert.equal(isWanted({ quota: undefined }), false);
    assert.equal(isWanted({ quota: { ...quota, unauthorized: refused } }), false);
  });

  it('waits for the reset where only the reserve is left: ten calls, or a tenth of a smaller limit', () => {
    assert.equal(notBefore({ remaining: 11 }), undefined);
    assert.equal(notBefore({ remaining: 10 }), 60_000);
    assert.equal(notBefore({ limit: 25, remaining: 3 }), undefined);
    assert.equal(notBefore({ limit: 25, remaining: 2 }), 60_000);
  });

  it('waits as long as nothing is sent', () => {
    assert.equal(notBefore({ pausedUntil: 45_000 }), 45_000);
    assert.equal(notBefore({ remaining: 0, pausedUntil: 75_000 }), 75_000);
  });
});
