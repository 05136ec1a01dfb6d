import assert from 'node:assert/strict';
import { once } from 'node:events';
import { NetworkError } from '../../../src/trackberry/errors.ts';
import { end, head, raw, reset, respond } from '../trackberry/rawServer.ts';
import { create, list, useTransport } from '../trackberry/useTransport.ts';
import { useProcessFaults } from './processFaults.ts';
import { page, pageHead, plain } from './way.ts';

for (const fetch of ['undici', 'global'] as const) {
  describe(`chaos: one call after another over the fetch of ${fetch === 'undici' ? 'undici' : 'Node'}`, () => {
    const use = useTransport({ fetch });
    const processFaults = useProcessFaults();
    afterEach(async () => {
      assert.deepEqual(await processFaults(), []);
    });

    it('takes no answer that was there before it asked', async () => {
      const forged = `${head('200 OK', { 'content-length': '10' })}{"evil":1}`;
      const server = await use().serve((request, socket) => {
        const first = server.received.length === 1;
        (first ? raw(pageHead() + page + forged) : respond('200 OK', {}, '{"mine":1}'))(request, socket);
      });
      assert.equal((await use().exchange(server)).body, page);
      assert.equal((await use().exchange(server)).body, '{"mine":1}');
      assert.equal(server.connections.length, 2);
    });

    it('goes by a new connection when the kept one was closed meanwhile', async () => {
      const server = await use().serve(plain);
      await use().exchange(server);
      const [first] = server.connections;
      assert.ok(first);
      first.end();
      await once(first, 'close');
      assert.equal((await use().exchange(server)).body, page);
      assert.equal(server.connections.length, 2);
    });

    for (const request of [list, create]) {
      it(`fails, sent once, when the kept connection is reset as the ${request.method} arrives`, async () => {
        const server = await use().serve((text, socket) => {
          (server.received.length === 1 ? plain : raw('', reset))(text, socket);
        });
        await use().exchange(server);
        await assert.rejects(use().exchange(server, request), NetworkError);
        assert.equal(server.received.length, 2);
      });
    }

    it('goes to each caller with its own answer, when many ask at once and the answers come in any order', async () => {
      const waiting: (() => void)[] = [];
      const server = await use().serve((request, socket) => {
        const [path] = /page=\d+/.exec(request) ?? [];
        waiting.push(() => respond('200 OK', {}, `${path}`)(request, socket));
        if (waiting.length === 8) {
          for (const answer of waiting.toReversed()) {
            answer();
          }
        }
      });
      const pages = Array.from({ length: 8 }, (_, at) => `page=${at}`);
      const bodies = pages.map(async (each) => {
        const [, number = ''] = each.split('=');
        return (await use().exchange(server, { ...list, query: [['page', number]] })).body;
      });
      assert.deepEqual(await Promise.all(bodies), pages);
    });

    const long = { ...create, body: JSON.stringify({ shipment: { reference: 'x'.repeat(3_000_000) } }) };

    it('gets the answer that comes before its body is read', async () => {
      const server = await use().serve(respond('413 Content Too Large', {}, 'too large'), 'head');
      const { status, body } = await use().exchange(server, long);
      assert.deepEqual([status, body], [413, 'too large']);
    });

    for (const [how, cut] of [
      ['reset', reset],
      ['closed', end],
    ] as const) {
      it(`fails when the connection is ${how} before its body is read`, async () => {
        const server = await use().serve(raw('', cut), 'head');
        await assert.rejects(use().exchange(server, long), NetworkError);
        assert.equal(server.received.length, 1);
      });
    }

    it('is sent a second time by fetch itself after 421, which says that nobody has looked at it', async () => {
      const server = await use().serve((request, socket) => {
        (server.received.length === 1 ? respond('421 Misdirected Request') : plain)(request, socket);
      });
      assert.equal((await use().exchange(server, create)).body, page);
      assert.equal(server.received.length, 2);
    });
  });
}
