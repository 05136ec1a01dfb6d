import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../src/cli/run.ts';
import { exportFingerprints } from '../../../src/scan/knownTokens.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';

interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('trackberry-scan', () => {
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await TemporaryRepository.create({
      '.gitignore': 'ignored.env\n',
      'ignored.env': assignment(anotherToken),
      'src/a.env': `A=1\n${assignment(aToken)}`,
      'own.txt': `${anotherToken}\n`,
    });
  });

  afterEach(() => repository.dispose());

  async function scan(
    args: readonly string[],
    env: Record<string, string> = {},
    cwd = repository.folder,
  ): Promise<Output> {
    const output = { code: -1, stdout: '', stderr: '' };
    output.code = await run({
      args,
      cwd,
      env,
      stdout: (text) => {
        output.stdout += text;
      },
      stderr: (text) => {
        output.stderr += text;
      },
    });
    assert.ok(!JSON.stringify(output).includes(aToken), 'the secret is in the output');
    return output;
  }

  it('lists what it finds in a folder, as text', async () => {
    const { code, stdout, stderr } = await scan(['.']);
    assert.equal(code, 1);
    assert.equal(stderr, '');
    assert.equal(
      stdout,
      'src/a.env:2:22: error trackberry-token q7… (24 characters) Hard-coded Trackberry API token. Read it from TRACKBERRY_API_TOKEN instead.\n' +
        'Trackberry: 1 hard-coded API token in src/a.env:2 (3 files)\n',
    );
  });

  it('gives JSON, counted from one', async () => {
    const { code, stdout } = await scan(['src', '--format', 'json']);
    assert.equal(code, 1);
    const report = JSON.parse(stdout);
    assert.match(report.findings[0].fingerprint, /^[0-9a-f]{16}$/);
    delete report.findings[0].fingerprint;
    assert.deepEqual(report, {
      findings: [
        {
          rule: 'trackberry-token',
          severity: 'error',
          file: 'src/a.env',
          line: 2,
          column: 22,
          endLine: 2,
          endColumn: 22 + aToken.length,
          preview: 'q7… (24 characters)',
        },
      ],
      scanned: { files: 1, bytes: 4 + assignment(aToken).length, skipped: 0 },
    });
  });

  it('ends with 0 where nothing is, and scans a named file even when git ignores it', async () => {
    assert.deepEqual(await scan(['own.txt']), {
      code: 0,
      stdout: 'Trackberry: no hard-coded API token (1 file)\n',
      stderr: '',
    });
    assert.equal((await scan(['ignored.env'])).code, 1);
  });

  it('scans a folder outside a repository', async () => {
    const folder = await temporaryFolder('plain');
    await writeFile(join(folder, 'a.env'), assignment(aToken));
    const { code, stdout } = await scan(['.'], {}, folder);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.env:1:22: /);
    await removeFolder(folder);
  });

  it('knows tokens from the environment and from a file', async () => {
    assert.match(
      (await scan(['own.txt'], { TRACKBERRY_API_TOKEN: anotherToken })).stdout,
      /own\.txt:1:1: error own-token/,
    );
    const known = join(repository.folder, 'known.json');
    await writeFile(known, exportFingerprints([anotherToken]));
    assert.match((await scan(['own.txt', '--known', known])).stdout, /own\.txt:1:1: error own-token/);
  });

  it('scans without known tokens that cannot be read, and says so', async () => {
    const clean = await scan(['own.txt', '--known', 'no-such-file']);
    assert.equal(clean.code, 2);
    assert.match(clean.stderr, /^Trackberry: the known tokens in no-such-file could not be used: /);
    assert.equal((await scan(['src', '--known', 'own.txt'])).code, 1);
  });

  it('scans the index, from any folder inside', async () => {
    assert.deepEqual(await scan(['--staged']), { code: 0, stdout: '', stderr: '' });
    await repository.stage('src/a.env');
    const { code, stdout, stderr } = await scan(['--staged'], {}, join(repository.folder, 'src'));
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^Trackberry: 1 hard-coded API token in src\/a\.env:2 - commit stopped\. /);
    const json = await scan(['--staged', '--format', 'json']);
    assert.deepEqual([json.code, json.stderr], [1, '']);
    assert.equal(JSON.parse(json.stdout).findings.length, 1);
  });

  it('keeps control characters of a file name out of the message', async () => {
    await repository.write({ 'a\n\u001b[31m.env': assignment(aToken) });
    await repository.stage('.');
    const { stderr } = await scan(['--staged']);
    assert.match(stderr, /^Trackberry: 2 hard-coded API tokens in a\?\?\[31m\.env:1 and 1 more - /);
  });

  it('fails with 2 and a reason', async () => {
    const folder = await temporaryFolder('plain');
    assert.match(
      (await scan(['--staged'], {}, folder)).stderr,
      /^Trackberry: not checked for API tokens: .*not a git repository/,
    );
    await removeFolder(folder);
    for (const args of [[], ['--staged', 'a'], ['--format', 'xml', 'a'], ['--no-such'], ['no-such-file']]) {
      const { code, stdout, stderr } = await scan(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^Trackberry: /);
    }
  });

  it('explains itself', async () => {
    const { code, stdout } = await scan(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: trackberry-scan /);
  });
});
