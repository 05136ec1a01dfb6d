import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { request } from 'undici';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { FakeClock } from './fakeClock.ts';
import { useSandbox } from './useSandbox.ts';

/** A wait ends when it is called off, and not before. */
class StuckClock extends FakeClock {
  readonly #events = new EventEmitter();
  readonly begun = once(this.#events, 'begun');
  readonly ended = once(this.#events, 'ended');

  override async wait(_ms: number, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#events.emit('ended'));
    this.#events.emit('begun');
    await this.ended;
  }
}

describe('startSandbox', () => {
  it('listens on a free port of this machine, with 250 shipments', async () => {
    const sandbox = await startSandbox();
    try {
      assert.match(sandbox.baseUrl, /^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
      const headers = { authorization: `Bearer ${sandbox.token}` };
      const { body } = await request(`${sandbox.baseUrl}/shipments`, { headers });
      assert.match(await body.text(), /"total":250/);
    } finally {
      await sandbox.close();
    }
  });

  it('uses the token that it is given', async () => {
    const sandbox = await startSandbox({ token: 'given' });
    await sandbox.close();
    assert.equal(sandbox.token, 'given');
  });

  it('reports a port that is in use', async () => {
    const sandbox = await startSandbox();
    try {
      await assert.rejects(startSandbox({ port: Number(new URL(sandbox.baseUrl).port) }), { code: 'EADDRINUSE' });
    } finally {
      await sandbox.close();
    }
  });
});

describe('Sandbox.close', () => {
  it('ends open connections, may be called twice, and leaves nothing listening', async () => {
    const sandbox = await startSandbox();
    const port = Number(new URL(sandbox.baseUrl).port);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    socket.resume();
    await Promise.all([sandbox.close(), sandbox.close()]);
    await ended;
    await sandbox.close();
    await assert.rejects(once(connect(port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' });
  });

  it('ends a request that is still waiting for its answer', async () => {
    const clock = new StuckClock();
    const sandbox = await startSandbox({ clock, faults: { latencyMs: 600_000 } });
    const waiting = assert.rejects(request(`${sandbox.baseUrl}/shipments`), { code: /ECONNRESET|UND_ERR_SOCKET/ });
    await clock.begun;
    await sandbox.close();
    await waiting;
    await clock.ended;
  });
});

describe('Sandbox.requests', () => {
  const api = useSandbox();

  it('tells what came, oldest first', async () => {
    await api.call('/shipments?page=2');
    api.clock.advance(1_000);
    await api.call('/shipments', { method: 'POST', body: {} });
    const at = Date.UTC(2026, 1, 12, 8);
    assert.deepEqual(api.sandbox.requests, [
      { method: 'GET', url: '/api/v1/shipments?page=2', status: 200, at },
      { method: 'POST', url: '/api/v1/shipments', status: 422, at: at + 1_000 },
    ]);
  });

  it('never shows a token, wherever it was sent', async () => {
    const { token } = api.sandbox;
    await api.call(`/shipments?token=${token}`);
    await api.call(`/shipments/${token}`);
    assert.ok(!JSON.stringify(api.sandbox.requests).includes(token));
    assert.equal(api.sandbox.requests[1]?.url, '/api/v1/shipments/[token]');
  });
});
