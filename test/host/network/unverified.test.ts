import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { NetworkError, RedirectError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { RawServer, respond } from '../../unit/trackberry/rawServer.ts';
import { create, list, token, useNetwork } from './useNetwork.ts';

const body = JSON.stringify({ shipments: [{ vessel: 'MSC Åurora' }] });

describe('with http.proxyStrictSSL off, an API whose certificate nobody knows', () => {
  const network = useNetwork();
  let api: HttpsServer;
  let baseUrl: string;
  /** Resolves with the next request, which is then left without an answer. */
  const nextRequest = () =>
    new Promise<[IncomingMessage, ServerResponse]>((resolve) => {
      api.answer = (...exchange) => resolve(exchange);
    });

  before(async () => {
    const stranger = await CertificateAuthority.create('Stranger');
    api = network.keep(await HttpsServer.start(await stranger.issue('another.name.test'), () => {}));
    baseUrl = `https://localhost:${api.port}/api/v1`;
  });
  beforeEach(async () => {
    api.requests.length = 0;
    await network.settings.set('http.proxyStrictSSL', false);
  });

  for (const [coding, pack] of [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const) {
    it(`gives its answer, packed with ${coding}`, async () => {
      api.answer = (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(pack(body));
      assert.equal((await network.exchange(baseUrl)).body, body);
      assert.deepEqual(api.requests, [{ url: '/api/v1/shipments', authorization: `Bearer ${token}` }]);
    });
  }

  it('gives status, address and every header, as they came', async () => {
    api.answer = (_, response) => {
      response.writeHead(422, 'No Vessel', { 'set-cookie': ['a=1', 'b=2'], 'x-note': ['one', 'two'] }).end(body);
    };
    const exchange = await network.exchange(baseUrl);
    assert.equal(exchange.status, 422);
    assert.equal(exchange.statusText, 'No Vessel');
    assert.equal(exchange.url, `${baseUrl}/shipments`);
    assert.equal(exchange.body, body);
    const values = (name: string) => exchange.headers.filter(([each]) => each === name).map(([, value]) => value);
    assert.deepEqual(values('set-cookie'), ['a=1', 'b=2']);
    assert.deepEqual(values('x-note'), ['one, two']);
  });

  for (const status of [204, 205]) {
    it(`may answer ${status} without a body, and the connection is given back`, async () => {
      const asked = nextRequest();
      const exchange = network.exchange(baseUrl);
      const [{ socket }, response] = await asked;
      const closed = once(socket, 'close'); // VS Code keeps none for later
      response.writeHead(status).end();
      assert.equal((await exchange).status, status);
      assert.equal((await exchange).body, '');
      await closed;
    });
  }

  it('gets a POST once, with its body', async () => {
    const bodies: string[] = [];
    api.answer = async (request, response) => {
      bodies.push(await text(request));
      response.writeHead(201).end(body);
    };
    assert.equal((await network.exchange(baseUrl, create)).status, 201);
    assert.deepEqual(bodies, [create.body]);
  });

  it('gets a POST once, and perhaps carries it out, where the connection breaks then', async () => {
    api.answer = ({ socket }) => socket.destroy();
    const error = await network.failure(baseUrl, create);
    assert.equal(error.constructor, NetworkError);
    assert.equal(api.requests.length, 1);
  });

  it('fails where its answer breaks off, or is not what the header says', async () => {
    const cases: ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(200, { 'content-length': '99' }).write(body, () => response.destroy()),
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
      (response) => response.writeHead(600).end(body),
      (response) => response.writeHead(101, { connection: 'upgrade', upgrade: 'other' }).end(),
    ];
    for (const answer of cases) {
      api.answer = (_, response) => answer(response);
      assert.equal((await network.failure(baseUrl)).constructor, NetworkError);
    }
  });

  it('redirects within itself, and to nowhere else', async () => {
    const stranger = await CertificateAuthority.create('Stranger');
    const elsewhere = network.keep(await HttpsServer.start(await stranger.issue('localhost'), () => {}));
    const locations = ['/api/v1/moved', `https://localhost:${elsewhere.port}/api/v1/shipments`];
    api.answer = (_, response) => response.writeHead(307, { location: locations.shift() }).end();
    assert.ok((await network.failure(baseUrl)) instanceof RedirectError);
    assert.deepEqual(
      api.requests.map(({ url }) => url),
      ['/api/v1/shipments', '/api/v1/moved'],
    );
    assert.deepEqual(elsewhere.requests, []);
  });

  for (const [when, begin] of [
    ['before its answer', () => {}],
    ['within its answer', (response: ServerResponse) => response.writeHead(200).write('{"shipments": [')],
  ] as const) {
    it(`is left ${when} when the call is cancelled`, async () => {
      const controller = new AbortController();
      const reason = new Error('Cancelled.');
      const asked = nextRequest();
      const rejected = assert.rejects(network.exchange(baseUrl, list, controller.signal), reason);
      const [{ socket }, response] = await asked;
      begin(response);
      const left = once(socket, 'close');
      controller.abort(reason);
      await rejected;
      await left;
    });
  }

  it('has not seen the call where nobody listens', async () => {
    const server = await HttpsServer.start(await network.authority.issue('localhost'), () => {});
    const { port } = server;
    await server[Symbol.asyncDispose]();
    const error = await network.failure(`https://localhost:${port}/api/v1`, create);
    assert.ok(error instanceof UnreachableError, error.stack);
  });

  it('is one over https: to this machine plain http stays as it was', async () => {
    const server = await new RawServer(respond('200 OK', {}, body)).start();
    network.keep({ [Symbol.asyncDispose]: () => server.stop() });
    assert.equal((await network.exchange(server.address.baseUrl)).body, body);
  });
});
