import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';

const main = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

/** A process that runs the sandbox alone. Node's notes about its own experiments are kept out of stderr. */
function run(...parameters: string[]) {
  const child = spawn(process.execPath, ['--no-warnings', main, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, exit: once(child, 'exit') };
}

describe('npm run sandbox', () => {
  it('prints address, tokens and lines to try, and ends well on Ctrl+C', async () => {
    const { child, exit } = run('--shipments', '7', '--window', 'sliding', '--seed', '5');
    try {
      let output = '';
      for await (const chunk of child.stdout.setEncoding('utf8')) {
        output += chunk;
        if (output.includes('Ctrl+C')) {
          break;
        }
      }
      const [, baseUrl = ''] = /sandbox: (\S+)/.exec(output) ?? [];
      const [, token] = /Demo token: +(\S+)/.exec(output) ?? [];
      const [, lineToTry] = /Try: +curl "(\S+)"/.exec(output) ?? [];
      const [, faults = ''] = /Faults: curl (\S+)/.exec(output) ?? [];
      const body = /-d '(.+)'/.exec(output)?.[1] ?? '';
      assert.equal(lineToTry, `${baseUrl}/shipments?per_page=1`);

      const headers = { authorization: `Bearer ${token}` };
      assert.match(await (await request(lineToTry, { headers })).body.text(), /"total":7/);
      const json = { 'content-type': 'application/json' };
      const control = await request(faults, { method: 'POST', headers: json, body });
      await control.body.dump();
      const faulty = await request(lineToTry, { headers });
      await faulty.body.dump();
      assert.deepEqual([control.statusCode, faulty.statusCode], [200, 503]);
    } finally {
      child.kill('SIGINT');
    }
    assert.deepEqual(await exit, [0, null]);
  });

  for (const [parameters, complaint] of [
    [['--prt', '1'], /'--prt'/],
    [['--port', 'x'], /--port is a whole number from 0 to 65535/],
    [['--window', 'open'], /--window is fixed or sliding/],
  ] as const) {
    it(`explains ${parameters.join(' ')}`, async () => {
      const { child, exit } = run(...parameters);
      const [told, [code]] = await Promise.all([text(child.stderr), exit]);
      assert.match(told, complaint);
      assert.match(told, /Usage: /);
      assert.equal(code, 2);
    });
  }
});
