import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedHooks, installHooks, removeHooks } from '../../../src/guard/gitHooks.ts';
import { commitHooks } from '../../../src/guard/hookNames.ts';
import { hookPlaces, notWritable } from '../../../src/guard/hookPlace.ts';
import { Git } from '../../../src/scan/git.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { git, placesOf, reasonOf } from './hookTests.ts';

const program = { runtime: '/r', cli: '/c', knownTokensFile: '/k', whenCannotRun: 'allow' } as const;

describe('The place of git hooks', () => {
  let repository: TemporaryRepository;
  let outside: string;
  let own: { kind: 'own'; hooks: string };

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'a/b.txt': '' });
    outside = await temporaryFolder('outside');
    own = { kind: 'own', hooks: repository.path('.git/hooks') };
  });

  afterEach(async () => {
    await repository.dispose();
    await removeFolder(outside);
  });

  describe("is the repository's own folder", () => {
    it('before the first commit, also seen from a folder inside', async () => {
      for (const folder of [repository.folder, repository.path('a')]) {
        assert.deepEqual(await hookPlaces(git, folder), { kind: 'places', own, ownRuns: true, active: own });
      }
    });

    it('in a worktree: that of the repository, shared', async () => {
      await repository.commitAll('one');
      await repository.git('worktree', 'add', '--quiet', join(outside, 'tree'));
      assert.deepEqual((await placesOf(join(outside, 'tree'))).active, own);
    });

    it('in a submodule: one inside its own git folder', async () => {
      const inner = await TemporaryRepository.create({ 'a.txt': '' });
      await inner.commitAll('inner');
      await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
      const hooks = repository.path('.git/modules/module/hooks');
      assert.deepEqual((await placesOf(repository.path('module'))).active, { kind: 'own', hooks });
      assert.deepEqual((await placesOf(repository.folder)).active, own);
      await inner.dispose();
    });

    it('where core.hooksPath names it, or another folder inside .git', async () => {
      await repository.git('config', 'core.hooksPath', '.git/hooks');
      assert.deepEqual((await placesOf(repository.path('a'))).active, own);
      await repository.git('config', 'core.hooksPath', '.git/my hooks');
      const { active, ownRuns } = await placesOf(repository.path('a'));
      assert.deepEqual(active, { kind: 'own', hooks: repository.path('.git/my hooks') });
      assert.equal(ownRuns, false);
    });

    it('with quotes, spaces and line breaks in its path', async () => {
      const odd = join(outside, `a 'b" $(c)\nd`);
      await rename(repository.folder, odd);
      assert.deepEqual((await placesOf(odd)).active, { kind: 'own', hooks: join(odd, '.git/hooks') });
      await rename(odd, repository.folder);
    });
  });

  describe('is the tracked files of', () => {
    const managed: readonly (readonly [files: readonly string[], hooksPath: string | undefined, manager: object])[] = [
      [['.husky/pre-commit'], undefined, { name: 'Husky', scripts: '.husky', husky8: false }],
      [['.husky/_/h', '.husky/_/husky.sh'], '.husky/_', { name: 'Husky', scripts: '.husky', husky8: false }],
      [['.husky/_/husky.sh'], '.husky', { name: 'Husky', scripts: '.husky', husky8: true }],
      [['.husky/_/husky.sh'], undefined, { name: 'Husky', scripts: '.husky', husky8: true }],
      [['web/.husky/_/h'], 'web/.husky/_', { name: 'Husky', scripts: 'web/.husky', husky8: false }],
      [['lefthook.yml'], undefined, { name: 'lefthook', file: 'lefthook.yml' }],
      [['.lefthook.toml'], undefined, { name: 'lefthook', file: '.lefthook.toml' }],
      [['.config/lefthook.json'], undefined, { name: 'lefthook', file: '.config/lefthook.json' }],
      [['.pre-commit-config.yaml'], undefined, { name: 'the pre-commit framework', file: '.pre-commit-config.yaml' }],
      [['my hooks/pre-push'], 'my hooks', { name: 'a tracked hooks folder', scripts: 'my hooks', husky8: false }],
      [[], 'not/there', { name: 'a tracked hooks folder', scripts: 'not/there', husky8: false }],
    ];
    for (const [files, hooksPath, manager] of managed) {
      const { name, ...where } = manager as { name: string; scripts?: string; file?: string };
      it(`${name}: ${files.join(', ')}${hooksPath === undefined ? '' : `, core.hooksPath ${hooksPath}`}`, async () => {
        for (const file of files) await repository.write({ [file]: '' });
        if (hooksPath !== undefined) await repository.git('config', 'core.hooksPath', hooksPath);
        const expected = Object.entries(where).map(([key, value]) => [
          key,
          typeof value === 'string' ? repository.path(value) : value,
        ]);
        const places = await placesOf(repository.path('a'));
        const active = { kind: 'tracked', root: repository.folder, manager: { name, ...Object.fromEntries(expected) } };
        assert.deepEqual(places, { kind: 'places', own, ownRuns: hooksPath === undefined, active });
      });
    }

    it('Husky, in a worktree: its own files there', async () => {
      await repository.commitAll('one');
      await repository.git('config', 'core.hooksPath', '.husky/_');
      const tree = join(outside, 'tree');
      await repository.git('worktree', 'add', '--quiet', tree);
      const manager = { name: 'Husky', scripts: join(tree, '.husky'), husky8: false };
      assert.deepEqual((await placesOf(tree)).active, { kind: 'tracked', root: tree, manager });
    });

    it('a hooks folder that is a link into the working tree', async () => {
      await repository.write({ 'scripts/hooks/pre-commit': '' });
      await rm(own.hooks, { recursive: true });
      await symlink('../scripts/hooks', own.hooks);
      const { active } = await placesOf(repository.folder);
      const manager = { name: 'a tracked hooks folder', scripts: repository.path('scripts/hooks'), husky8: false };
      assert.deepEqual(active, { kind: 'tracked', root: repository.folder, manager });
    });

    it('a relative core.hooksPath of the user: a folder in each repository', async () => {
      const { active } = await placesOf(repository.folder, await withUserSetting('.githooks'));
      assert.equal(active.kind, 'tracked');
    });
  });

  /** git with this core.hooksPath in the settings of the user. */
  async function withUserSetting(hooksPath: string): Promise<Git> {
    const file = join(outside, 'gitconfig');
    await writeFile(file, `[core]\n\thooksPath = ${hooksPath}\n`);
    return new Git('git', { ...isolatedGitEnvironment(), GIT_CONFIG_GLOBAL: file, HOME: outside });
  }

  describe('is shared, by core.hooksPath', () => {
    it('of the user: installed there, beside what is there, and removed', async () => {
      const users = await withUserSetting('~/my hooks');
      const hooks = join(outside, 'my hooks');
      const { active, ownRuns } = await placesOf(repository.folder, users);
      assert.deepEqual([active, ownRuns], [{ kind: 'shared', hooks }, false]);
      const place = { kind: 'shared', hooks } as const;
      await mkdir(hooks);
      await writeFile(join(hooks, 'pre-commit'), 'mine');
      const result = { kind: 'installed', chained: ['pre-commit'] };
      assert.deepEqual(await installHooks(place, commitHooks, program), result);
      assert.deepEqual(await installedHooks(own), []);
      assert.equal((await removeHooks(place)).kind, 'removed');
      assert.equal(await readFile(join(hooks, 'pre-commit'), 'utf8'), 'mine');
    });

    it('of the system', async () => {
      const file = join(outside, 'system');
      await writeFile(file, `[core]\n\thooksPath = ${outside}/hooks\n`);
      const { GIT_CONFIG_NOSYSTEM: _, ...environment } = isolatedGitEnvironment();
      const { active } = await placesOf(repository.folder, new Git('git', { ...environment, GIT_CONFIG_SYSTEM: file }));
      assert.deepEqual(active, { kind: 'shared', hooks: join(outside, 'hooks') });
    });

    it('unless the repository has one of its own', async () => {
      await repository.git('config', 'core.hooksPath', '.git/hooks');
      assert.deepEqual((await placesOf(repository.folder, await withUserSetting('~/hooks'))).active, own);
    });
  });

  describe('is refused, in a sentence that says what to do:', () => {
    const active = async (by = git) => reasonOf((await placesOf(repository.folder, by)).active);

    it('no repository, a bare repository, no git', async () => {
      assert.match(reasonOf(await hookPlaces(git, outside)), /in no git repository/);
      await git.run(['init', '--quiet', '--bare'], { cwd: outside });
      assert.match(reasonOf(await hookPlaces(git, outside)), /git refuses to work here/);
      assert.match(reasonOf(await hookPlaces(new Git('no-such-git'), repository.folder)), /git was not found/);
    });

    it('a folder outside that the repository itself names, directly or by links', async () => {
      await repository.git('config', 'core.hooksPath', `${outside}/hooks`);
      assert.match(await active(), /core\.hooksPath, local setting.*outside this repository/);
      await symlink(outside, repository.path('hooks'));
      await repository.git('config', 'core.hooksPath', 'hooks/deeper');
      assert.match(await active(), /outside this repository/);
      await repository.git('config', '--unset', 'core.hooksPath');
      await rm(own.hooks, { recursive: true });
      await symlink(outside, own.hooks);
      assert.match(await active(), /outside this repository.*replace the link/);
    });

    it('a core.hooksPath that is no folder, or empty, which switches hooks off', async () => {
      await repository.git('config', 'core.hooksPath', '');
      assert.match(await active(), /is not a folder: it runs none/);
      await repository.git('config', 'core.hooksPath', '/dev/null');
      assert.match(await active(), /is not a folder: it runs none/);
      assert.match(await active(await withUserSetting('/dev/null')), /is not a folder/);
    });

    it('a core.hooksPath of the command line', async () => {
      const environment = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: outside };
      assert.match(await active(new Git('git', { ...isolatedGitEnvironment(), ...environment })), /command setting/);
    });

    it('Overcommit, with what to add', async () => {
      await repository.write({ '.overcommit.yml': '' });
      const { active: found } = await placesOf(repository.folder);
      assert.match(reasonOf(found), /managed by Overcommit/);
      assert.match(found.kind === 'refused' ? (found.snippet ?? '') : '', /trackberry-scan, --staged/);
    });

    it('a folder that can be written to is not', async () => {
      assert.equal(await notWritable(join(outside, 'not', 'there')), undefined);
    });
  });
});
