import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { requestUrl } from '../../../src/explorer/request.ts';
import { isSnippetLanguage, type SnippetLanguage, snippet, snippetLanguages } from '../../../src/explorer/snippets.ts';
import { RecordingServer } from './recordingServer.ts';

const run = promisify(execFile);

/** How a snippet is run, and how to see that it can be run on this machine. */
const runtimes: Record<SnippetLanguage, { command: string; flag: string; probe: [string, string[]]; missing: string }> =
  {
    curl: { command: 'sh', flag: '-c', probe: ['curl', ['--version']], missing: 'curl is not on PATH' },
    python: {
      command: 'python3',
      flag: '-c',
      probe: ['python3', ['-c', 'import requests']],
      missing: 'python3 with requests is not on this machine',
    },
    ruby: { command: 'ruby', flag: '-e', probe: ['ruby', ['-rnet/http', '-e', '1']], missing: 'ruby is not on PATH' },
  };

/** Everything that some shell or language gives a meaning to. */
const awkward =
  '$' +
  '{HOME} a b&c=d+e?f#g%h%41 "double" \'single\' `tick` $HOME $(id) #{1+1} #$0 \\n \\ \'\'\' """ ~*!{x}[y]|<>^;@/é🍓\n\tz';
const bodies = {
  'in one line': JSON.stringify({ shipment: { reference: awkward, vessel: `'; rm -rf /; '` } }),
  'in several lines': `${JSON.stringify({ shipment: { reference: awkward } }, undefined, 2)}\n`,
  'with quotes and no triple quote': JSON.stringify({ a: `it's "so" $x #{y} \\ ${'%'}s` }, undefined, 2),
  'with carriage returns': `{\r\n  "a": ${JSON.stringify(awkward)}\r\n}\r\n`,
  'that begins as a file name for curl': '"@/etc/hostname"',
};

describe('snippets', () => {
  const token = 'tok/en+with.all~kinds=$HOME`"\'';
  const server = new RecordingServer();
  let baseUrl = '';

  before(async () => {
    baseUrl = await server.start();
  });

  after(() => server.stop());

  it('knows its own languages only', () => {
    assert.deepEqual(
      snippetLanguages.map(({ label }) => label),
      ['curl', 'Python', 'Ruby'],
    );
    assert.equal(isSnippetLanguage('curl'), true);
    assert.equal(isSnippetLanguage('toString'), false);
    assert.equal(isSnippetLanguage(undefined), false);
  });

  for (const { id } of snippetLanguages) {
    it(`reads the token from the environment (${id})`, () => {
      const text = snippet(id, { method: 'GET', url: 'https://trackberry.ag/api/v1/shipments' });
      assert.match(text, /TRACKBERRY_API_TOKEN/);
      assert.match(text, /Bearer/);
      assert.doesNotMatch(text, /YOUR/);
    });
  }

  it('shows curl as the documentation does', () => {
    assert.equal(
      snippet('curl', { method: 'POST', url: 'https://trackberry.ag/api/v1/shipments', body: '{"a": "it\'s"}' }),
      `curl -X POST 'https://trackberry.ag/api/v1/shipments' \\
  -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"a": "it'\\''s"}'
`,
    );
  });

  it('keeps curl from reading an IPv6 host as a pattern', () => {
    assert.match(snippet('curl', { method: 'GET', url: 'http://[::1]:80/' }), /^curl --globoff /);
  });

  for (const { id, label } of snippetLanguages) {
    const { command, flag, probe, missing } = runtimes[id];
    const runs = spawnSync(...probe).status === 0;
    describe(`${label}, executed${runs ? '' : ` (skipped: ${missing})`}`, () => {
      const execute = async (text: string) => {
        const env = { ...process.env, TRACKBERRY_API_TOKEN: token, NO_PROXY: '*', no_proxy: '*', NETRC: devNull };
        await run(command, [flag, text], { env });
        return server.arrived.at(-1);
      };

      before(function () {
        if (!runs) {
          this.skip();
        }
      });

      it('sends a query and a path with awkward values as they are', async () => {
        const path = `/shipments/${encodeURIComponent(awkward)}`;
        const url = requestUrl(baseUrl, {
          method: 'GET',
          path,
          query: [
            ['page', '1'],
            ['q', awkward],
          ],
        });
        const arrived = await execute(snippet(id, { method: 'GET', url }));
        assert.equal(arrived?.method, 'GET');
        assert.equal(arrived.target, url.slice(new URL(url).origin.length).replaceAll('%7E', '~'));
        assert.equal(new URL(arrived.target, baseUrl).searchParams.get('q'), awkward);
        assert.equal(arrived.authorization, `Bearer ${token}`);
        assert.equal(arrived.contentType, 'application/json');
        assert.equal(arrived.body.length, 0);
      });

      for (const [which, body] of Object.entries(bodies)) {
        it(`sends a body ${which} byte for byte`, async () => {
          const arrived = await execute(snippet(id, { method: 'POST', url: `${baseUrl}/shipments`, body }));
          assert.equal(arrived?.method, 'POST');
          assert.equal(arrived.target, '/api/v1/shipments');
          assert.equal(arrived.authorization, `Bearer ${token}`);
          assert.equal(arrived.contentType, 'application/json');
          assert.equal(arrived.body.toString(), body);
        });
      }
    });
  }
});
