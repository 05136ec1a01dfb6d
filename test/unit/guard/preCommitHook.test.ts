import assert from 'node:assert/strict';
import { chmod, chown, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hookStatus, installHook, removeHook } from '../../../src/guard/preCommitHook.ts';
import { Git } from '../../../src/scan/git.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';

const git = new Git('git', isolatedGitEnvironment());
const program = { runtime: process.execPath, cli: '/opt/a b/trackberry-scan.cjs' };

describe('The pre-commit hook, as a file,', () => {
  let repository: TemporaryRepository;
  let hooks: string;
  let hook: string;

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
    hooks = repository.path('.git/hooks');
    hook = join(hooks, 'pre-commit');
  });

  afterEach(() => repository.dispose());

  async function refusal(): Promise<string> {
    const before = await readdir(join(hooks, '..'), { recursive: true });
    const status = await hookStatus(git, repository.folder);
    const result = await installHook(git, repository.folder, program);
    assert.equal(result.kind, 'refused');
    assert.deepEqual(status, result);
    assert.deepEqual(await readdir(join(hooks, '..'), { recursive: true }), before, 'something was written');
    return result.kind === 'refused' ? result.reason : '';
  }

  it('is installed once, before the first commit, executable, and removed', async () => {
    assert.deepEqual(await hookStatus(git, repository.folder), { kind: 'absent', path: hook, existing: false });
    assert.deepEqual(await removeHook(git, repository.folder), { kind: 'absent', path: hook });
    const listed = await readdir(hooks);
    assert.deepEqual(await installHook(git, repository.folder, program), {
      kind: 'installed',
      path: hook,
      chained: false,
    });
    assert.equal((await lstat(hook)).mode & 0o777, 0o755);
    assert.deepEqual(await hookStatus(git, repository.folder), { kind: 'installed', path: hook, chained: false });
    const content = await readFile(hook);
    assert.deepEqual(await installHook(git, repository.folder, program), {
      kind: 'already',
      path: hook,
      chained: false,
    });
    assert.deepEqual(await readFile(hook), content);
    assert.deepEqual(await removeHook(git, repository.folder), { kind: 'removed', path: hook, restored: false });
    assert.deepEqual(await readdir(hooks), listed);
  });

  it('is renewed when its paths change', async () => {
    await installHook(git, repository.folder, program);
    const moved = { ...program, cli: "/it's/elsewhere.cjs", knownTokensFile: '/k' };
    assert.deepEqual(await installHook(git, repository.folder, moved), { kind: 'updated', path: hook, chained: false });
    assert.match(await readFile(hook, 'utf8'), /^cli='\/it'\\''s\/elsewhere\.cjs'$/m);
    assert.equal((await removeHook(git, repository.folder)).kind, 'removed');
  });

  it('makes the hooks folder, and takes it away again', async () => {
    await rm(hooks, { recursive: true });
    assert.equal((await installHook(git, repository.folder, program)).kind, 'installed');
    assert.equal((await removeHook(git, repository.folder)).kind, 'removed');
    await assert.rejects(lstat(hooks));
  });

  it('is found from a folder inside, and from a worktree', async () => {
    await repository.write({ 'a/b.txt': '' });
    await repository.commitAll('one');
    const folder = await temporaryFolder('worktree');
    await repository.git('worktree', 'add', '--quiet', join(folder, 'tree'));
    assert.deepEqual(await installHook(git, repository.path('a'), program), {
      kind: 'installed',
      path: hook,
      chained: false,
    });
    assert.equal((await hookStatus(git, join(folder, 'tree'))).kind, 'installed');
    assert.deepEqual(await removeHook(git, join(folder, 'tree')), { kind: 'removed', path: hook, restored: false });
    await removeFolder(folder);
  });

  it('is installed for a submodule inside its own git folder', async () => {
    const inner = await TemporaryRepository.create({ 'a.txt': '' });
    await inner.commitAll('inner');
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
    const result = await installHook(git, repository.path('module'), program);
    assert.deepEqual(result, {
      kind: 'installed',
      path: repository.path('.git/modules/module/hooks/pre-commit'),
      chained: false,
    });
    await inner.dispose();
  });

  describe('with another hook there', () => {
    const other = Buffer.from('#!/bin/sh\n# \xff\r\nexit 0', 'latin1');

    for (const mode of [0o755, 0o700, 0o644]) {
      it(`puts it aside and back, to the byte, mode ${mode.toString(8)}`, async () => {
        await writeFile(hook, other);
        await chmod(hook, mode);
        assert.deepEqual(await hookStatus(git, repository.folder), { kind: 'absent', path: hook, existing: true });
        assert.deepEqual(await installHook(git, repository.folder, program), {
          kind: 'installed',
          path: hook,
          chained: true,
        });
        assert.equal((await installHook(git, repository.folder, program)).kind, 'already');
        assert.deepEqual(await removeHook(git, repository.folder), { kind: 'removed', path: hook, restored: true });
        assert.deepEqual(await readFile(hook), other);
        assert.equal((await lstat(hook)).mode & 0o777, mode);
        assert.ok(!(await readdir(hooks)).some((name) => name.includes('trackberry')));
      });
    }

    it('puts a link aside and back', async () => {
      await symlink('../../scripts/check.sh', hook);
      assert.equal((await installHook(git, repository.folder, program)).kind, 'installed');
      assert.equal((await removeHook(git, repository.folder)).kind, 'removed');
      assert.equal(await readlink(hook), '../../scripts/check.sh');
    });

    it('refuses a folder of that name', async () => {
      await mkdir(hook);
      assert.match(await refusal(), /is a folder/);
    });
  });

  describe('changed by somebody since', () => {
    it('is left alone when edited', async () => {
      await installHook(git, repository.folder, program);
      const edited = `${await readFile(hook, 'utf8')}\necho mine\n`;
      await writeFile(hook, edited);
      for (const result of [await removeHook(git, repository.folder), await hookStatus(git, repository.folder)]) {
        assert.match(result.kind === 'refused' ? result.reason : '', /was changed after it was installed/);
      }
      assert.match(await refusal(), /was changed/);
      assert.equal(await readFile(hook, 'utf8'), edited);
    });

    it('is left alone when replaced, and the earlier hook is named', async () => {
      await writeFile(hook, '#!/bin/sh\n');
      await installHook(git, repository.folder, program);
      await writeFile(hook, '#!/bin/sh\necho new\n');
      const result = await removeHook(git, repository.folder);
      assert.match(
        result.kind === 'refused' ? result.reason : '',
        /was replaced by another program.*trackberry-original/,
      );
      assert.match(await refusal(), /was replaced/);
    });

    it('names the earlier hook when ours was deleted', async () => {
      await writeFile(hook, '#!/bin/sh\n');
      await installHook(git, repository.folder, program);
      await rm(hook);
      assert.match(await refusal(), /was deleted/);
    });

    it('is no longer ours to remove when it was replaced without an earlier one', async () => {
      await installHook(git, repository.folder, program);
      await writeFile(hook, '#!/bin/sh\necho new\n');
      assert.deepEqual(await removeHook(git, repository.folder), { kind: 'absent', path: hook });
    });
  });

  describe('refuses, in a sentence that says what to do,', () => {
    it('a folder in no repository, and a bare repository', async () => {
      const folder = await temporaryFolder('plain');
      for (const act of [hookStatus(git, folder), installHook(git, folder, program), removeHook(git, folder)]) {
        const result = await act;
        assert.match(result.kind === 'refused' ? result.reason : '', /in no git repository/);
      }
      await git.run(['init', '--quiet', '--bare'], { cwd: folder });
      assert.equal((await installHook(git, folder, program)).kind, 'refused');
      await removeFolder(folder);
    });

    it('a missing git', async () => {
      const result = await installHook(new Git('no-such-git'), repository.folder, program);
      assert.match(result.kind === 'refused' ? result.reason : '', /git was not found/);
    });

    it('core.hooksPath of the repository', async () => {
      await repository.git('config', 'core.hooksPath', 'my hooks');
      assert.match(await refusal(), /my hooks \(core\.hooksPath, local setting\)/);
    });

    it('core.hooksPath of the user', async () => {
      const folder = await temporaryFolder('home');
      await writeFile(join(folder, 'gitconfig'), '[core]\n\thooksPath = ~/hooks\n');
      const users = new Git('git', { ...isolatedGitEnvironment(), GIT_CONFIG_GLOBAL: join(folder, 'gitconfig') });
      const result = await installHook(users, repository.folder, program);
      assert.match(result.kind === 'refused' ? result.reason : '', /core\.hooksPath, global setting/);
      await removeFolder(folder);
    });

    it('tells when core.hooksPath was set since, and still removes', async () => {
      await installHook(git, repository.folder, program);
      await repository.git('config', 'core.hooksPath', 'other');
      const status = await hookStatus(git, repository.folder);
      assert.match(status.kind === 'refused' ? status.reason : '', /installed, but git does not run it/);
      assert.equal((await removeHook(git, repository.folder)).kind, 'removed');
    });

    const managers: readonly (readonly [string, RegExp])[] = [
      ['.husky/pre-commit', /Husky.*\.husky\/pre-commit/],
      ['lefthook.yml', /lefthook/],
      ['.lefthook.toml', /lefthook/],
      ['.pre-commit-config.yaml', /pre-commit framework/],
      ['.overcommit.yml', /Overcommit/],
    ];
    for (const [file, expected] of managers) {
      it(`a repository with ${file}`, async () => {
        await repository.write({ [file]: '' });
        assert.match(await refusal(), expected);
      });
    }

    it('a hooks folder that is a link to elsewhere', async () => {
      const folder = await temporaryFolder('elsewhere');
      await rm(hooks, { recursive: true });
      await symlink(folder, hooks);
      assert.match(await refusal(), /is a link to/);
      await removeFolder(folder);
    });

    it('a hooks folder that cannot be written to', async () => {
      await chmod(hooks, 0o555);
      // The status asks access(2), which goes by the real user: for root only the attempt itself tells.
      await asNobody(repository.folder, async () => {
        const result = await installHook(git, repository.folder, program);
        assert.match(result.kind === 'refused' ? result.reason : '', /cannot be written to/);
      });
      await chmod(hooks, 0o755);
    });
  });
});

/** root may write anywhere: in its place, an unprivileged user acts, who owns the repository (git refuses others' ones). */
async function asNobody(folder: string, act: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) {
    await act();
    return;
  }
  const nobody = 65534;
  await chmod(join(folder, '..'), 0o755);
  for (const name of ['', ...(await readdir(folder, { recursive: true }))]) {
    await chown(join(folder, name), nobody, nobody);
  }
  process.seteuid?.(nobody);
  try {
    await act();
  } finally {
    process.seteuid?.(0);
  }
}
