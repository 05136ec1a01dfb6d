import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { SnippetCall } from '../../../src/explorer/snippets/call.ts';
import { httpFile } from '../../../src/explorer/snippets/httpFile.ts';
import { wholeProgram } from '../../../src/explorer/snippets/layout.ts';
import { writeSnippet } from '../../../src/explorer/snippets.ts';
import { installHttpyac } from '../../support/httpyacInstall.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { awkwardCalls } from './awkwardCalls.ts';
import { RecordingServer } from './recordingServer.ts';

const run = promisify(execFile);
const token = 'tok/en+with.all~kinds=$HOME`"\'';
const url = 'https://trackberry.ag/api/v1/shipments';
const post = (body: string): SnippetCall => ({ method: 'POST', url, headers: [], body });

function text(call: SnippetCall): string {
  const written = writeSnippet(httpFile, call);
  assert.ok(written.ok, JSON.stringify(written));
  return wholeProgram(httpFile, written.program);
}

function refusal(call: SnippetCall): string | undefined {
  const written = writeSnippet(httpFile, call);
  return written.ok ? undefined : written.message;
}

describe('a call as .http', () => {
  it('is a plain request that reads the token from the environment', () => {
    assert.equal(
      text({ ...post('{\n\t"a": 1.10\n}'), headers: [['X-Trace', 'a: b']] }),
      `### POST /api/v1/shipments
# @no-redirect
POST https://trackberry.ag/api/v1/shipments
Authorization: Bearer {{$processEnv TRACKBERRY_API_TOKEN}}
Content-Type: application/json
X-Trace: a: b

{
\t"a": 1.10
}
`,
    );
    assert.doesNotMatch(text({ method: 'GET', url, headers: [] }), /\n\n/);
  });

  it('has no variable but the token', () => {
    const written = text(post('{"a":"{{x}} {{{y}}}","{{k}}":{"b":{}}}'));
    assert.equal(written.split('{{').length, 2);
    const body = written.split('\n\n')[1] ?? '';
    assert.deepEqual(JSON.parse(body), { a: '{{x}} {{{y}}}', '{{k}}': { b: {} } });
  });

  it('has no line in a body that REST Client or httpYac reads for itself, and the same JSON', () => {
    // Comments and separators, variables, files, scripts and redirections, tests, regions of scripts.
    const special = /^\s*(?:#|\/\/|\/\*|@|<|>|\?\?|\{\{)/;
    const unit = fc.constantFrom('{', '}', '#', '//', '@', '<', '\n', '"', '\\', 'a');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit }),
        fc.array(tie('value')),
        fc.dictionary(fc.string({ unit }), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, '\t'), (json, indent) => {
        const [, body = ''] = text(post(JSON.stringify(json, undefined, indent))).split('application/json\n\n');
        assert.deepEqual(JSON.parse(body), JSON.parse(JSON.stringify(json)));
        assert.ok(!body.split('\n').some((line) => special.test(line)));
        assert.ok(!body.includes('{{'));
      }),
    );
  });

  it('refuses what the format would read as something else', () => {
    for (const body of ['< /etc/passwd', '### next', '{"a":1}\n# comment', '@a = b', 'hello', '\ufeff{}'])
      assert.match(refusal(post(body)) ?? '', /not JSON/, body);
    assert.match(refusal({ ...post('{}'), headers: [['X-A', '{{x}}']] }) ?? '', /header/);
    assert.match(refusal({ ...post('{}'), headers: [['#X', 'a']] }) ?? '', /header/);
    assert.match(refusal({ ...post('{}'), url: `${url}/{{x}}` }) ?? '', /address/);
  });
});

describe('a .http file, run by httpYac', () => {
  const server = new RecordingServer();
  const elsewhere = new RecordingServer();
  let baseUrl: string;
  let folder: string;
  let send: (content: string) => Promise<void>;

  before(async function () {
    this.timeout(180_000);
    const httpyac = await installHttpyac().catch((error: unknown) => {
      console.log(`      skipped, since httpYac could not be installed: ${String(error).split('\n')[0]}`);
      return this.skip();
    });
    baseUrl = await server.start();
    folder = await temporaryFolder('http-file');
    send = async (content) => {
      const file = join(folder, 'calls.http');
      await writeFile(file, content);
      const env = { ...process.env, TRACKBERRY_API_TOKEN: token, NO_PROXY: '*', no_proxy: '*' };
      const running = run(process.execPath, [httpyac, 'send', file, '--all', '--output', 'none'], { env, cwd: folder });
      running.child.stdin?.end();
      await running;
    };
  });

  after(async () => {
    await server.stop();
    await elsewhere.stop();
    if (folder !== undefined) await removeFolder(folder);
  });

  it('sends what it should, to the byte, call after call', async function () {
    this.timeout(60_000);
    const calls: SnippetCall[] = [
      ...awkwardCalls(baseUrl).values(),
      { method: 'POST', url: `${baseUrl}/shipments`, headers: [], body: '{"a":"{{1+1}} {{{$guid}}}"}' },
    ];
    await send(calls.map(text).join('\n'));
    assert.equal(server.arrived.length, calls.length);
    for (const [index, { method, url: whole, headers, body }] of calls.entries()) {
      const arrived = server.arrived[index];
      assert.ok(arrived);
      assert.equal(arrived.method, method);
      assert.equal(arrived.target, whole.slice(new URL(whole).origin.length).replaceAll('%7E', '~'));
      assert.equal(arrived.headers.authorization, `Bearer ${token}`);
      assert.equal(arrived.headers['content-type'], 'application/json');
      for (const [name, value] of headers) assert.equal(arrived.headers[name.toLowerCase()], value);
      // White space around JSON and its line ends are the file's; `{{` stands as an escape.
      const expected = (body ?? '')
        .trim()
        .replaceAll('\r\n', '\n')
        .replaceAll(/\{(?=\{)/g, '\\u007b');
      assert.ok(
        arrived.body.equals(Buffer.from(expected)),
        `${arrived.body.subarray(0, 2000)}\n\ninstead of\n\n${expected.slice(0, 2000)}`,
      );
    }
  });

  it('takes the token nowhere else by a redirect', async function () {
    this.timeout(60_000);
    server.arrived.length = 0;
    server.redirectTo = (await elsewhere.start()).replace('127.0.0.1', 'localhost');
    await send(text({ method: 'GET', url: `${baseUrl}/shipments`, headers: [] }));
    assert.equal(server.arrived.length, 1);
    assert.deepEqual(elsewhere.arrived, []);
  });
});
