import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { RedirectError, RequestHeaderError, RequestUrlError } from '../../../src/trackberry/errors.ts';
import { headerOf } from '../../../src/trackberry/exchange.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { head, respond } from './rawServer.ts';
import { create, list, useTransport } from './useTransport.ts';

const json = { 'content-type': 'application/json' };

describe('transport: what is sent', () => {
  const use = useTransport();

  it('sends the documented headers to the path below the base URL, and nothing in the query but what was asked', async () => {
    const server = await use().serve(respond('200 OK', json, '{}'));
    await use().exchange(server, { ...list, query: [['status', 'approved'], ['q', 'a&b=ü'] as const] });
    const [request = ''] = server.received;
    assert.match(request, /^GET \/api\/v1\/shipments\?status=approved&q=a%26b%3D%C3%BC HTTP\/1\.1\r\n/);
    assert.match(request, new RegExp(`^authorization: Bearer ${aToken}\r$`, 'im'));
    assert.match(request, /^content-type: application\/json\r$/im);
    assert.match(request, /^accept: application\/json\r$/im);
    assert.match(request, /^user-agent: trackberry-api-explorer\/0\.0\.0\r$/im);
  });

  it('sends the body of a POST as it is', async () => {
    const server = await use().serve(respond('201 Created', json, '{}'));
    await use().exchange(server, create);
    assert.match(server.received[0] ?? '', /^POST \/api\/v1\/shipments HTTP/);
    assert.equal(server.received[0]?.split('\r\n\r\n')[1], create.body);
  });

  it("sends the call's own headers beside its own", async () => {
    const server = await use().serve(respond('200 OK', json, '{}'));
    await use().exchange(server, { ...list, headers: [['X-Request-Id', 'a 1']] });
    assert.match(server.received[0] ?? '', /^x-request-id: a 1\r$/im);
    assert.match(server.received[0] ?? '', new RegExp(`^authorization: Bearer ${aToken}\r$`, 'im'));
  });

  for (const name of ['authorization', 'Cookie', 'HOST', 'X-HTTP-Method-Override']) {
    it(`sends nothing for a call with the header ${name}`, async () => {
      const server = await use().serve(respond('200 OK'));
      await assert.rejects(use().exchange(server, { ...list, headers: [[name, 'evil']] }), RequestHeaderError);
      assert.equal(server.connections.length, 0);
    });
  }

  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    it(`sends ${method} with its body, and follows no redirect with it`, async () => {
      const server = await use().serve(respond('307 Temporary Redirect', { location: '/next' }));
      await assert.rejects(use().exchange(server, { ...create, method }), RedirectError);
      assert.match(server.received[0] ?? '', new RegExp(`^${method} /api/v1/shipments HTTP`));
      assert.equal(server.received[0]?.split('\r\n\r\n')[1], create.body);
      assert.equal(server.received.length, 1);
    });
  }

  for (const path of ['/../admin', '/%2e%2e/admin', '/a/../../b', '\\\\evil', '@evil', '/a?b', '/a#b', '/a b', 'a']) {
    it(`sends nothing for the path ${path}`, async () => {
      const server = await use().serve(respond('200 OK'));
      await assert.rejects(use().exchange(server, { ...list, path }), RequestUrlError);
      assert.equal(server.connections.length, 0);
    });
  }

  it('tells once that it sends, with the token in hand and nothing sent', async () => {
    const server = await use().serve((request, socket) => {
      const moved = request.startsWith('GET /next') ? undefined : { location: '/next' };
      respond(moved === undefined ? '200 OK' : '302 Found', moved)(request, socket);
    });
    const events: string[] = [];
    const token = async () => {
      events.push('token read');
      return aToken;
    };
    const onSent = () => events.push(`sent, ${server.connections.length} connections`);
    await use().transport.exchange(list, { address: server.address, token }, { onSent });
    assert.deepEqual(events, ['token read', 'sent, 0 connections']);
    assert.equal(server.received.length, 2);
  });

  it('sends nothing when cancelled before, or while the token is read', async () => {
    const server = await use().serve(respond('200 OK'));
    const reason = new Error('Cancelled.');
    const onSent = () => assert.fail('It was sent.');
    await assert.rejects(use().exchange(server, list, { signal: AbortSignal.abort(reason), onSent }), reason);
    const controller = new AbortController();
    const token = async () => {
      controller.abort(reason);
      return aToken;
    };
    const credential = { address: server.address, token };
    await assert.rejects(use().transport.exchange(list, credential, { signal: controller.signal, onSent }), reason);
    assert.equal(server.connections.length, 0);
  });

  it('sends nothing when the token cannot be read, and says why', async () => {
    const server = await use().serve(respond('200 OK'));
    const reason = new Error('The secret storage is locked.');
    const credential = { address: server.address, token: () => Promise.reject(reason) };
    const onSent = () => assert.fail('It was sent.');
    await assert.rejects(use().transport.exchange(list, credential, { onSent }), reason);
    assert.equal(server.connections.length, 0);
  });

  it('repeats no token that stands in a path', async () => {
    const server = await use().serve(respond('200 OK'));
    await use().exchange(server);
    await assert.rejects(use().exchange(server, { ...list, path: `/../${aToken}` }), (error: Error) => {
      assert.ok(error instanceof RequestUrlError);
      assert.match(error.message, /^The path \/\.\.\/\[token removed\] is not one below/);
      return true;
    });
  });
});

describe('transport: what comes back', () => {
  const use = useTransport();

  it('is status, headers, body and size', async () => {
    const { status, statusText, headers, body, bytes, url } = await use().answered(
      respond('422 Not So', { ...json, 'X-RateLimit-Remaining': '95' }, '{"ü":1}'),
    );
    assert.deepEqual([status, statusText, body, bytes], [422, 'Not So', '{"ü":1}', 8]);
    assert.ok(headers.some(([name, value]) => name === 'x-ratelimit-remaining' && value === '95'));
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/shipments$/);
  });

  it('tells when the headers came and when all had come', async () => {
    const server = await use().serve((_, socket) => socket.write(head('200 OK', { 'content-length': '2' })));
    const exchange = use().exchange(server);
    await use().headersCame();
    await use().clock.advance(700);
    server.connections[0]?.write('{}');
    const { headersMs, totalMs } = await exchange;
    assert.deepEqual([headersMs, totalMs], [0, 700]);
    assert.equal(use().clock.timers, 0);
  });

  it('is unpacked', async () => {
    const { body, bytes } = await use().answered(
      respond('200 OK', { ...json, 'content-encoding': 'gzip' }, gzipSync('{"a":1}')),
    );
    assert.deepEqual([body, bytes], ['{"a":1}', 7]);
  });

  it('may come in pieces that cut a character', async () => {
    const [first, second] = [Buffer.from('"ü"').subarray(0, 2), Buffer.from('"ü"').subarray(2)];
    const server = await use().serve((_, socket) => {
      socket.write(head('200 OK', { 'content-length': '4' }));
      socket.write(first);
    });
    const exchange = use().exchange(server);
    await use().headersCame();
    server.connections[0]?.write(second);
    assert.equal((await exchange).body, '"ü"');
  });

  it('gives a header that was sent twice', async () => {
    const twice = `HTTP/1.1 200 OK\r\nX-RateLimit-Remaining: 95\r\nX-RateLimit-Remaining: 94\r\nContent-Length: 0\r\n\r\n`;
    const exchange = await use().answered((_, socket) => socket.write(twice));
    assert.equal(headerOf(exchange, 'x-ratelimit-remaining'), '95, 94');
  });
});
