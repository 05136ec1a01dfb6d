import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { commitHooks, type HookName, hookNames } from '../../../src/guard/hookNames.ts';
import type { HookProgram } from '../../../src/guard/hookScript.ts';
import { exportFingerprints } from '../../../src/scan/known/knownTokens.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';
import { git, install as installHooks, remove } from './hookTests.ts';
import { buildScanner } from './scannerBundle.ts';

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
    tools = await temporaryFolder('it\'s a "tool\n$(x)');
    cli = await buildScanner(tools);
  });

  after(() => removeFolder(tools));

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'README.md': 'Reads the shipments of Trackberry.\n' });
    await repository.commitAll('first');
  });

  afterEach(() => repository.dispose());

  function commit(parameters: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return act(['commit', '--message', 'next', ...parameters], environment);
  }

  function act(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(
        'git',
        parameters,
        { cwd: repository.folder, env: { ...isolatedGitEnvironment(), ...environment } },
        (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  async function install(more: Partial<HookProgram> = {}, names: readonly HookName[] = commitHooks): Promise<void> {
    const whole = { runtime: process.execPath, cli, knownTokensFile: '', whenCannotRun: 'allow', ...more } as const;
    const result = await installHooks(repository.folder, whole, names);
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

  it('works before the first commit, in a folder of any name', async () => {
    const folder = join(await temporaryFolder('odd'), 'a \'b" $(c)\nd');
    await mkdir(folder);
    await git.run(['init', '--quiet'], { cwd: folder });
    const program = { runtime: process.execPath, cli, knownTokensFile: '', whenCannotRun: 'block' } as const;
    assert.equal((await installHooks(folder, program)).kind, 'installed');
    await writeFile(join(folder, '.env'), assignment(aToken));
    await git.run(['add', '.'], { cwd: folder });
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    const commit = git.run([...author, 'commit', '--quiet', '--message', 'x'], { cwd: folder });
    await assert.rejects(commit, /1 hard-coded API token in \.env:1 - commit stopped/);
    await git.run(['rm', '--quiet', '--cached', '.env'], { cwd: folder });
    await git.run([...author, 'commit', '--quiet', '--allow-empty', '--message', 'x'], { cwd: folder });
    await removeFolder(join(folder, '..'));
  });

  it('works in a submodule, which has hooks of its own', async () => {
    const inner = await TemporaryRepository.create({ 'a.txt': '' });
    await inner.commitAll('inner');
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
    await install();
    const module = repository.path('module');
    const program = { runtime: process.execPath, cli, knownTokensFile: '', whenCannotRun: 'block' } as const;
    assert.equal((await installHooks(module, program)).kind, 'installed');
    await writeFile(join(module, '.env'), assignment(aToken));
    await git.run(['add', '.'], { cwd: module });
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    const stopped = git.run([...author, 'commit', '--message', 'x'], { cwd: module });
    await assert.rejects(stopped, /1 hard-coded API token in \.env:1 - commit stopped/);
    await git.run([...author, 'commit', '--quiet', '--no-verify', '--message', 'x'], { cwd: module });
    await repository.stage('module');
    assert.equal((await commit()).code, 0, 'the commit of the repository around it adds no text');
    await inner.dispose();
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
      assert.equal((await remove(repository.folder)).kind, 'removed');
      assert.equal((await commit()).code, 0);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), 'ran 0 \n');
    });
  });

  describe('of a merge', () => {
    beforeEach(async () => {
      await repository.git('switch', '--quiet', '--create', 'side');
      await repository.write({ '.env': assignment(aToken) });
      await repository.commitAll('side');
      await repository.git('switch', '--quiet', 'main');
      await repository.write({ 'b.txt': '' });
      await repository.commitAll('main');
    });

    it('that git commits by itself is stopped, and passes without a token', async () => {
      await install();
      const { code, stderr } = await act(['merge', '--quiet', '--message', 'merge', 'side']);
      assert.equal(code, 1);
      assert.match(stderr, /^Trackberry: 1 hard-coded API token in \.env:1 - commit stopped\./);
      assert.deepEqual(await repository.log(), ['main', 'first']);
      await repository.git('merge', '--abort');
      await repository.git('switch', '--quiet', 'side');
      await repository.git('rm', '--quiet', '.env');
      await repository.commitAll('without');
      await repository.git('switch', '--quiet', 'main');
      assert.deepEqual(await act(['merge', '--quiet', '--message', 'merge', 'side']), {
        code: 0,
        stdout: '',
        stderr: '',
      });
    });

    it("runs the earlier hook after the scan, here git's sample, which calls pre-commit", async () => {
      await writeFile(
        repository.path('.git/hooks/pre-merge-commit'),
        '#!/bin/sh\necho ran >> ran.txt\nexec "$(git rev-parse --git-path hooks)/pre-commit"\n',
        { mode: 0o755 },
      );
      await install();
      assert.equal((await act(['merge', '--quiet', '--message', 'merge', 'side'])).code, 1);
      await assert.rejects(readFile(repository.path('ran.txt')), { code: 'ENOENT' });
      await repository.git('merge', '--abort');
      assert.equal((await act(['merge', '--quiet', '--strategy', 'ours', '--message', 'merge', 'side'])).code, 0);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), 'ran\n');
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

    /** What cannot run, why, and where the tools are that the shell finds. */
    const causes: readonly {
      what: string;
      says: string;
      program: () => Promise<Partial<HookProgram>>;
      environment?: () => Promise<NodeJS.ProcessEnv>;
    }[] = [
      {
        what: 'no scanner',
        says: 'the scanner has gone. Install the hook again from VS Code.',
        program: async () => ({ cli: join(tools, 'gone.cjs') }),
      },
      {
        what: 'a runtime that fails',
        says: 'the scanner ended with 1. Install the hook again from VS Code.',
        program: async () => ({ runtime: await script('broken', 'echo "SyntaxError: too old"\nexit 1\n') }),
      },
      {
        what: 'a runtime that is killed',
        says: 'the scanner ended with 137. Install the hook again from VS Code.',
        program: async () => ({ runtime: await script('killed', 'kill -9 $$\n') }),
      },
      {
        what: 'a scan that fails, and says more than a line',
        says: 'why.',
        program: async () => ({
          runtime: await script(
            'failing',
            'echo noise\necho "Trackberry: not checked for API tokens, why."\necho more\nexit 2\n',
          ),
        }),
      },
      {
        what: 'no runtime at all',
        says: 'neither VS Code nor node was found. Install the hook again from VS Code.',
        program: async () => ({ runtime: '/no/such/runtime' }),
        environment: async () => ({ PATH: await gitAndShellOnly() }),
      },
    ];
    for (const { what, says, program, environment } of causes) {
      it(`says so in one line and lets the commit through: ${what}`, async () => {
        await install(await program());
        const { code, stdout, stderr } = await commit(['--quiet'], await environment?.());
        assert.deepEqual([code, stdout, stderr], [0, '', `Trackberry: not checked for API tokens, ${says}\n`]);
      });

      it(`says so in one line and stops the commit where the user chose that: ${what}`, async () => {
        await install({ ...(await program()), whenCannotRun: 'block' });
        assert.deepEqual(await commit([], await environment?.()), {
          code: 1,
          stdout: '',
          stderr:
            `Trackberry: not checked for API tokens, ${says} - commit stopped, ` +
            'as the setting trackberry.guard.whenHookCannotRun asks. --no-verify passes it by.\n',
        });
        assert.equal((await commit(['--no-verify'], await environment?.())).code, 0);
      });
    }

    it('runs the earlier hook all the same', async () => {
      await writeFile(repository.path('.git/hooks/pre-commit'), 'echo ran >> ran.txt\n', { mode: 0o755 });
      await install({ cli: join(tools, 'gone.cjs') });
      assert.equal((await commit()).code, 0);
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), 'ran\n');
    });

    it('is not led astray by NODE_OPTIONS', async () => {
      await install();
      assert.equal((await commit([], { NODE_OPTIONS: '--require=/no/such/file' })).code, 1);
    });
  });

  describe('that looks at a push', () => {
    let remote: string;

    beforeEach(async () => {
      remote = await temporaryFolder('remote');
      await git.run(['init', '--quiet', '--bare'], { cwd: remote });
      await repository.git('remote', 'add', 'origin', remote);
    });

    afterEach(() => removeFolder(remote));

    /** Stands for the scanner: keeps what it is given, and ends like this. */
    async function pretend(end: string): Promise<Partial<HookProgram>> {
      return { runtime: await script('pretend', `shift; echo "$@" > ran.txt; cat >> ran.txt\n${end}\n`) };
    }

    it("hands the scanner git's lines, and stops the push with its message", async () => {
      await install(await pretend('echo "Trackberry: 1 token - push stopped."; echo more; exit 1'), ['pre-push']);
      const { code, stdout, stderr } = await act(['push', '--quiet', 'origin', 'main']);
      assert.deepEqual([code, stdout], [1, '']);
      assert.ok(stderr.startsWith('Trackberry: 1 token - push stopped.\nmore\n'), stderr);
      const head = await repository.git('rev-parse', 'main');
      const line = `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}`;
      assert.equal(await readFile(repository.path('ran.txt'), 'utf8'), `--pre-push\n${line}\n`);
      assert.equal((await git.run(['for-each-ref'], { cwd: remote })).length, 0);
    });

    it('hands the same lines and arguments to the earlier hook', async () => {
      const earlier = '#!/bin/sh\nprintf "%s|" "$@" > earlier.txt\ncat >> earlier.txt\nexit 3\n';
      await writeFile(repository.path('.git/hooks/pre-push'), earlier, { mode: 0o755 });
      await install(await pretend('exit 0'), ['pre-push']);
      await repository.git('tag', 'v1');
      assert.equal((await act(['push', '--quiet', 'origin', 'main', 'v1'])).code, 1);
      const [, ...lines] = (await readFile(repository.path('ran.txt'), 'utf8')).split('\n');
      assert.equal(await readFile(repository.path('earlier.txt'), 'utf8'), `origin|${remote}|${lines.join('\n')}`);
      assert.equal(lines.length, 3);
    });

    it('gives the earlier hook nothing to read where nothing is pushed', async () => {
      await writeFile(repository.path('.git/hooks/pre-push'), 'cat > earlier.txt\n', { mode: 0o755 });
      await install(await pretend('exit 0'), ['pre-push']);
      await repository.git('push', '--quiet', '--no-verify', 'origin', 'main');
      assert.equal((await act(['push', '--quiet', 'origin', 'main'])).code, 0);
      assert.equal(await readFile(repository.path('earlier.txt'), 'utf8'), '');
    });

    it('is stopped by a token in any commit of it, however it was made, and passes without one', async () => {
      await install({}, hookNames);
      assert.equal((await act(['push', '--quiet', 'origin', 'main'])).code, 0);
      await repository.git('switch', '--quiet', '--create', 'side');
      await repository.write({ '.env': assignment(aToken) });
      await repository.commitAll('past the hooks');
      await repository.git('rm', '--quiet', '.env');
      await repository.commitAll('taken out, and still in the history');
      const { code, stdout, stderr } = await act(['push', '--quiet', 'origin', 'side']);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /^Trackberry: 1 hard-coded API token in \.env:1 .*push stopped\./);
      assert.ok(!stderr.includes(aToken));
      assert.equal((await act(['push', '--quiet', '--no-verify', 'origin', 'side'])).code, 0);
      assert.deepEqual(await act(['push', '--quiet', 'origin', ':side']), { code: 0, stdout: '', stderr: '' });
    });

    it('says "push" when it could not look', async () => {
      await install({ cli: join(tools, 'gone.cjs'), whenCannotRun: 'block' }, ['pre-push']);
      assert.match(
        (await act(['push', '--quiet', 'origin', 'main'])).stderr,
        /^Trackberry: not checked.* - push stopped/,
      );
    });
  });

  async function script(name: string, lines: string): Promise<string> {
    const path = join(tools, name);
    await writeFile(path, `#!/bin/sh\n${lines}`);
    await chmod(path, 0o755);
    return path;
  }

  /** A folder for PATH without node. */
  async function gitAndShellOnly(): Promise<string> {
    const bin = join(tools, 'bin');
    await rm(bin, { recursive: true, force: true });
    await mkdir(bin);
    for (const tool of ['git', 'sh']) {
      const folders = (process.env.PATH ?? '').split(delimiter);
      const found = await Promise.all(
        folders.map((folder) =>
          access(join(folder, tool)).then(
            () => true,
            () => false,
          ),
        ),
      );
      await symlink(join(folders[found.indexOf(true)] ?? '', tool), join(bin, tool));
    }
    return bin;
  }
});
