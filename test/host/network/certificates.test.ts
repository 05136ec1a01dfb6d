import assert from 'node:assert/strict';
import { describe as describeError } from '../../../src/editor/messages.ts';
import { CertificateError } from '../../../src/trackberry/errors.ts';
import { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { ForwardProxy } from '../../support/network/forwardProxy.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { textsWith } from '../../support/tokenTraces.ts';
import { token, useNetwork } from './useNetwork.ts';

describe('the certificate of an API', () => {
  const network = useNetwork();
  let stranger: CertificateAuthority;
  /** Starts an API with a certificate for this name; `baseUrl` is where it is reached without a proxy. */
  const serve = async (host: string, authority: CertificateAuthority) => {
    const certificate = await authority.issue(host);
    const server = network.keep(await HttpsServer.start(certificate, (_, response) => response.end('{}')));
    return { server, baseUrl: `https://localhost:${server.port}/api/v1` };
  };
  const refused = async (baseUrl: string, server: HttpsServer, reason: RegExp) => {
    const error = await network.failure(baseUrl);
    assert.ok(error instanceof CertificateError, error.stack);
    const { sentence, remedies } = describeError(error);
    assert.match(sentence, new RegExp(`^The certificate of ${new URL(baseUrl).host} is not trusted`));
    assert.match(sentence, reason);
    assert.ok(remedies.some(({ title }) => title === 'Proxy Settings'));
    assert.deepEqual(server.requests, []);
  };

  before(async () => {
    stranger = await CertificateAuthority.create('Stranger');
  });

  it("is trusted by a private authority among the system's certificates", async () => {
    const { server, baseUrl } = await serve('localhost', network.authority);
    assert.equal((await network.exchange(baseUrl)).status, 200);
    assert.equal(server.requests.length, 1);
  });

  it('is not trusted by it when http.systemCertificates is off', async () => {
    const { server, baseUrl } = await serve('localhost', network.authority);
    await network.settings.set('http.systemCertificates', false);
    await refused(baseUrl, server, /issuer|verify/);
  });

  it('is not trusted by a private authority that nobody knows', async () => {
    const { server, baseUrl } = await serve('localhost', stranger);
    await refused(baseUrl, server, /issuer|verify/);
  });

  it('is not trusted for another name', async () => {
    const { server, baseUrl } = await serve('elsewhere.trackberry.test', network.authority);
    await refused(baseUrl, server, /altnames/);
  });

  describe('that nobody knows', () => {
    const login = { user: 'marta', password: 'sesame' };
    const behindProxy = 'https://api.trackberry.test/api/v1';
    let server: HttpsServer;
    let direct: string;
    let proxy: ForwardProxy;
    const useProxy = () =>
      network.settings.set('http.proxy', `http://${login.user}:${login.password}@127.0.0.1:${proxy.port}`);
    const refusedBothWays = async () => {
      await refused(direct, server, /issuer|verify/);
      await useProxy();
      await refused(behindProxy, server, /issuer|verify/);
      assert.ok(proxy.connects.length > 0 && proxy.connects.every(({ status }) => status === 200));
    };

    beforeEach(async () => {
      ({ server, baseUrl: direct } = await serve('localhost', stranger));
      proxy = network.keep(
        await ForwardProxy.start({ hosts: new Map([['api.trackberry.test:443', server.port]]), login }),
      );
    });

    it("does for the user who has turned http.proxyStrictSSL off, and the proxy's login is used", async () => {
      await network.settings.set('http.proxyStrictSSL', false);
      assert.equal((await network.exchange(direct)).status, 200);
      await useProxy();
      assert.equal((await network.exchange(behindProxy)).status, 200);
      assert.deepEqual(
        proxy.connects.map(({ status }) => status),
        [200],
      );
      assert.deepEqual(
        server.requests.map(({ authorization }) => authorization),
        [`Bearer ${token}`, `Bearer ${token}`],
      );
      assert.deepEqual(textsWith(token, { proxy: proxy.received }), []);
    });

    it('does no more when http.proxyStrictSSL is on again', async () => {
      await network.settings.set('http.proxyStrictSSL', false);
      await network.exchange(direct);
      server.requests.length = 0;
      await network.settings.set('http.proxyStrictSSL', true);
      await refusedBothWays();
    });

    it('does not because the workspace says so', async () => {
      await network.settings.bringAlong({ 'http.proxyStrictSSL': false });
      await refusedBothWays();
    });
  });
});
