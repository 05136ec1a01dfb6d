import assert from 'node:assert/strict';
import { describe as describeError } from '../../../src/editor/messages.ts';
import { ProxyError, RedirectError, UnreachableError } from '../../../src/trackberry/errors.ts';
import { ForwardProxy } from '../../support/network/forwardProxy.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { textsWith } from '../../support/tokenTraces.ts';
import { create, token, useNetwork } from './useNetwork.ts';

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
    return network.settings.set('http.proxy', `http://${credential}127.0.0.1:${proxy.port}`);
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
    for (const strict of [true, false]) {
      it(`lets nothing through ${what}, with http.proxyStrictSSL ${strict}, and the error says so`, async () => {
        await network.settings.set('http.proxyStrictSSL', strict);
        await useProxy(user, password);
        const error = await network.failure(baseUrl, create);
        assert.ok(error instanceof ProxyError, error.stack); // one of those that leave no doubt: it was not carried out
        const { sentence, remedies } = describeError(error);
        assert.match(sentence, /^The proxy refused to connect to api\.trackberry\.test \(407\): it asks for a name/);
        assert.ok(remedies.some(({ title }) => title === 'Proxy Settings'));
        const credential = user === '' ? undefined : basic(user, password);
        assert.deepEqual(proxy.connects, [{ authority: 'api.trackberry.test:443', credential, status: 407 }]);
        assert.deepEqual(api.requests, []);
        assert.deepEqual(textsWith(token, { proxy: proxy.received, error: `${error.stack} ${error.cause}` }), []);
        assert.doesNotMatch(`${sentence} ${error.stack}`, /guessed/);
      });
    }
  }

  for (const strict of [true, false]) {
    it(`may not know the API either, or be gone, with http.proxyStrictSSL ${strict}: nothing was sent`, async () => {
      await network.settings.set('http.proxyStrictSSL', strict);
      await useProxy(login.user, login.password);
      const unknown = await network.failure('https://unknown.trackberry.test/api/v1', create);
      assert.ok(unknown instanceof ProxyError, unknown.stack);
      assert.match(unknown.message, /\(502\)/);
      const gone = await ForwardProxy.start({ hosts: new Map() });
      const { port } = gone;
      await gone[Symbol.asyncDispose]();
      await network.settings.set('http.proxy', `http://127.0.0.1:${port}`);
      const unreachable = await network.failure(baseUrl, create);
      assert.ok(unreachable instanceof UnreachableError, unreachable.stack);
      assert.match(unreachable.message, /ECONNREFUSED/);
    });
  }

  for (const [name, value] of [
    ['http.noProxy', ['api.trackberry.test']],
    ['http.proxySupport', 'off'],
  ] as const) {
    it(`is not asked when ${name} says so`, async () => {
      await useProxy(login.user, login.password);
      await network.settings.set(name, value);
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
