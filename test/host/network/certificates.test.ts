import assert from 'node:assert/strict';
import { describe as describeError } from '../../../src/editor/messages.ts';
import { CertificateError } from '../../../src/trackberry/errors.ts';
import { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { ForwardProxy } from '../../support/network/forwardProxy.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { useNetwork } from './useNetwork.ts';

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
    await network.set('http.systemCertificates', false);
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

  // VS Code reads this setting for requests of its own alone (createFetchPatch of @vscode/proxy-agent knows no such
  // option), so that nobody gets the token who cannot prove to be the API.
  it('is not trusted with http.proxyStrictSSL off either, neither directly nor behind a proxy', async () => {
    await network.set('http.proxyStrictSSL', false);
    const direct = await serve('localhost', stranger);
    await refused(direct.baseUrl, direct.server, /issuer|verify/);
    const { server } = await serve('api.trackberry.test', stranger);
    const hosts = new Map([['api.trackberry.test:443', server.port]]);
    const proxy = network.keep(await ForwardProxy.start({ hosts }));
    await network.set('http.proxy', `http://127.0.0.1:${proxy.port}`);
    await refused('https://api.trackberry.test/api/v1', server, /issuer|verify/);
    assert.equal(proxy.connects.length, 1);
  });
});
