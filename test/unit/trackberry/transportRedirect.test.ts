import assert from 'node:assert/strict';
import { RedirectError } from '../../../src/trackberry/errors.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { type Reply, respond } from './rawServer.ts';
import { create, list, useTransport } from './useTransport.ts';

const ok = respond('200 OK', {}, '{}');

/** Answers each path with a redirect to what stands beside it, and any other with success. */
function redirects(status: string, targets: Readonly<Record<string, string>>): Reply {
  return (request, socket) => {
    const location = targets[request.split(' ')[1] ?? ''];
    (location === undefined ? ok : respond(status, { location }, 'moved'))(request, socket);
  };
}

describe('transport: redirects', () => {
  const use = useTransport();

  for (const status of ['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent']) {
    it(`follows ${status} within the origin, with the token`, async () => {
      const server = await use().serve(redirects(status, { '/api/v1/shipments': '/api/v2/shipments?page=1' }));
      const { status: last, url, body } = await use().exchange(server);
      assert.deepEqual([last, url, body], [200, `${server.address.origin}/api/v2/shipments?page=1`, '{}']);
      assert.equal(server.received.filter((request) => request.includes(aToken)).length, 2);
    });

    it(`sends nothing to another origin after ${status}`, async () => {
      const other = await use().serve(ok);
      const location = `${other.address.baseUrl}/shipments`;
      const server = await use().serve(redirects(status, { '/api/v1/shipments': location }));
      await assert.rejects(use().exchange(server), (error: Error) => {
        assert.ok(error instanceof RedirectError);
        assert.ok(error.message.includes(other.address.origin));
        return true;
      });
      assert.equal(other.connections.length, 0);
    });
  }

  it('sends nothing to another origin at the second step, either', async () => {
    const other = await use().serve(ok);
    const server = await use().serve(
      redirects('302 Found', { '/api/v1/shipments': '/next', '/next': `${other.address.origin}/api/v1/shipments` }),
    );
    await assert.rejects(use().exchange(server), RedirectError);
    assert.equal(server.received.length, 2);
    assert.equal(other.connections.length, 0);
  });

  it('takes another port, another scheme and a name of the same machine for another origin', async () => {
    const server = await use().serve((request, socket) => {
      const { port } = new URL(server.address.origin);
      const page = Number(/page=(\d)/.exec(request)?.[1]);
      const location = [`https://127.0.0.1:${port}/`, `http://localhost:${port}/`, 'http://127.0.0.1/'][page];
      respond('302 Found', { location: location ?? '/' })(request, socket);
    });
    for (const page of ['0', '1', '2']) {
      await assert.rejects(use().exchange(server, { ...list, query: [['page', page]] }), RedirectError);
    }
    assert.equal(server.received.length, 3);
  });

  it('ends a loop after three steps, and does not claim that it leads elsewhere', async () => {
    const server = await use().serve(redirects('302 Found', { '/api/v1/shipments': '/api/v1/shipments' }));
    await assert.rejects(use().exchange(server), (error: Error) => {
      assert.ok(error instanceof RedirectError);
      assert.doesNotMatch(error.message, /not sent there/);
      return true;
    });
    assert.equal(server.received.length, 4);
  });

  it('never sends a POST on, not even within the origin', async () => {
    for (const status of ['302 Found', '307 Temporary']) {
      const server = await use().serve(redirects(status, { '/api/v1/shipments': '/next' }));
      await assert.rejects(use().exchange(server, create), RedirectError);
      assert.equal(server.received.length, 1);
    }
  });

  it('gives a redirect without a target, and 304, as an answer', async () => {
    for (const status of ['302 Found', '304 Not Modified']) {
      assert.equal((await use().answered(respond(status))).status, Number(status.slice(0, 3)));
    }
    assert.equal((await use().answered(respond('300 Choices', { location: '/next' }))).status, 300);
  });
});
