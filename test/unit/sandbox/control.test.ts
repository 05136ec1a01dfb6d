import assert from 'node:assert/strict';
import { controlPath } from '../../../src/sandbox/control.ts';
import { json, useSandbox } from './useSandbox.ts';

describe('sandbox: control over HTTP', () => {
  const api = useSandbox();
  const control = (body: unknown, contentType = 'application/json') =>
    api.call(`/${controlPath}`, { method: 'POST', body, contentType, token: '' });

  it('sets faults and the calls that are left, without a token', async () => {
    const request = { faults: { status: 503, times: 1 }, remaining: 2 };
    const answer = await control(request);
    assert.deepEqual([answer.status, json(answer)], [200, request]);
    assert.equal((await api.call('/shipments')).status, 503);
    assert.deepEqual((await api.call('/shipments')).quota.slice(0, 2), [100, 0]);
  });

  it('leaves the faults alone when it sets the calls that are left, and the other way round', async () => {
    await control({ faults: { status: 503 } });
    await control({ remaining: 1 });
    assert.equal((await api.call('/shipments')).status, 503);
    await control({ faults: {} });
    assert.equal((await api.call('/shipments')).status, 429);
  });

  it('is no call of the API: not logged, not counted, not hit by faults', async () => {
    api.sandbox.setFaults({ status: 500, times: 1 });
    assert.equal((await control({ remaining: 50 })).status, 200);
    assert.equal(api.sandbox.requests.length, 0);
    assert.deepEqual((await api.call('/shipments')).quota.slice(0, 2), [100, 49]);
  });

  for (const body of ['', '{', 'null', { fault: {} }, { faults: { speed: 1 } }, { faults: 3 }, { remaining: -1 }]) {
    it(`refuses ${JSON.stringify(body)} with 400 and changes nothing`, async () => {
      const answer = await control(body);
      assert.equal(answer.status, 400);
      assert.notEqual(json<{ error: string }>(answer).error, '');
      assert.deepEqual((await api.call('/shipments')).quota.slice(0, 2), [100, 99]);
    });
  }

  it('refuses what a web page could send unasked, and other methods', async () => {
    assert.equal((await control('{}', 'text/plain')).status, 415);
    assert.equal((await api.call(`/${controlPath}`)).status, 405);
  });
});
