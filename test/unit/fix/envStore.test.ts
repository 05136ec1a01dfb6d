import assert from 'node:assert/strict';
import { readFile, stat, symlink } from 'node:fs/promises';
import { afterEach, beforeEach } from 'mocha';
import { envRefusal, type GitAnswers, storeVariable } from '../../../src/fix/envStore.ts';
import { Git } from '../../../src/scan/git.ts';
import { isIgnored, isTracked } from '../../../src/scan/sources/workspaceFiles.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';

const name = 'TRACKBERRY_API_TOKEN';

describe('The .env of a repository', () => {
  let repository: TemporaryRepository;
  let git: GitAnswers;
  beforeEach(async () => {
    repository = await TemporaryRepository.create({ '.gitignore': '.env\n' });
    const program = new Git('git', isolatedGitEnvironment());
    git = {
      isTracked: (file) => isTracked(program, repository.folder, file),
      isIgnored: (file) => isIgnored(program, repository.folder, file),
    };
  });
  afterEach(() => repository.dispose());

  const store = (value: string, replace = false) => storeVariable(repository.folder, git, { name, value, replace });
  const text = () => readFile(repository.path('.env'), 'utf8');

  it('is made for its owner alone', async () => {
    assert.deepEqual(await store(aToken), { kind: 'stored' });
    assert.equal(await text(), `${name}=${aToken}\n`);
    assert.equal((await stat(repository.path('.env'))).mode & 0o777, 0o600);
  });

  it('keeps what is in it, and the mode that it has', async () => {
    await repository.write({ '.env': 'PORT=8080\n' });
    const { mode } = await stat(repository.path('.env'));
    assert.deepEqual(await store(aToken), { kind: 'stored' });
    assert.equal(await text(), `PORT=8080\n${name}=${aToken}\n`);
    assert.equal((await stat(repository.path('.env'))).mode, mode);
  });

  it('loses another value only when that is wanted', async () => {
    await store(aToken);
    assert.deepEqual(await store(anotherToken), { kind: 'taken' });
    assert.equal(await text(), `${name}=${aToken}\n`);
    assert.deepEqual(await store(aToken), { kind: 'stored' });
    assert.deepEqual(await store(anotherToken, true), { kind: 'stored' });
    assert.equal(await text(), `${name}=${anotherToken}\n`);
  });

  it('takes no token while git tracks it, though it is ignored', async () => {
    await repository.write({ '.env': 'PORT=8080\n' });
    await repository.git('add', '--force', '.env');
    assert.match((await envRefusal(repository.folder, git))?.reason ?? '', /is tracked/);
    assert.equal((await store(aToken)).kind, 'refused');
    assert.equal(await text(), 'PORT=8080\n');
  });

  it('takes no token while git would take it', async () => {
    await repository.write({ '.gitignore': '.env\n!.env\n' });
    assert.equal(await envRefusal(repository.folder, git), undefined);
    const refused = await store(aToken);
    assert.match(refused.kind === 'refused' ? refused.reason : '', /does not ignore/);
    await assert.rejects(text(), { code: 'ENOENT' });
  });

  it('is not a link that leads elsewhere, nor is .gitignore', async () => {
    const outside = await temporaryFolder('outside');
    try {
      for (const link of ['.env', '.gitignore']) {
        await using linked = await TemporaryRepository.create({ '.git/info/exclude': '.env\n' });
        await symlink(`${outside}/target`, linked.path(link));
        const refused = await storeVariable(linked.folder, git, { name, value: aToken, replace: true });
        assert.match(refused.kind === 'refused' ? refused.reason : '', /is a link/, link);
      }
      await assert.rejects(stat(`${outside}/target`), { code: 'ENOENT' });
    } finally {
      await removeFolder(outside);
    }
  });

  it('takes no token that the readers of such files read differently', async () => {
    assert.equal((await store('two words')).kind, 'refused');
    await assert.rejects(text(), { code: 'ENOENT' });
  });
});
