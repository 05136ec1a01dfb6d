import assert from 'node:assert/strict';
import { describe as describeError } from '../../../src/editor/messages.ts';
import { NetworkError, RedirectError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { ForwardProxy } from '../../support/network/forwardProxy.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { textsWith } from '../../support/tokenTraces.ts';
import { token, useNetwork } from './useNetwork.ts';

const baseUrl = 'https://api.trackberry.test/api/v1';
/** With characters that a URL holds percent-encoded. */
const login = { user: 'marta', password: 'open: s@me' };
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('a proxy that demands a login, in front of an API that it alone can find', () => {
  const network = useNetwork();
  let api: HttpsServer;
  let elsewhere: HttpsServer;
  let proxy: ForwardProxy;
  const useProxy = (user = '', password = '') => {
    const credential = user === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`;
    return network.set('http.proxy', `http://${credential}127.0.0.1:${proxy.port}`);
  };

  beforeEach(async () => {
    const { authority, keep } = network;
    const serve = async (host: string) =>
      keep(await HttpsServer.start(await authority.issue(host), (_, response) => response.end('{"shipments": []}')));
    api = await serve('api.trackberry.test');
    elsewhere = await serve('elsewhere.trackberry.test');
    const hosts = new Map([
      ['api.trackberry.test:443', api.port],
      ['elsewhere.trackberry.test:443', elsewhere.port],
    ]);
    proxy = keep(await ForwardProxy.start({ hosts, login }));
  });

  it('lets the call through with the login of the setting, and never sees the token', async () => {
    await useProxy(login.user, login.password);
    assert.equal((await network.exchange(baseUrl)).body, '{"shipments": []}');
    const credential = basic(login.user, login.password);
    assert.deepEqual(proxy.connects, [{ authority: 'api.trackberry.test:443', credential, status: 200 }]);
    assert.deepEqual(api.requests, [{ url: '/api/v1/shipments', authorization: `Bearer ${token}` }]);
    assert.match(proxy.received, /proxy-authorization/i); // so what it was sent is in there
    assert.deepEqual(textsWith(token, { proxy: proxy.received }), []);
  });

  for (const [what, user, password] of [
    ['without a login', '', ''],
    ['with a wrong one', login.user, 'guessed'],
  ] as const) {
    it(`refuses the call ${what}, and the error says so`, async () => {
      await useProxy(user, password);
      const error = await network.failure(baseUrl);
      assert.ok(error instanceof NetworkError);
      const { sentence, remedies } = describeError(error);
      assert.match(sentence, /api\.trackberry\.test .*proxy.*\(407\)/i);
      assert.ok(remedies.some(({ title }) => title === 'Proxy Settings'));
      const credential = user === '' ? undefined : basic(user, password);
      assert.deepEqual(proxy.connects, [{ authority: 'api.trackberry.test:443', credential, status: 407 }]);
      assert.deepEqual(api.requests, []);
      assert.deepEqual(textsWith(token, { proxy: proxy.received, error: `${error.stack} ${error.cause}` }), []);
      assert.doesNotMatch(`${sentence} ${error.stack}`, /guessed/);
    });
  }

  for (const [name, value] of [
    ['http.noProxy', ['api.trackberry.test']],
    ['http.proxySupport', 'off'],
  ] as const) {
    it(`is not asked when ${name} says so`, async () => {
      await useProxy(login.user, login.password);
      await network.set(name, value);
      assert.ok((await network.failure(baseUrl)) instanceof UnreachableError);
      assert.deepEqual(proxy.connects, []);
    });
  }

  it('sees a redirect within the API, and no redirect to anywhere else', async () => {
    await useProxy(login.user, login.password);
    const answers = ['/api/v1/moved', 'https://elsewhere.trackberry.test/api/v1/shipments'];
    api.answer = (_, response) => response.writeHead(307, { location: answers.shift() }).end();
    const error = await network.failure(baseUrl);
    assert.ok(error instanceof RedirectError);
    assert.match(error.message, /redirects to https:\/\/elsewhere\.trackberry\.test; the token was not sent there/);
    assert.deepEqual(
      api.requests.map(({ url }) => url),
      ['/api/v1/shipments', '/api/v1/moved'],
    );
    assert.ok(proxy.connects.every(({ authority }) => authority === 'api.trackberry.test:443'));
    assert.deepEqual(elsewhere.requests, []);
  });
});
