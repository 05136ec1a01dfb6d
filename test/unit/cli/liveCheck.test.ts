import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { exportFingerprints } from '../../../src/scan/known/knownTokens.ts';
import { CertificateAuthority } from '../../support/network/certificateAuthority.ts';
import { ForwardProxy } from '../../support/network/forwardProxy.ts';
import { HttpsServer } from '../../support/network/httpsServer.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';
import { inventedTokens, tokens } from '../scan/inventedTokens.ts';
import { type Ended, Program } from './program.ts';

const { base62 = '', hex = '', prefixed = '', uuid = '', base64url = '', piped = '' } = inventedTokens;
const host = 'api.trackberry.example';
const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('trackberry-scan --check-live', function () {
  this.timeout(60_000);
  let folder: string;
  let program: Program;
  let server: HttpsServer;
  let proxy: ForwardProxy;
  let env: Record<string, string>;
  let repository: TemporaryRepository;

  const statuses = new Map([
    [base62, 200],
    [hex, 401],
    [prefixed, 403],
    [uuid, 500],
  ]);
  const api: RequestListener = ({ headers }, response) => {
    response.writeHead(statuses.get(headers.authorization?.replace('Bearer ', '') ?? '') ?? 401).end('{}');
  };

  before(async () => {
    folder = await temporaryFolder('live');
    program = await Program.installed(folder);
    const authority = await CertificateAuthority.create('Trackberry Test');
    server = await HttpsServer.start(await authority.issue(host), api);
    proxy = await ForwardProxy.start({ hosts: new Map([[`${host}:443`, server.port]]) });
    env = {
      TRACKBERRY_BASE_URL: `https://${host}/api/v1`,
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: await authority.save(folder),
    };
  });
  after(async () => {
    await proxy[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await removeFolder(folder);
  });

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
    server.requests.length = 0;
    server.answer = api;
  });
  afterEach(() => repository.dispose());

  async function check(args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
    const ended = await program.run([...args, '--check-live'], repository.folder, { env: { ...env, ...more } });
    for (const token of tokens) {
      assert.ok(!ended.stdout.includes(token) && !ended.stderr.includes(token), 'a token is in the output');
    }
    return ended;
  }

  const livenessOf = ({ stdout }: Ended): string[] =>
    JSON.parse(stdout).findings.map(({ file, live }: { file: string; live?: string }) => `${file} ${live}`);

  it('asks once for each token, through the proxy of the environment', async () => {
    await repository.write({
      'a.env': assignment(base62),
      'b.env': assignment(hex),
      'c.env': assignment(prefixed),
      'd.env': assignment(uuid),
      'e.py': `# Trackberry\nheaders = {"Authorization": "Bearer ${base62}"}\n`,
    });
    const ended = await check(['a.env', 'b.env', 'c.env', 'd.env', 'e.py', '--format', 'json']);
    assert.deepEqual([ended.code, ended.stderr], [1, '']);
    assert.deepEqual(livenessOf(ended), ['a.env live', 'b.env refused', 'c.env live', 'd.env unknown', 'e.py live']);
    assert.deepEqual(
      server.requests.map(({ url, authorization }) => `${url} ${authorization}`),
      [base62, hex, prefixed, uuid].map((token) => `/api/v1/shipments?per_page=1 Bearer ${token}`),
    );
    assert.ok(proxy.connects.length > 0 && proxy.connects.every(({ authority }) => authority === `${host}:443`));
  });

  it("sends no bearer literal that nothing ties to Trackberry: it may be somebody else's", async () => {
    await repository.write({ 'a.py': `headers = {"Authorization": "Bearer ${base62}"}\n` });
    const ended = await check(['a.py', '--format', 'json']);
    assert.deepEqual([livenessOf(ended), server.requests], [['a.py undefined'], []]);
  });

  it('finds out the token where it is encoded or split, known by value or by fingerprint', async () => {
    const encoded = Buffer.from(`user:${base62}`).toString('base64');
    await repository.write({
      'a.txt': `${encoded}\n`,
      'b.txt': `${Buffer.from(base62).toString('hex')}\n`,
      'c.txt': `x = "${base62.slice(0, 16)}" + "${base62.slice(16)}"\n`,
      'd.txt': `${Array.from(base62, (char) => `%${char.charCodeAt(0).toString(16)}`).join('')}\n`,
      'e.txt': `${base62}\n`,
    });
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.txt`);
    const known = join(folder, 'known.json');
    await writeFile(known, exportFingerprints([base62]));
    for (const ended of [
      await check([...names, '--format', 'json'], { TRACKBERRY_API_TOKEN: base62 }),
      await check([...names, '--format', 'json', '--known', known]),
    ]) {
      assert.deepEqual(
        livenessOf(ended),
        names.map((name) => `${name} live`),
      );
    }
    assert.deepEqual(
      server.requests.map(({ authorization }) => authorization),
      Array(2).fill(`Bearer ${base62}`),
    );
  });

  it('reads again what is staged, and what commits hold', async () => {
    await repository.write({ 'a.env': assignment(base62) });
    await repository.stage('a.env');
    await repository.write({ 'a.env': assignment(hex) });
    assert.match((await check(['--staged'])).stderr, /a\.env:1:22: .*, LIVE: revoke it\. /);
    await repository.git('commit', '--quiet', '--message', 'one');
    await repository.commitAll('two');
    const history = await check(['--history', '--format', 'json']);
    assert.deepEqual(livenessOf(history), ['a.env refused', 'a.env live']);
  });

  it('follows no redirect, and says "unknown" where no answer comes', async () => {
    await repository.write({ 'a.env': assignment(base62) });
    server.answer = (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
    assert.deepEqual(livenessOf(await check(['a.env', '--format', 'json'])), ['a.env unknown']);
    assert.equal(server.requests.length, 1);
    server.answer = (request) => request.socket.destroy();
    assert.deepEqual(livenessOf(await check(['a.env', '--format', 'json'])), ['a.env unknown']);
    const ended = await check(['a.env', '--format', 'json'], { NODE_EXTRA_CA_CERTS: '' });
    assert.deepEqual([ended.code, livenessOf(ended)], [1, ['a.env unknown']]);
  });

  it('sends nothing in clear but to this machine, and there through no proxy', async () => {
    await repository.write({ 'a.env': assignment(base62), 'b.env': assignment(piped) });
    const refused = await check(['a.env', '--format', 'json'], {
      TRACKBERRY_BASE_URL: 'http://api.trackberry.example',
    });
    assert.deepEqual([refused.code, livenessOf(refused)], [1, ['a.env undefined']]);
    assert.match(refused.stderr, /^Trackberry: TRACKBERRY_BASE_URL is an https address .*\n$/);
    const sandbox = await startSandbox({});
    await repository.write({ 'b.env': assignment(sandbox.token), 'c.env': assignment(sandbox.readOnlyToken) });
    const local = { TRACKBERRY_BASE_URL: sandbox.baseUrl, HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: '' };
    assert.deepEqual(livenessOf(await check(['.', '--format', 'json'], local)).toSorted(), [
      'a.env refused',
      'b.env live',
      'c.env live',
    ]);
    await sandbox.close();
    assert.equal(server.requests.length, 0);
  });

  it('sends nothing that is no header', async () => {
    const accented = `${base64url.slice(0, 12)}é${base64url.slice(12)}`;
    await repository.write({ 'a.py': `trackberry_api_token = "${accented}"\n` });
    const ended = await check(['a.py', '--format', 'json']);
    assert.deepEqual([ended.code, server.requests.length], [JSON.parse(ended.stdout).findings.length > 0 ? 1 : 0, 0]);
  });
});
