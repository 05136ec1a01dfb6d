import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../src/cli/run.ts';
import { exportFingerprints } from '../../../src/scan/known/knownTokens.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';

interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('trackberry-scan', function () {
  this.timeout(20_000);
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
    stdin = '',
  ): Promise<Output> {
    const output = { code: -1, stdout: '', stderr: '' };
    output.code = await run({
      args,
      cwd,
      env: { ...isolatedGitEnvironment(), ...env },
      stdin: () => Promise.resolve(Buffer.from(stdin)),
      stdout: async (text) => {
        output.stdout += text;
      },
      stderr: async (text) => {
        output.stderr += text;
      },
      workerScript: join(projectRoot, 'src/scan/sources/scanWorker.ts'),
    });
    assert.ok(!JSON.stringify(output).includes(aToken), 'the secret is in the output');
    return output;
  }

  it('lists what it finds in a folder, as text', async () => {
    const { code, stdout, stderr } = await scan(['.']);
    assert.equal(code, 1);
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /^src\/a\.env:2:22: error trackberry-token q7… \(24 characters\)\. Hard-coded Trackberry API token\. Read it from TRACKBERRY_API_TOKEN instead\. \[[0-9a-f]{16}\]\nTrackberry: 1 hard-coded API token in src\/a\.env:2 \(3 files\)\n$/,
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
    const wrong = [
      [],
      ['--staged', 'a'],
      ['--staged', '--history'],
      ['--format', 'xml', 'a'],
      ['--threads', '0', 'a'],
      ['--threads', 'many', 'a'],
      ['--no-such'],
      ['no-such-file'],
      ['--range', '--output=a'],
      ['--range', 'no-such-revision'],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await scan(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^Trackberry: .+\n$/, args.join(' '));
    }
  });

  it('explains itself', async () => {
    const { code, stdout } = await scan(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: trackberry-scan /);
  });

  describe('what it looks at', () => {
    const files = ({ stdout }: Output): string[] =>
      JSON.parse(stdout).findings.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`);

    it('names files from the root of the repository for machines, from the current folder for people', async () => {
      const src = repository.path('src');
      assert.deepEqual(files(await scan(['.', '--format', 'json'], {}, src)), ['src/a.env:2']);
      assert.match(
        (await scan(['.'], {}, src)).stdout,
        /^a\.env:2:22: .*\nTrackberry: 1 hard-coded API token in a\.env:2 /,
      );
      const [inside, fromRoot] = [
        await scan(['a.env', '--format', 'json'], {}, src),
        await scan(['src', '--format', 'json']),
      ];
      assert.deepEqual(JSON.parse(inside.stdout), JSON.parse(fromRoot.stdout));
    });

    it('takes a path that is named twice once, a folder that git ignores, and a link to a file', async () => {
      await repository.write({ 'ignored/a.env': assignment(aToken), '.gitignore': 'ignored\nignored.env\n' });
      assert.deepEqual(files(await scan(['src', 'src/a.env', '.', '--format', 'json'])), ['src/a.env:2']);
      assert.deepEqual(files(await scan(['ignored', '--format', 'json'])), ['ignored/a.env:1']);
      await symlink('ignored.env', repository.path('link.env'));
      assert.deepEqual(files(await scan(['link.env', '--format', 'json'])), ['ignored.env:1']);
    });

    it('scans with threads as without', async () => {
      const many = Array.from({ length: 40 }, (_, index) => [`many/${index}.env`, assignment(aToken)]);
      await repository.write(Object.fromEntries(many));
      const one = await scan(['.', '--format', 'json', '--threads', '1']);
      const three = await scan(['.', '--format', 'json', '--threads', '3']);
      assert.equal(JSON.parse(one.stdout).findings.length, 41);
      assert.deepEqual(three, one);
    });

    it('scans standard input, with the language of its name, however large', async () => {
      const python = `headers = {"Authorization": f"Bearer ${aToken}"}\n`;
      assert.deepEqual(await scan(['-'], {}, repository.folder, 'nothing\n'), {
        code: 0,
        stdout: 'Trackberry: no hard-coded API token (1 file)\n',
        stderr: '',
      });
      const { stdout } = await scan(
        ['--stdin', '--stdin-name', 'a.py', '--format', 'json'],
        {},
        repository.folder,
        python,
      );
      assert.deepEqual(files({ code: 1, stdout, stderr: '' }), ['a.py:1']);
      const large = await scan(
        ['-', '--format', 'json'],
        {},
        repository.folder,
        `${'x\n'.repeat(4e6)}${assignment(aToken)}`,
      );
      assert.deepEqual(files(large), ['stdin:4000001']);
      assert.match((await scan(['-'], {}, repository.folder, '\0')).stdout, /0 files, 1 skipped/);
    });

    it('scans commits: the history, and a range', async () => {
      await repository.commitAll('one');
      await repository.write({ 'src/a.env': '', 'b.env': assignment(anotherToken) });
      await repository.commitAll('two');
      const head = await repository.git('rev-parse', 'HEAD');
      const { code, stdout } = await scan(['--range', 'HEAD~1..HEAD', '--format', 'json']);
      assert.equal(code, 1);
      const [finding, ...others] = JSON.parse(stdout).findings;
      assert.deepEqual([finding.file, finding.commit, others], ['b.env', head, []]);
      const history = await scan(['--history'], {}, repository.path('src'));
      assert.equal(history.code, 1);
      assert.match(history.stdout, new RegExp(`^b\\.env:1:22: error .*, commit ${head.slice(0, 12)}\\. `));
      assert.match(history.stdout, /2 hard-coded API tokens in b\.env:1 and 1 more \(5 contents\)\n$/);
    });

    it('scans a repository without a working tree', async () => {
      await repository.commitAll('one');
      const folder = await temporaryFolder('bare');
      await repository.git('clone', '--quiet', '--bare', repository.folder, folder);
      assert.deepEqual(files(await scan(['--history', '--format', 'json'], {}, folder)), ['src/a.env:2']);
      await removeFolder(folder);
    });
  });

  describe('--pre-push', () => {
    let remote: string;
    const none = '0'.repeat(40);

    beforeEach(async () => {
      await repository.write({ 'src/a.env': 'A=1\n' });
      await repository.commitAll('clean');
      remote = await temporaryFolder('remote');
      await repository.git('init', '--quiet', '--bare', remote);
      await repository.git('remote', 'add', 'origin', remote);
      await repository.git('push', '--quiet', 'origin', 'main');
    });
    afterEach(() => removeFolder(remote));

    const id = (revision: string) => repository.git('rev-parse', revision);
    const push = (lines: string) => scan(['--pre-push'], {}, repository.folder, lines);

    it('says what a push would publish, in one line first', async () => {
      await repository.write({ 'src/b.env': assignment(aToken) });
      await repository.commitAll('token');
      await repository.write({ 'src/b.env': '' });
      await repository.commitAll('removed again');
      const { code, stdout, stderr } = await push(
        `refs/heads/main ${await id('main')} refs/heads/main ${await id('main~2')}\n`,
      );
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(
        stderr,
        /^Trackberry: 1 hard-coded API token in src\/b\.env:1 - push stopped\. .* push with --no-verify\.\nsrc\/b\.env:1:22: /,
      );
    });

    it('compares a new branch, and one whose remote commit is not here, with what the remotes have', async () => {
      await repository.write({ 'src/b.env': assignment(aToken) });
      await repository.commitAll('token');
      await repository.git('push', '--quiet', 'origin', 'main:seen');
      await repository.write({ 'src/c.txt': 'c\n' });
      await repository.commitAll('clean');
      const head = await id('HEAD');
      const unknown = '1234567890'.repeat(4);
      for (const there of [none, unknown]) {
        assert.deepEqual(await push(`refs/heads/x ${head} refs/heads/x ${there}\n`), {
          code: 0,
          stdout: '',
          stderr: '',
        });
      }
      await repository.git('update-ref', '-d', 'refs/remotes/origin/seen');
      for (const there of [none, unknown]) {
        assert.equal((await push(`refs/heads/x ${head} refs/heads/x ${there}\n`)).code, 1);
      }
    });

    it('has nothing to say about a deletion, or nothing', async () => {
      for (const lines of ['', `(delete) ${none} refs/heads/x ${await id('HEAD')}\n`]) {
        assert.deepEqual(await push(lines), { code: 0, stdout: '', stderr: '' });
      }
    });

    it('takes nothing else for what git tells a hook', async () => {
      const head = await id('HEAD');
      for (const lines of ['--all\n', `refs/heads/x ${head}\n`, `refs/heads/x --all refs/heads/x ${head}\n`]) {
        const { code, stderr } = await push(lines);
        assert.equal(code, 2);
        assert.match(stderr, /^Trackberry: not checked for API tokens: .*pre-push hook\.\n$/);
      }
    });
  });

  describe('.trackberryignore', () => {
    const fingerprintOf = async (...args: string[]): Promise<string> =>
      JSON.parse((await scan([...args, '--format', 'json'])).stdout).findings[0].fingerprint;

    it('silences what it names, wherever the scan starts and whatever it looks at', async () => {
      await repository.write({ '.trackberryignore': `# a fixture\n${await fingerprintOf('src')}\n` });
      await repository.stage('.');
      assert.equal((await scan(['--staged'])).code, 0);
      await repository.commitAll('one');
      for (const args of [['--history'], ['.'], ['src/a.env'], ['--range', 'HEAD']]) {
        assert.equal((await scan(args)).code, 0, args.join(' '));
      }
      assert.equal((await scan(['a.env'], {}, repository.path('src'))).code, 0);
    });

    it('holds in a folder outside a repository', async () => {
      const folder = await temporaryFolder('plain');
      await writeFile(join(folder, 'a.env'), assignment(aToken));
      const { stdout } = await scan([folder, '--format', 'json']);
      await writeFile(join(folder, '.trackberryignore'), JSON.parse(stdout).findings[0].fingerprint);
      assert.equal((await scan([folder])).code, 0);
      await removeFolder(folder);
    });

    it('holds where the API cannot be asked', async () => {
      await repository.write({ '.trackberryignore': await fingerprintOf('src') });
      const args = ['src/a.env', 'ignored.env', '--check-live', '--format', 'json'];
      const { stdout, stderr } = await scan(args, { TRACKBERRY_BASE_URL: 'http://trackberry.example' });
      assert.deepEqual(
        JSON.parse(stdout).findings.map(({ file }: { file: string }) => file),
        ['ignored.env'],
      );
      assert.match(stderr, /^Trackberry: TRACKBERRY_BASE_URL is an https address /);
    });

    it("never silences the user's own token", async () => {
      const own = { TRACKBERRY_API_TOKEN: aToken };
      const json = await scan(['src', '--format', 'json'], own);
      await repository.write({ '.trackberryignore': JSON.parse(json.stdout).findings[0].fingerprint });
      assert.equal((await scan(['src'], own)).code, 1);
    });

    it('says which lines it does not understand, and does not pass over a file that it cannot read', async () => {
      await repository.write({ '.trackberryignore': `src/a.env\n${await fingerprintOf('src')}\n*\n` });
      const { code, stderr } = await scan(['src']);
      assert.equal(code, 0);
      assert.match(
        stderr,
        /^Trackberry: \.trackberryignore:1 is neither .*\nTrackberry: \.trackberryignore:3 is neither .*\n$/,
      );
      await repository.remove('.trackberryignore');
      await repository.write({ '.trackberryignore/a': '' });
      assert.equal((await scan(['own.txt'])).code, 2);
      assert.equal((await scan(['src'])).code, 1);
    });
  });
});
