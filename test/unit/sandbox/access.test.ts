import assert from 'node:assert/strict';
import { type Answer, json, useSandbox } from './useSandbox.ts';

describe('sandbox: tokens', () => {
  const api = useSandbox();
  const post = { method: 'POST', body: { shipment: {} } };

  it('answers 401 without a token, and with one it does not know', async () => {
    for (const token of ['', 'not-a-token', `${api.sandbox.token}x`]) {
      const answer = await api.call('/shipments', { token });
      assert.equal(answer.status, 401);
      assert.equal(json<{ error: string }>(answer).error, 'Missing or invalid API token');
    }
  });

  it('answers 401 before it says whether something exists', async () => {
    assert.equal((await api.call('/nothing', { token: '' })).status, 401);
  });

  it('lets the read-only token read, and answers 403 when it would create', async () => {
    const token = api.sandbox.readOnlyToken;
    assert.equal((await api.call('/shipments', { token })).status, 200);
    assert.equal((await api.call('/shipments', { token, ...post })).status, 403);
    const { meta } = json<{ meta: { total: number } }>(await api.call('/shipments'));
    assert.equal(meta.total, 30);
  });

  it('answers the forbidden token 403 always', async () => {
    const token = api.sandbox.forbiddenToken;
    assert.equal((await api.call('/shipments', { token })).status, 403);
    assert.equal((await api.call('/shipments', { token, ...post })).status, 403);
  });

  it('has tokens of its own for each start, of realistic length', () => {
    const { token, readOnlyToken, forbiddenToken } = api.sandbox;
    assert.equal(new Set([token, readOnlyToken, forbiddenToken]).size, 3);
    assert.match(token, /^[A-Za-z0-9]{32,}$/);
  });
});

describe('sandbox: paths and methods', () => {
  const api = useSandbox();

  for (const path of [
    '/',
    '/shipments/',
    '/shipment',
    '/shipments/a/b',
    '//',
    '//shipments',
    '//api/v1',
    '//api/v2/x',
  ]) {
    it(`answers 404 for ${path}`, async () => {
      assert.equal((await api.call(path)).status, 404);
    });
  }

  it('answers 405 with the methods that are allowed', async () => {
    const put = await api.call('/shipments', { method: 'PUT' });
    assert.deepEqual([put.status, put.headers.allow], [405, 'GET, POST']);
    const remove = await api.call('/shipments/ship_x', { method: 'DELETE' });
    assert.deepEqual([remove.status, remove.headers.allow], [405, 'GET']);
  });
});

describe('sandbox: the rate-limit headers', () => {
  const api = useSandbox({ limit: 8 });

  it('are on every response', async () => {
    const { readOnlyToken } = api.sandbox;
    const answers: [number, Answer][] = [
      [200, await api.call('/shipments')],
      [404, await api.call('/shipments/ship_x')],
      [404, await api.call('//elsewhere')],
      [405, await api.call('/shipments', { method: 'DELETE' })],
      [201, await api.call('/shipments', { method: 'POST', body: { shipment: {} } })],
      [422, await api.call('/shipments?page=0')],
      [400, await api.call('/shipments', { method: 'POST', body: '{' })],
      [415, await api.call('/shipments', { method: 'POST', body: '{}', contentType: 'text/plain' })],
      [429, await api.call('/shipments')],
      [403, await api.call('/shipments', { method: 'POST', body: '{}', token: readOnlyToken })],
      [401, await api.call('/shipments', { token: '' })],
    ];
    api.sandbox.setFaults({ status: 500 });
    answers.push([500, await api.call('/shipments')]);
    api.sandbox.setFaults({ badJson: true });
    answers.push([200, await api.call('/shipments')]);
    for (const [status, answer] of answers) {
      assert.equal(answer.status, status);
      const [limit, remaining, reset] = answer.quota;
      assert.equal(limit, 8);
      assert.ok(remaining >= 0 && remaining < 8);
      assert.equal(reset, Date.UTC(2026, 1, 12, 8, 1) / 1000);
      assert.equal(answer.headers.date, 'Thu, 12 Feb 2026 08:00:00 GMT');
    }
  });

  it('never run out for calls without a valid token', async () => {
    for (let call = 0; call < 10; call++) {
      assert.deepEqual((await api.call('/shipments', { token: 'wrong' })).quota.slice(0, 2), [8, 7]);
    }
  });
});
