import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SnippetCall } from '../../../src/explorer/snippets/call.ts';
import { wholeProgram } from '../../../src/explorer/snippets/layout.ts';
import type { SnippetVariant } from '../../../src/explorer/snippets/variant.ts';
import { snippetVariants, writeSnippet } from '../../../src/explorer/snippets.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { awkwardCalls } from './awkwardCalls.ts';
import { RecordingServer } from './recordingServer.ts';
import { type Command, runtimes } from './runtimes.ts';

const run = promisify(execFile);

/** As no token is; the signs that RFC 6750 allows are among them. */
const token = 'tok/en+with.all~kinds=$HOME`"\'';

describe('snippets, executed', () => {
  const server = new RecordingServer();
  const elsewhere = new RecordingServer();
  let baseUrl = '';
  let redirect = '';
  let folder = '';

  before(async () => {
    folder = await temporaryFolder('snippets');
    baseUrl = await server.start();
    // Another host by name: some clients take another port for the same place.
    redirect = (await elsewhere.start()).replace('127.0.0.1', 'localhost');
  });

  after(async () => {
    await server.stop();
    await elsewhere.stop();
    await removeFolder(folder);
  });

  for (const variant of snippetVariants) {
    const runtime = runtimes[variant.id];
    const missing = runtime === undefined ? 'no test knows how to run it' : runtime.missing();
    describe(`${variant.label}${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
      let command: (name: string) => Command;

      before(async function () {
        if (runtime === undefined || missing !== undefined) {
          this.skip();
        }
        this.timeout(180_000);
        const place = join(folder, variant.id);
        await mkdir(place);
        command = await runtime.prepare(programs(variant, baseUrl), place);
      });

      const execute = async (name: string, attempts = 2): Promise<string> => {
        server.arrived.length = 0;
        const [program, ...args] = command(name);
        const env = { ...process.env, TRACKBERRY_API_TOKEN: token, NO_PROXY: '*', no_proxy: '*', NETRC: devNull };
        const running = run(program, args, { env, maxBuffer: 10_000_000, timeout: 20_000, killSignal: 'SIGKILL' });
        // A program that reads its input would wait for ever.
        running.child.stdin?.end();
        try {
          return (await running).stdout;
        } catch (error) {
          // Mono hangs once in a hundred runs.
          if (attempts > 1 && running.child.killed) return execute(name, attempts - 1);
          throw error;
        }
      };

      for (const name of awkwardCalls('').keys()) {
        it(`sends what it should, to the byte: ${name}`, async function () {
          this.timeout(60_000);
          const call = awkwardCalls(baseUrl).get(name);
          assert.ok(call);
          if (variant.cannot?.(call) !== undefined) {
            this.skip();
          }
          const output = await execute(name);
          const [arrived, ...more] = server.arrived;
          assert.deepEqual(more, []);
          assert.equal(arrived?.method, call.method);
          assert.equal(arrived.target, target(variant, call));
          assert.equal(arrived.headers.authorization, `Bearer ${token}`);
          assert.equal(arrived.headers['content-type'], 'application/json');
          for (const [header, value] of call.headers) assert.equal(arrived.headers[header.toLowerCase()], value);
          // Beside the difference itself, a body of 300 KB would be printed.
          const sent = Buffer.from(call.body ?? '');
          assert.ok(
            arrived.body.equals(sent),
            `${arrived.body.subarray(0, 2000)}\n\ninstead of\n\n${sent.subarray(0, 2000)}`,
          );
          assert.match(output, /\{\}/);
          assert.ok(!output.includes(token));
        });
      }

      it('takes the token nowhere else by a redirect', async function () {
        this.timeout(60_000);
        elsewhere.arrived.length = 0;
        server.redirectTo = redirect;
        // Some say by their exit code that a redirect was not followed.
        await execute('get').catch(() => '');
        server.redirectTo = undefined;
        assert.equal(server.arrived.length, 1);
        assert.deepEqual(
          elsewhere.arrived.filter(({ headers }) => headers.authorization !== undefined),
          [],
        );
      });
    });
  }
});

/** Path and query as they should arrive. */
function target({ id }: SnippetVariant, { url }: SnippetCall): string {
  const path = url.slice(new URL(url).origin.length).replaceAll('%7E', '~');
  // .NET writes ! ' ( ) * as they are.
  return id === 'csharp' ? path.replace(/%2[1789A]/g, decodeURIComponent) : path;
}

/** The whole program for each call that this variant can make. */
function programs(variant: SnippetVariant, baseUrl: string): ReadonlyMap<string, string> {
  return new Map(
    [...awkwardCalls(baseUrl)].flatMap(([name, call]) => {
      const written = writeSnippet(variant, call);
      return written.ok ? [[name, wholeProgram(variant, written.program)] as const] : [];
    }),
  );
}
