import assert from 'node:assert/strict';
import { RateLimitWindow } from '../../../src/sandbox/rateLimitWindow.ts';
import { useSandbox } from './useSandbox.ts';

const start = Date.UTC(2026, 1, 12, 8) / 1000;

describe('sandbox: 100 requests a minute', () => {
  const api = useSandbox();

  it('counts down to 0, refuses with 429 until the reset, then begins anew', async () => {
    for (let left = 99; left >= 0; left--) {
      const { status, quota } = await api.call('/shipments?per_page=1');
      assert.deepEqual([status, ...quota], [200, 100, left, start + 60]);
    }
    api.clock.advance(59_999);
    const refused = await api.call('/shipments');
    assert.deepEqual([refused.status, ...refused.quota], [429, 100, 0, start + 60]);
    api.clock.advance(1);
    const again = await api.call('/shipments');
    assert.deepEqual([again.status, ...again.quota], [200, 100, 99, start + 120]);
  });

  it('does not carry out what it refuses', async () => {
    api.sandbox.setRemaining(0);
    assert.equal((await api.call('/shipments', { method: 'POST', body: { shipment: {} } })).status, 429);
    api.sandbox.setRemaining(1);
    assert.match((await api.call('/shipments?per_page=1')).text, /"total":30/);
  });

  it('counts each token by itself', async () => {
    api.sandbox.setRemaining(0);
    assert.equal((await api.call('/shipments')).status, 429);
    const other = await api.call('/shipments', { token: api.sandbox.readOnlyToken });
    assert.deepEqual([other.status, other.quota[1]], [200, 99]);
  });

  it('can be told how many calls are left', async () => {
    api.sandbox.setRemaining(3);
    assert.equal((await api.call('/shipments')).quota[1], 2);
    api.sandbox.setRemaining(1000);
    assert.equal((await api.call('/shipments')).quota[1], 99);
  });
});

describe('sandbox: options of the window', () => {
  const api = useSandbox({ window: 'sliding', limit: 2, windowMs: 10_000 });

  it('slides: each call counts for one window length from its own time', async () => {
    assert.deepEqual((await api.call('/shipments')).quota, [2, 1, start + 10]);
    api.clock.advance(4_000);
    assert.deepEqual((await api.call('/shipments')).quota, [2, 0, start + 10]);
    const refused = await api.call('/shipments');
    assert.deepEqual([refused.status, ...refused.quota], [429, 2, 0, start + 10]);
    api.clock.advance(6_000);
    assert.deepEqual((await api.call('/shipments')).quota, [2, 0, start + 14]);
  });
});

describe('RateLimitWindow', () => {
  it('rounds the reset up, so that nothing is refused at the reset', () => {
    assert.equal(new RateLimitWindow('fixed', 1, 250).take(1_000).reset, 2);
    assert.equal(new RateLimitWindow('sliding', 1, 250).take(1_000).reset, 2);
  });

  it('begins a fixed window with its first call', () => {
    const window = new RateLimitWindow('fixed', 5, 1_000);
    assert.deepEqual(window.take(10_400), { allowed: true, limit: 5, remaining: 4, reset: 12 });
    assert.equal(window.take(11_399).remaining, 3);
    assert.equal(window.take(11_400).remaining, 4);
  });
});
