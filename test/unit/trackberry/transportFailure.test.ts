import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { NetworkError, TooLargeError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { flood, head, raw, reset, respond } from './rawServer.ts';
import { create, useTransport } from './useTransport.ts';

const gzip = { 'content-encoding': 'gzip' };

describe('transport: a connection that breaks', () => {
  const use = useTransport();

  it('sends a POST once, even on a connection that had been kept', async () => {
    let answers = 0;
    const server = await use().serve((request, socket) => {
      answers += 1;
      (answers === 1 ? respond('200 OK') : raw('', reset))(request, socket);
    });
    await use().exchange(server);
    await assert.rejects(use().exchange(server, create), NetworkError);
    assert.equal(server.received.length, 2);
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

describe('transport: size', () => {
  const use = useTransport({ maxBytes: 1_000_000 });
  it('reads an answer of exactly the size limit, and none that is larger', async () => {
    const { bytes } = await use().answered(respond('200 OK', {}, ' '.repeat(1_000_000)));
    assert.equal(bytes, 1_000_000);
    await assert.rejects(use().answered(respond('200 OK', {}, ' '.repeat(1_000_001))), TooLargeError);
  });

  it('stops an answer without an end', async () => {
    const server = await use().serve(flood(head('200 OK'), ' '.repeat(65_536)));
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
