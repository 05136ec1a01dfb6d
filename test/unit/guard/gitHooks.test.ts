import assert from 'node:assert/strict';
import { chmod, chown, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InstallResult, installedHooks, renewHooks } from '../../../src/guard/gitHooks.ts';
import { commitHooks, hookNames } from '../../../src/guard/hookNames.ts';
import type { HookProgram } from '../../../src/guard/hookScript.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';
import { install, plainPlace, reasonOf, remove } from './hookTests.ts';

const program: HookProgram = {
  runtime: process.execPath,
  cli: '/opt/a b/trackberry-scan.cjs',
  knownTokensFile: '/opt/known.json',
  whenCannotRun: 'allow',
};
const installed: InstallResult = { kind: 'installed', chained: [] };

describe('Git hooks, as files,', () => {
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
    const before = await snapshot(hooks);
    const reason = reasonOf(await install(repository.folder, program));
    assert.deepEqual(await snapshot(hooks), before, 'something was written');
    return reason;
  }

  it('are installed once, before the first commit, executable, and removed', async () => {
    const before = await snapshot(hooks);
    assert.deepEqual(await remove(repository.folder), { kind: 'absent', restored: [] });
    assert.deepEqual(await install(repository.folder, program), installed);
    for (const name of commitHooks) assert.equal((await lstat(join(hooks, name))).mode & 0o777, 0o755);
    assert.deepEqual(await installedHooks(await plainPlace(repository.folder)), commitHooks);
    const after = await snapshot(hooks);
    assert.deepEqual(await install(repository.folder, program), { kind: 'already', chained: [] });
    assert.deepEqual(await snapshot(hooks), after);
    assert.deepEqual(await remove(repository.folder), { kind: 'removed', restored: [] });
    assert.deepEqual(await snapshot(hooks), before);
  });

  it('come with pre-push where it is wished for, also later', async () => {
    const before = await snapshot(hooks);
    await install(repository.folder, program);
    assert.deepEqual(await install(repository.folder, program, hookNames), installed);
    assert.deepEqual(await installedHooks(await plainPlace(repository.folder)), hookNames);
    await remove(repository.folder);
    assert.deepEqual(await snapshot(hooks), before);
  });

  it('are renewed when their paths or the setting change, those that are there', async () => {
    const place = await plainPlace(repository.folder);
    assert.deepEqual(await renewHooks(place, program), { kind: 'already', chained: [] });
    await install(repository.folder, program, ['pre-commit']);
    const moved: HookProgram = { ...program, runtime: "/it's/else\nwhere.cjs", whenCannotRun: 'block' };
    assert.deepEqual(await renewHooks(place, moved), { kind: 'updated', chained: [] });
    assert.match(await readFile(hook, 'utf8'), /^runtime='\/it'\\''s\/else\nwhere\.cjs'$/m);
    assert.match(await readFile(hook, 'utf8'), /^unchecked=block$/m);
    assert.deepEqual(await installedHooks(place), ['pre-commit']);
    assert.equal((await remove(repository.folder)).kind, 'removed');
  });

  it('are left to another editor, as long as what they name is there', async () => {
    const others = repository.path("the other's\nscanner.cjs");
    await writeFile(others, '');
    const place = await plainPlace(repository.folder);
    await install(repository.folder, { ...program, cli: others });
    assert.deepEqual(await renewHooks(place, program), { kind: 'already', chained: [] });
    assert.match(await readFile(hook, 'utf8'), /the other/);
    await rm(others);
    assert.deepEqual(await renewHooks(place, program), { kind: 'updated', chained: [] });
    await install(repository.folder, { ...program, runtime: repository.path('gone'), cli: others });
    await writeFile(others, '');
    assert.deepEqual(await renewHooks(place, program), { kind: 'updated', chained: [] });
    assert.doesNotMatch(await readFile(hook, 'utf8'), /the other|\/gone'/);
  });

  it('make their folder, and take it away again', async () => {
    await rm(hooks, { recursive: true });
    const place = await plainPlace(repository.folder);
    await renewHooks(place, program);
    await assert.rejects(lstat(hooks), 'nothing to renew, and a folder was made');
    assert.deepEqual(await install(repository.folder, program), installed);
    assert.equal((await remove(repository.folder)).kind, 'removed');
    await assert.rejects(lstat(hooks));
  });

  it('leave a folder that they made when it holds something else by now', async () => {
    await rm(hooks, { recursive: true });
    await install(repository.folder, program);
    await writeFile(join(hooks, 'post-commit'), '');
    assert.equal((await remove(repository.folder)).kind, 'removed');
    assert.deepEqual(await readdir(hooks), ['post-commit']);
  });

  describe('with other hooks there', () => {
    const other = Buffer.from('#!/bin/sh\n# \xff\r\nexit 0', 'latin1');
    const binary = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0x0a, 0]);

    for (const [what, content, mode] of [
      ['a script', other, 0o755],
      ["a script of one's own", other, 0o700],
      ['a script that git does not run', other, 0o644],
      ['a binary', binary, 0o755],
      ['an empty file', Buffer.alloc(0), 0o755],
    ] as const) {
      it(`put them aside and back, to the byte and mode: ${what}`, async () => {
        for (const name of hookNames) {
          await writeFile(join(hooks, name), content);
          await chmod(join(hooks, name), mode);
        }
        const before = await snapshot(hooks);
        const result = { kind: 'installed', chained: hookNames };
        assert.deepEqual(await install(repository.folder, program, hookNames), result);
        assert.deepEqual(await install(repository.folder, program, hookNames), { ...result, kind: 'already' });
        assert.deepEqual(await remove(repository.folder), { kind: 'removed', restored: hookNames });
        assert.deepEqual(await snapshot(hooks), before);
      });
    }

    it('put a link aside and back', async () => {
      await symlink('../../scripts/check.sh', hook);
      assert.deepEqual(await install(repository.folder, program), { kind: 'installed', chained: ['pre-commit'] });
      assert.deepEqual(await remove(repository.folder), { kind: 'removed', restored: ['pre-commit'] });
      assert.equal(await readlink(hook), '../../scripts/check.sh');
    });

    it('leave those alone that were not wished for', async () => {
      await writeFile(join(hooks, 'pre-push'), other);
      await install(repository.folder, program);
      await remove(repository.folder);
      assert.deepEqual(await readFile(join(hooks, 'pre-push')), other);
    });

    it('are refused where a folder has the name', async () => {
      await mkdir(join(hooks, 'pre-merge-commit'));
      assert.match(await refusal(), /pre-merge-commit is a folder/);
      assert.deepEqual(await remove(repository.folder), { kind: 'absent', restored: [] });
    });
  });

  describe('changed by somebody since', () => {
    it('are left alone when edited, all of them', async () => {
      await install(repository.folder, program);
      const edited = `${await readFile(hook, 'utf8')}\necho mine\n`;
      await writeFile(hook, edited);
      assert.match(reasonOf(await remove(repository.folder)), /was changed after it was installed/);
      assert.match(await refusal(), /was changed/);
      assert.equal(await readFile(hook, 'utf8'), edited);
      assert.deepEqual(await installedHooks(await plainPlace(repository.folder)), ['pre-merge-commit']);
    });

    it('are left alone when replaced, and the earlier hook is named', async () => {
      await writeFile(hook, '#!/bin/sh\n');
      await install(repository.folder, program);
      await writeFile(hook, '#!/bin/sh\necho new\n');
      assert.match(reasonOf(await remove(repository.folder)), /was replaced by another program.*trackberry-original/);
      assert.match(await refusal(), /was replaced/);
    });

    it('name the earlier hook when ours was deleted', async () => {
      await writeFile(hook, '#!/bin/sh\n');
      await install(repository.folder, program);
      await rm(hook);
      assert.match(await refusal(), /was deleted/);
    });

    it('are no longer ours to remove when replaced without an earlier one', async () => {
      await install(repository.folder, program, ['pre-commit']);
      await writeFile(hook, '#!/bin/sh\necho new\n');
      assert.deepEqual(await remove(repository.folder), { kind: 'absent', restored: [] });
    });
  });

  describe('in a folder that cannot be written to', () => {
    it('are refused, and nothing is changed', async () => {
      await writeFile(join(hooks, 'pre-merge-commit'), 'x');
      const before = await snapshot(hooks);
      await chmod(hooks, 0o555);
      await asNobody(repository.folder, async () => {
        assert.match(reasonOf(await install(repository.folder, program)), /cannot be written to/);
      });
      await chmod(hooks, 0o755);
      assert.deepEqual(await snapshot(hooks), before);
    });

    it('are refused where one of them cannot be moved, and the other is taken out again', async function () {
      // A file of root in a sticky folder that all may write to: others cannot rename it.
      if (process.geteuid?.() !== 0) this.skip();
      await writeFile(hook, 'mine');
      await asNobody(repository.folder, async () => {
        process.seteuid?.(0);
        await chown(hooks, 0, 0);
        await chmod(hooks, 0o1777);
        await writeFile(join(hooks, 'pre-merge-commit'), 'of root');
        await chown(join(hooks, 'pre-merge-commit'), 0, 0);
        const before = await snapshot(hooks);
        process.seteuid?.(65534);
        assert.match(reasonOf(await install(repository.folder, program)), /cannot be written to/);
        assert.deepEqual(await snapshot(hooks), before);
      });
    });
  });
});

/** Name, mode and content of all that is in the folder; a link by where it leads. */
async function snapshot(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stat = await lstat(path);
      const content = stat.isFile()
        ? (await readFile(path)).toString('hex')
        : stat.isSymbolicLink()
          ? await readlink(path)
          : '';
      return `${name} ${stat.mode.toString(8)} ${content}`;
    }),
  );
}

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
