import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { CertificateError, NetworkError, TimeoutError } from '../../../src/trackberry/errors.ts';
import { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { head } from '../trackberry/rawServer.ts';
import { create, timeoutMs, useTransport } from '../trackberry/useTransport.ts';
import { useProcessFaults } from './processFaults.ts';

/** Fatal: handshake failure (RFC 8446, section 6.2). */
const alert = Buffer.from('15030300020228', 'hex');

for (const fetch of ['undici', 'global'] as const) {
  describe(`chaos: a handshake over the fetch of ${fetch === 'undici' ? 'undici' : 'Node'}`, () => {
    const use = useTransport({ fetch });
    const processFaults = useProcessFaults();
    const sockets: Socket[] = [];
    let server: Server;
    afterEach(async () => {
      for (const socket of sockets.splice(0)) {
        socket.destroy();
      }
      server.close();
      await once(server, 'close');
      assert.deepEqual(await processFaults(), []);
    });

    /** Sends a call to the server by https. */
    async function post(): Promise<void> {
      server.on('connection', (socket) => sockets.push(socket));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await use().transport.exchange(create, use().credential({ baseUrl: `${origin}/api/v1`, origin }));
    }

    for (const [name, reply, reason] of [
      ['is reset', (socket: Socket) => socket.resetAndDestroy(), '.+'],
      ['is closed', (socket: Socket) => socket.end(), '.+'],
      ['is answered in plain HTTP', (socket: Socket) => socket.end(head('400 Bad')), 'TLS: wrong version number'],
      ['is refused by an alert', (socket: Socket) => socket.end(alert), 'TLS: .*handshake failure'],
      ['is answered by noise', (socket: Socket) => socket.end(Buffer.alloc(200, 7)), 'TLS: wrong version number'],
    ] as const) {
      it(`that ${name} ends in an error, with the token unsent`, async () => {
        let received = '';
        server = createServer((socket) => {
          socket.on('error', () => socket.destroy()); // the client may cut the connection, too
          socket.on('data', (bytes) => {
            received += bytes.toString('latin1');
            reply(socket);
          });
        });
        await assert.rejects(post(), (error: Error) => {
          assert.equal(error.constructor, NetworkError);
          assert.match(error.message, new RegExp(`^The connection to 127\\.0\\.0\\.1:\\d+ broke \\(${reason}\\)\\.$`));
          return true;
        });
        assert.ok(received.length > 0 && !received.includes(aToken));
      });
    }

    it('that is not answered ends after the time limit', async () => {
      const hello = Promise.withResolvers<void>();
      server = createServer((socket) => socket.on('data', () => hello.resolve()));
      const posted = assert.rejects(post(), TimeoutError);
      await hello.promise;
      await use().clock.advance(timeoutMs);
      await posted;
    });

    it('with a certificate that nobody trusts ends before the call is sent', async () => {
      const authority = await CertificateAuthority.create('Nobody');
      let requests = 0;
      server = createHttpsServer(await authority.issue('localhost'), (_, response) => {
        requests += 1;
        response.end();
      });
      await assert.rejects(post(), CertificateError);
      assert.equal(requests, 0);
    });
  });
}
