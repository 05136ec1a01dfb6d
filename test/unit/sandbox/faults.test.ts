import assert from 'node:assert/strict';
import { request } from 'undici';
import { type Faults, parseFaults } from '../../../src/sandbox/faults.ts';
import { json, useSandbox } from './useSandbox.ts';

describe('sandbox: faults', () => {
  const api = useSandbox();
  const callWith = (faults: Faults) => {
    api.sandbox.setFaults(faults);
    return api.call('/shipments');
  };
  const total = async () => json<{ meta: { total: number } }>(await api.call('/shipments')).meta.total;
  const post = { method: 'POST', body: { shipment: {} } };

  it('latencyMs: answers so much later', async () => {
    assert.equal((await callWith({ latencyMs: 5_000 })).status, 200);
    assert.deepEqual(api.clock.waits, [5_000]);
  });

  it('reset beforeHeaders: cuts the connection when the call has been carried out', async () => {
    api.sandbox.setFaults({ reset: 'beforeHeaders', times: 1 });
    await assert.rejects(api.call('/shipments', post), { code: /ECONNRESET|UND_ERR_SOCKET/ });
    assert.equal(api.sandbox.requests[0]?.status, null);
    assert.equal(await total(), 31);
  });

  it('reset midBody: cuts the connection when half of the body has arrived', async () => {
    api.sandbox.setFaults({ reset: 'midBody' });
    const { baseUrl, token } = api.sandbox;
    const answer = await request(`${baseUrl}/shipments`, { headers: { authorization: `Bearer ${token}` } });
    let bytes = 0;
    await assert.rejects(
      async () => {
        for await (const chunk of answer.body) {
          bytes += chunk.length;
        }
      },
      { code: 'ECONNRESET' },
    );
    assert.equal(bytes, Math.floor(Number(answer.headers['content-length']) / 2));
    assert.equal(api.sandbox.requests[0]?.status, 200);
  });

  it('status: refuses with it and does nothing', async () => {
    api.sandbox.setFaults({ status: 503, times: 1 });
    assert.equal((await api.call('/shipments', post)).status, 503);
    assert.equal(await total(), 30);
  });

  it('status 429: says that no call is left', async () => {
    const { status, quota } = await callWith({ status: 429 });
    assert.deepEqual([status, quota[1]], [429, 0]);
  });

  it('deviating: shipments that are not as described', async () => {
    const { shipments } = json<{ shipments: Record<string, unknown>[] }>(await callWith({ deviating: true }));
    const [{ status, pallets_count: count, ...rest } = {}] = shipments;
    assert.deepEqual(
      [status, typeof count, 'vessel' in rest, 'temperature_c' in rest],
      ['held', 'string', false, true],
    );
  });

  it('badJson: 200 with a page', async () => {
    const { status, headers, text } = await callWith({ badJson: true });
    assert.deepEqual([status, headers['content-type']], [200, 'text/html']);
    assert.match(text, /^<!DOCTYPE html>/);
  });

  it('answer: any text in place of a success, and of nothing else', async () => {
    const answer = {
      body: '{"__proto__": <script>',
      contentType: 'text/x-odd',
      statusText: '<b>Fine</b>',
      headers: { 'x-odd': '$(bug)' },
    };
    const { status, headers, text } = await callWith({ answer });
    assert.deepEqual(
      [status, headers['content-type'], headers['x-odd'], text],
      [200, 'text/x-odd', '$(bug)', answer.body],
    );
    assert.equal((await api.call('/shipments', { token: 'wrong' })).status, 401);
  });

  it('noRateLimitHeaders: leaves the three out, also of a 429', async () => {
    const answers = [
      await callWith({ noRateLimitHeaders: true }),
      await callWith({ noRateLimitHeaders: true, status: 429 }),
    ];
    for (const { headers } of answers) {
      assert.deepEqual(
        Object.keys(headers).filter((name) => name.startsWith('x-ratelimit')),
        [],
      );
    }
  });

  it('clockSkewMs: shifts Date and reset alike', async () => {
    const { headers, quota } = await callWith({ clockSkewMs: -3_600_000 });
    assert.equal(headers.date, 'Thu, 12 Feb 2026 07:00:00 GMT');
    assert.equal(quota[2], Date.UTC(2026, 1, 12, 7, 1) / 1000);
  });

  it('slowBodyMs: sends the whole body, in ten pieces', async () => {
    const answer = await callWith({ slowBodyMs: 700 });
    assert.equal(json<{ shipments: unknown[] }>(answer).shipments.length, 25);
    assert.deepEqual(api.clock.waits, Array(10).fill(700));
  });

  it('echo: gives the Authorization header back in a header and in any body', async () => {
    const authorization = `Bearer ${api.sandbox.token}`;
    for (const faults of [{ echo: true }, { echo: true, status: 500 }, { echo: true, badJson: true }]) {
      const { headers, text } = await callWith(faults);
      assert.equal(headers['x-echo'], authorization);
      assert.ok(text.includes(authorization));
    }
    api.sandbox.setFaults({ echo: true });
    assert.ok((await api.call('/shipments', { token: 'wrong' })).text.includes('Bearer wrong'));
  });

  it('times: so many requests suffer, then no more', async () => {
    api.sandbox.setFaults({ status: 500, times: 2 });
    const statuses = [await api.call('/shipments'), await api.call('/shipments'), await api.call('/shipments')];
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [500, 500, 200],
    );
  });

  it('go on until others take their place', async () => {
    assert.equal((await callWith({ status: 500 })).status, 500);
    assert.equal((await api.call('/shipments')).status, 500);
    assert.equal((await callWith({})).status, 200);
  });
});

describe('sandbox: faults from the start', () => {
  const api = useSandbox({ faults: { status: 502 } });

  it('hit the first request', async () => {
    assert.equal((await api.call('/shipments')).status, 502);
  });
});

describe('parseFaults', () => {
  it('takes every fault', () => {
    const faults: Required<Faults> = {
      latencyMs: 10,
      reset: 'midBody',
      status: 503,
      badJson: true,
      deviating: true,
      answer: { body: '', contentType: 'text/csv', statusText: 'Fine', headers: { 'x-odd': '1' } },
      noRateLimitHeaders: true,
      clockSkewMs: -5,
      slowBodyMs: 1,
      echo: true,
      times: 1,
    };
    assert.deepEqual(parseFaults(faults), faults);
  });

  it('names what it does not know or cannot do', () => {
    assert.match(String(parseFaults({ latency: 3 })), /no fault "latency".*latencyMs/);
    assert.match(String(parseFaults({ toString: true })), /no fault "toString"/);
    for (const wrong of [
      { status: 200 },
      { latencyMs: -1 },
      { times: 0 },
      { reset: 'now' },
      { echo: 'yes' },
      { answer: {} },
      { answer: { body: '', headers: { a: '\n' } } },
    ]) {
      assert.match(String(parseFaults(wrong)), new RegExp(`"${Object.keys(wrong)[0]}" cannot be`));
    }
    for (const wrong of [null, [], 'latencyMs', 3]) {
      assert.equal(parseFaults(wrong), 'Faults are a JSON object.');
    }
  });
});
