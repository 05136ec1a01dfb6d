import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { type TimeLimit, TimeoutError } from '../../../src/trackberry/errors.ts';
import { flood, head, type RawServer, type Reply, raw, respond } from './rawServer.ts';
import { list, timeoutMs, useTransport } from './useTransport.ts';

const chunked = head('200 OK', { 'transfer-encoding': 'chunked' });
const bodyStalls = raw(`${chunked}1\r\n{\r\n`);

function ranOut(limit: TimeLimit, ms: number): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof TimeoutError, String(error));
    assert.deepEqual([error.limit, error.timeoutMs], [limit, ms]);
    return true;
  };
}

describe('transport: time', () => {
  const use = useTransport();

  /** A server whose connection the test writes to, once the first request is there. */
  async function byHand(): Promise<{ server: RawServer; connection: Promise<Socket> }> {
    const { promise, resolve } = Promise.withResolvers<Socket>();
    return { server: await use().serve((_, socket) => resolve(socket)), connection: promise };
  }

  it('is short until the headers, and the connection is cut then', async () => {
    const { server, connection } = await byHand();
    const exchange = assert.rejects(use().exchange(server), ranOut('headers', timeoutMs));
    await connection;
    await use().clock.advance(timeoutMs - 1);
    assert.equal(use().clock.timers, 1);
    await use().clock.advance(1);
    await exchange;
    await server.cut();
    assert.equal(use().clock.timers, 0);
  });

  for (const [what, bytes] of [
    ['headers that come a line at a time', ['HTTP/1.1 200 OK\r\n', 'x-slow: 1\r\n', 'x-slow: 2\r\n']],
    ['interim answers without an end', Array(3).fill(head('103 Early Hints'))],
  ] as const) {
    it(`is not lengthened by ${what}`, async () => {
      const { server, connection } = await byHand();
      const exchange = assert.rejects(use().exchange(server), ranOut('headers', timeoutMs));
      const socket = await connection;
      for (const each of bytes) {
        socket.write(each);
        await use().clock.advance(timeoutMs / 3);
      }
      await exchange;
    });
  }

  it('is not lengthened by a flood of interim answers', async () => {
    const arrived = Promise.withResolvers<void>();
    const pour = flood('', head('103 Early Hints').repeat(100));
    const server = await use().serve((request, socket) => {
      pour(request, socket);
      arrived.resolve();
    });
    const exchange = assert.rejects(use().exchange(server), ranOut('headers', timeoutMs));
    await arrived.promise;
    await use().clock.advance(timeoutMs);
    await exchange;
    await server.cut();
  });

  it('is short between two pieces of the body', async () => {
    const server = await use().serve(bodyStalls);
    const exchange = assert.rejects(use().exchange(server), ranOut('piece', timeoutMs));
    await use().headersCame();
    await use().clock.advance(timeoutMs);
    await exchange;
    await server.cut();
  });

  it('is not lengthened by packed bytes that unpack to nothing', async () => {
    const { server, connection } = await byHand();
    const exchange = assert.rejects(use().exchange(server), ranOut('piece', timeoutMs));
    const socket = await connection;
    socket.write(head('200 OK', { 'content-encoding': 'gzip' }));
    socket.write(Buffer.from('1f8b0800000000000003', 'hex'));
    await use().headersCame();
    for (const emptyBlock of Array(3).fill(Buffer.from('000000ffff', 'hex'))) {
      socket.write(emptyBlock);
      await use().clock.advance(timeoutMs / 3);
    }
    await exchange;
  });

  it('is limited in all, however steadily the body comes', async () => {
    const { server, connection } = await byHand();
    const exchange = assert.rejects(use().exchange(server), ranOut('whole', 4 * timeoutMs));
    const socket = await connection;
    await use().getsOn(() => socket.write(chunked));
    for (const piece of Array(4).fill('1\r\n \r\n')) {
      await use().clock.advance(timeoutMs - 1_000);
      await use().getsOn(() => socket.write(piece));
    }
    assert.equal(use().clock.timers, 1);
    await use().clock.advance(4_000);
    await exchange;
    await server.cut();
  });

  it('is enough for a body that is slow but steady', async () => {
    const { server, connection } = await byHand();
    const exchange = use().exchange(server);
    const socket = await connection;
    await use().getsOn(() => socket.write(head('200 OK', { 'content-length': '4' })));
    for (const piece of ['{', '"', '"']) {
      await use().clock.advance(timeoutMs - 1);
      await use().getsOn(() => socket.write(piece));
    }
    await use().clock.advance(timeoutMs - 1);
    socket.write('}');
    const { body, totalMs } = await exchange;
    assert.deepEqual([body, totalMs], ['{""}', 4 * (timeoutMs - 1)]);
    assert.equal(use().clock.timers, 0);
  });

  it('begins anew with each redirect, but not in all', async () => {
    const arrivals = new EventEmitter();
    const server = await use().serve((_, socket) => arrivals.emit('request', socket));
    let arrival = once(arrivals, 'request');
    const exchange = assert.rejects(use().exchange(server), ranOut('whole', 4 * timeoutMs));
    for (const reply of ['/1', '/2', '/3'].map((location) => respond('302 Found', { location })).concat(bodyStalls)) {
      const [socket] = (await arrival) as [Socket];
      arrival = once(arrivals, 'request');
      await use().clock.advance(timeoutMs - 1_000);
      await use().getsOn(() => reply('', socket));
    }
    await use().clock.advance(4_000);
    await exchange;
    assert.equal(server.received.length, 4);
  });

  for (const [when, reply] of [
    ['before the headers', () => {}],
    ['within the body', bodyStalls],
  ] as const satisfies [string, Reply][]) {
    it(`does not matter when a call is cancelled ${when}: it ends with the signal's reason, and is cut`, async () => {
      const arrived = Promise.withResolvers<void>();
      const server = await use().serve((request, socket) => {
        reply(request, socket);
        arrived.resolve();
      });
      const controller = new AbortController();
      const reason = new Error('Cancelled.');
      const exchange = assert.rejects(use().exchange(server, list, { signal: controller.signal }), reason);
      await (reply === bodyStalls ? use().headersCame() : arrived.promise);
      controller.abort(reason);
      await exchange;
      await server.cut();
      assert.equal(use().clock.timers, 0);
    });
  }
});
