import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installHook, removeHook } from '../../../src/guard/preCommitHook.ts';
import { Git } from '../../../src/scan/git.ts';
import { exportFingerprints } from '../../../src/scan/knownTokens.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';
import { buildScanner } from './scannerBundle.ts';

const git = new Git('git', isolatedGitEnvironment());
const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

describe('git commit with the hook', function () {
  this.timeout(30_000);
  let tools: string;
  let cli: string;
  let repository: TemporaryRepository;

  before(async () => {
    tools = await temporaryFolder('it\'s a "tool');
    cli = await buildScanner(tools);
  });

  after(() => removeFolder(tools));

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'README.md': 'Reads the shipments of Trackberry.\n' });
    await repository.commitAll('first');
  });

  afterEach(() => repository.dispose());

  function commit(parameters: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(
        'git',
        ['commit', '--message', 'next', ...parameters],
        { cwd: repository.folder, env: { ...isolatedGitEnvironment(), ...environment } },
        (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  async function install(more: { runtime?: string; cli?: string; knownTokensFile?: string } = {}): Promise<void> {
    const result = await installHook(git, repository.folder, { runtime: process.execPath, cli, ...more });
    assert.equal(result.kind, 'installed');
  }

  it('is stopped by a token, with one message', async () => {
    await install();
    await repository.write({ 'config/sync.py': `import os\nTRACKBERRY_TOKEN = "${aToken}"\n` });
    await repository.stage('.');
    const { code, stdout, stderr } = await commit();
    assert.equal(code, 1);
    assert.equal(stdout, '');
    const [first, second] = stderr.split('\n');
    assert.equal(
      first,
      'Trackberry: 1 hard-coded API token in config/sync.py:2 - commit stopped. Read it from TRACKBERRY_API_TOKEN instead, or commit with --no-verify.',
    );
    assert.match(second ?? '', /^config\/sync\.py:2:21: error trackberry-token q7… \(24 characters\)/);
    assert.ok(!stderr.includes(aToken));
    assert.deepEqual(await repository.log(), ['first']);
  });

  it('passes without one, in silence, and with --no-verify', async () => {
    await install();
    await repository.write({ 'a.py': 'TRACKBERRY_TOKEN = os.environ["TRACKBERRY_API_TOKEN"]\n' });
    await repository.stage('.');
    const { code, stderr } = await commit();
    assert.deepEqual([code, stderr], [0, '']);
    await repository.write({ '.env': assignment(aToken) });
    await repository.stage('.');
    assert.equal((await commit()).code, 1);
    assert.equal((await commit(['--no-verify'])).code, 0);
  });

  it('judges what a partial commit takes, not what else is staged', async () => {
    await install();
    await repository.write({ '.env': assignment(aToken), 'README.md': 'More.\n' });
    await repository.stage('.env', 'README.md');
    assert.equal((await commit(['--only', 'README.md'])).code, 0);
    assert.equal((await commit()).code, 1);
    await repository.git('reset', '--quiet');
    await repository.write({ 'README.md': assignment(anotherToken) });
    assert.equal((await commit(['--all'])).code, 1);
  });

  it('knows the own token, by fingerprint and from the environment', async () => {
    const knownTokensFile = join(tools, 'known tokens.json');
    await writeFile(knownTokensFile, exportFingerprints([aToken]));
    await install({ knownTokensFile });
    await repository.write({ 'a.txt': `${aToken}\n`, 'b.txt': `${anotherToken}\n` });
    await repository.stage('a.txt');
    const { code, stderr } = await commit();
    assert.equal(code, 1);
    assert.match(stderr, /error own-token/);
    await repository.git('rm', '--quiet', '--cached', 'a.txt');
    await repository.stage('b.txt');
    assert.equal((await commit([], { TRACKBERRY_API_TOKEN: anotherToken })).code, 1);
    assert.equal((await commit()).code, 0);
  });

  it('works in a worktree and from a folder inside', async () => {
    await install();
    const tree = join(await temporaryFolder('worktree'), 'tree');
    await repository.git('worktree', 'add', '--quiet', tree);
    await mkdir(join(tree, 'sub'));
    await writeFile(join(tree, 'sub/.env'), assignment(aToken));
    await git.run(['add', '.'], { cwd: tree });
    await assert.rejects(
      git.run(['commit', '--message', 'x'], { cwd: join(tree, 'sub') }),
      /1 hard-coded API token in sub\/\.env:1/,
    );
    await removeFolder(join(tree, '..'));
  });

  describe('and an earlier hook', () => {
    const earlier = (lines: string) => `#!/bin/sh\necho "ran $# $NODE_OPTIONS" >> ran.txt\n${lines}`;

    async function withEarlier(lines: string): Promise<void> {
      const hook = repository.path('.git/hooks/pre-commit');
      await writeFile(hook, earlier(lines));
      await chmod(hook, 0o755);
      await install();
    }

    it('runs it after the scan, with its exit code and environment', async () => {
      await withEarlier('echo no >&2\nexit 7\n');
      await repository.write({ 'a.txt': '' });
      await repository.stage('a.txt');
      const { code, stderr } = await commit([], { NODE_OPTIONS: '--no-deprecation' });
      assert.deepEqual([code, stderr], [1, 'no\n']);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), 'ran 0 --no-deprecation\n');
    });

    it('gives it its arguments, its input and its exit code when it is called by hand', async () => {
      await withEarlier('cat >> ran.txt; printf "%s|" "$@" >> ran.txt; exit 7\n');
      const child = execFile(repository.path('.git/hooks/pre-commit'), ['a b', "c'd"], {
        cwd: repository.folder,
        env: isolatedGitEnvironment(),
      });
      child.stdin?.end('input\n');
      const code = await new Promise((resolve) => child.on('close', resolve));
      assert.equal(code, 7);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), "ran 2 \ninput\na b|c'd|");
    });

    it('does not run it when the scan stops the commit, and leaves it as it was', async () => {
      await withEarlier('exit 0\n');
      await repository.write({ '.env': assignment(aToken) });
      await repository.stage('.env');
      assert.equal((await commit()).code, 1);
      await assert.rejects(readFile(repository.path('ran.txt')));
      assert.equal((await removeHook(git, repository.folder)).kind, 'removed');
      assert.equal((await commit()).code, 0);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), 'ran 0 \n');
    });
  });

  describe('that cannot run', () => {
    beforeEach(async () => {
      await repository.write({ '.env': assignment(aToken) });
      await repository.stage('.env');
    });

    it('falls back to node when the runtime has gone', async () => {
      await install({ runtime: '/no/such/runtime' });
      const { code, stderr } = await commit();
      assert.equal(code, 1);
      assert.match(stderr, /^Trackberry: 1 hard-coded API token/);
    });

    it('says so in one line and lets the commit through: no scanner', async () => {
      await install({ cli: join(tools, 'gone.cjs') });
      const { code, stderr } = await commit();
      assert.equal(code, 0);
      assert.match(stderr, /^Trackberry: not checked for API tokens, the scanner has gone\.[^\n]*\n$/);
    });

    it('says so in one line and lets the commit through: a runtime that fails', async () => {
      const broken = join(tools, 'broken');
      await writeFile(broken, '#!/bin/sh\necho "SyntaxError: too old"\nexit 1\n');
      await chmod(broken, 0o755);
      await install({ runtime: broken });
      const { code, stderr } = await commit();
      assert.equal(code, 0);
      assert.match(stderr, /^Trackberry: not checked for API tokens, the scanner ended with 1\.[^\n]*\n$/);
    });

    it('says so in one line and lets the commit through: no runtime at all', async () => {
      const path = (process.env.PATH ?? '').split(delimiter);
      const bin = join(tools, 'bin');
      await mkdir(bin, { recursive: true });
      for (const tool of ['git', 'sh', 'sed']) {
        for (const folder of path) {
          const there = await access(join(folder, tool)).then(
            () => true,
            () => false,
          );
          if (there) {
            await symlink(join(folder, tool), join(bin, tool));
            break;
          }
        }
      }
      await install({ runtime: '/no/such/runtime' });
      const { code, stderr } = await commit([], { PATH: bin });
      assert.equal(code, 0);
      assert.match(stderr, /^Trackberry: not checked for API tokens, neither VS Code nor node was found\.[^\n]*\n$/);
      await rm(bin, { recursive: true });
    });

    it('is not led astray by NODE_OPTIONS', async () => {
      await install();
      assert.equal((await commit([], { NODE_OPTIONS: '--require=/no/such/file' })).code, 1);
    });
  });
});
