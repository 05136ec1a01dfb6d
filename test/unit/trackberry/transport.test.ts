import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { RequestUrlError } from '../../../src/trackberry/errors.ts';
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

  for (const path of ['/../admin', '/%2e%2e/admin', '/a/../../b', '\\\\evil', '@evil', '/a?b', '/a#b', '/a b', 'a']) {
    it(`sends nothing for the path ${path}`, async () => {
      const server = await use().serve(respond('200 OK'));
      await assert.rejects(use().exchange(server, { ...list, path }), RequestUrlError);
      assert.equal(server.connections.length, 0);
    });
  }

  it('sends nothing when cancelled before', async () => {
    const server = await use().serve(respond('200 OK'));
    const reason = new Error('Cancelled.');
    await assert.rejects(use().exchange(server, list, { signal: AbortSignal.abort(reason) }), reason);
    assert.equal(server.connections.length, 0);
  });

  it('sends nothing when the token cannot be read, and says why', async () => {
    const server = await use().serve(respond('200 OK'));
    const reason = new Error('The secret storage is locked.');
    const credential = { address: server.address, token: () => Promise.reject(reason) };
    await assert.rejects(use().transport.exchange(list, credential), reason);
    assert.equal(server.connections.length, 0);
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

  it('may be 204, may be empty, may be 204 with a body that does not belong there', async () => {
    const none = (_: string, socket: { write(text: string): boolean }) => socket.write(head('204 No Content'));
    const stray = (_: string, socket: { end(text: string): unknown }) => socket.end(`${head('204 No Content')}stray`);
    for (const reply of [none, stray]) {
      const { status, body, bytes } = await use().answered(reply);
      assert.deepEqual([status, body, bytes], [204, '', 0]);
    }
    const { status, body, bytes } = await use().answered(respond('200 OK', json));
    assert.deepEqual([status, body, bytes], [200, '', 0]);
  });

  it('may be HTML', async () => {
    const html = '<!doctype html><title>Maintenance</title>';
    const { body } = await use().answered(respond('200 OK', { 'content-type': 'text/html' }, html));
    assert.equal(body, html);
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

  it('keeps text that is no UTF-8, with U+FFFD for each wrong byte', async () => {
    const wrong = Buffer.concat([Buffer.from('"a'), Buffer.from([0xff, 0xc3]), Buffer.from('b"'), Buffer.from([0xc3])]);
    assert.equal((await use().answered(respond('200 OK', json, wrong))).body, '"a\ufffd\ufffdb"\ufffd');
  });

  it('may be preceded by interim answers', async () => {
    const { status, body } = await use().answered((_, socket) => {
      socket.write(head('103 Early Hints', { link: '</style.css>' }) + head('200 OK', { 'content-length': '2' }));
      socket.write('{}');
    });
    assert.deepEqual([status, body], [200, '{}']);
  });

  it('gives a header that was sent twice', async () => {
    const twice = `HTTP/1.1 200 OK\r\nX-RateLimit-Remaining: 95\r\nX-RateLimit-Remaining: 94\r\nContent-Length: 0\r\n\r\n`;
    const exchange = await use().answered((_, socket) => socket.write(twice));
    assert.equal(headerOf(exchange, 'x-ratelimit-remaining'), '95, 94');
  });
});
