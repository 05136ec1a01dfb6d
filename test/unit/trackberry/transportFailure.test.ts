import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { NetworkError, TimeoutError, TooLargeError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { head, type Reply, respond } from './rawServer.ts';
import { create, list, timeoutMs, useTransport } from './useTransport.ts';

const gzip = { 'content-encoding': 'gzip' };

/** Writes, and does the rest once the client has had the chance to read it. */
function then(text: string | Uint8Array, next: (socket: Socket) => void): Reply {
  return (_, socket) => {
    socket.write(text, () => setImmediate(next, socket));
  };
}

const reset = (socket: Socket) => socket.resetAndDestroy();
const end = (socket: Socket) => socket.end();

describe('transport: a connection that breaks', () => {
  const use = useTransport();
  const cases: Record<string, Reply> = {
    'reset before the headers': (_, socket) => reset(socket),
    'closed before the headers': (_, socket) => end(socket),
    'reset within the status line': then('HTTP/1.', reset),
    'closed within the headers': then('HTTP/1.1 200 OK\r\ncontent-ty', end),
    'reset within the body': then(`${head('200 OK', { 'content-length': '9' })}{"a`, reset),
    'closed before the length that was promised': then(`${head('200 OK', { 'content-length': '9' })}{}`, end),
    'closed within a chunk': then(`${head('200 OK', { 'transfer-encoding': 'chunked' })}9\r\n{"a`, end),
    'closed before the last chunk': then(`${head('200 OK', { 'transfer-encoding': 'chunked' })}2\r\n{}\r\n`, end),
    'a chunk without a size': then(`${head('200 OK', { 'transfer-encoding': 'chunked' })}zz\r\n{}\r\n`, end),
    'an empty line alone': then('\r\n', end),
    'no HTTP at all': then('SSH-2.0-OpenSSH_9.6\r\n', end),
    'two lengths': then('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', end),
    'a negative length': then(`${head('200 OK', { 'content-length': '-1' })}{}`, end),
    'a header of 1 MB': then(head('200 OK', { 'x-large': 'x'.repeat(1e6) }), end),
    'a header with a NUL': then(head('200 OK', { 'x-null': 'a\0b' }), end),
    'gzip that is none': respond('200 OK', gzip, 'not gzip at all'),
    'gzip with a flipped byte': respond('200 OK', gzip, flipped(gzipSync(JSON.stringify(Array(99).fill('abc'))))),
    'a switch of protocols that nobody asked for': then(
      head('101 Switching Protocols', { upgrade: 'x', connection: 'upgrade' }),
      end,
    ),
  };
  for (const [what, reply] of Object.entries(cases)) {
    it(`ends in NetworkError: ${what}`, async () => {
      const server = await use().serve(reply);
      await assert.rejects(use().exchange(server), (error: Error) => {
        assert.ok(error instanceof NetworkError, `${error.name}: ${error.message}`);
        assert.ok(!(error instanceof UnreachableError), error.constructor.name);
        assert.match(error.message, /^The connection to 127\.0\.0\.1:\d+ broke \(.+\)\.$/);
        return true;
      });
      assert.equal(use().clock.timers, 0);
    });
  }

  it('sends a POST once, even on a connection that had been kept', async () => {
    let answers = 0;
    const server = await use().serve((request, socket) => {
      answers += 1;
      (answers === 1 ? respond('200 OK') : (_: string, broken: Socket) => reset(broken))(request, socket);
    });
    await use().exchange(server);
    await assert.rejects(use().exchange(server, create), NetworkError);
    assert.equal(server.received.length, 2);
  });

  it('reads no further than the length that was promised', async () => {
    const { body } = await use().answered(then(`${head('200 OK', { 'content-length': '2' })}{}surplus`, end));
    assert.equal(body, '{}');
  });

  it('is UnreachableError where nobody listens', async () => {
    const server = await use().serve(respond('200 OK'));
    const { address } = server;
    await server.stop();
    await assert.rejects(use().transport.exchange(create, use().credential(address)), (error: Error) => {
      assert.ok(error instanceof UnreachableError);
      assert.match(error.message, /^127\.0\.0\.1:\d+ could not be reached \(.*ECONNREFUSED.*\)\.$/);
      return true;
    });
  });

  it('names no token when it cannot be put into a header', async () => {
    use().token = `${aToken}\nX-Injected: yes`;
    const server = await use().serve(respond('200 OK'));
    await assert.rejects(use().exchange(server), (error: Error) => {
      assert.doesNotMatch(`${error.stack} ${error.cause}`, new RegExp(aToken));
      return true;
    });
    assert.equal(server.received.length, 0);
  });
});

describe('transport: limits', () => {
  const use = useTransport({ maxBytes: 1_000_000 });
  const silent: Reply = () => {};
  const stalled: Reply = (_, socket) => socket.write(`${head('200 OK', { 'content-length': '9' })}{"a`);

  it('gives up after the time limit when no headers come, and cuts the connection', async () => {
    const arrived = Promise.withResolvers<void>();
    const server = await use().serve(() => arrived.resolve());
    const exchange = assert.rejects(use().exchange(server), (error: Error) => {
      assert.ok(error instanceof TimeoutError);
      assert.equal(error.timeoutMs, timeoutMs);
      return true;
    });
    await arrived.promise;
    await use().clock.advance(timeoutMs);
    await exchange;
    await server.cut();
  });

  it('counts the time up to the end of the body', async () => {
    const server = await use().serve(stalled);
    const exchange = assert.rejects(use().exchange(server), TimeoutError);
    await use().headersCame();
    await use().clock.advance(timeoutMs - 1);
    assert.equal(use().clock.timers, 1);
    await use().clock.advance(1);
    await exchange;
    await server.cut();
  });

  for (const [when, reply] of [
    ['before the headers', silent],
    ['within the body', stalled],
  ] as const) {
    it(`ends with the signal's reason when cancelled ${when}, and cuts the connection`, async () => {
      const arrived = Promise.withResolvers<void>();
      const server = await use().serve((request, socket) => {
        reply(request, socket);
        arrived.resolve();
      });
      const controller = new AbortController();
      const reason = new Error('Cancelled.');
      const exchange = assert.rejects(use().exchange(server, list, { signal: controller.signal }), reason);
      await (reply === stalled ? use().headersCame() : arrived.promise);
      controller.abort(reason);
      await exchange;
      await server.cut();
      assert.equal(use().clock.timers, 0);
    });
  }

  it('reads an answer of exactly the size limit, and none that is larger', async () => {
    const { bytes } = await use().answered(respond('200 OK', {}, ' '.repeat(1_000_000)));
    assert.equal(bytes, 1_000_000);
    await assert.rejects(use().answered(respond('200 OK', {}, ' '.repeat(1_000_001))), TooLargeError);
  });

  it('stops an answer without an end', async () => {
    const server = await use().serve((_, socket) => {
      socket.write(head('200 OK'));
      endless().pipe(socket);
    });
    await assert.rejects(use().exchange(server), TooLargeError);
    await server.cut();
  });

  it('stops a gzip bomb without an end', async () => {
    const server = await use().serve((_, socket) => {
      socket.write(head('200 OK', gzip));
      endless().pipe(createGzip()).pipe(socket);
    });
    await assert.rejects(use().exchange(server), TooLargeError);
    await server.cut();
  });
});

/** More than anybody reads, made as fast as it is taken. */
function endless(): Readable {
  return new Readable({
    read() {
      this.push(Buffer.alloc(65_536));
    },
  });
}

function flipped(bytes: Buffer): Buffer {
  const at = bytes.length - 6; // in the checksum
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  return bytes;
}
