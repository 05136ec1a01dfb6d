import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { workingTreeOf } from '../../../src/scan/workingTree.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';

describe('the working tree of a folder', () => {
  let repository: TemporaryRepository;
  let plain: string;
  before(async () => {
    repository = await TemporaryRepository.create({ 'a b/c/file.txt': 'x\n' });
    await repository.commitAll('Begin');
    await repository.git('worktree', 'add', '--quiet', 'linked');
    plain = await temporaryFolder('plain');
  });
  after(async () => {
    await repository.dispose();
    await removeFolder(plain);
  });

  it('is the nearest folder upwards with a .git', async () => {
    assert.equal(await workingTreeOf(repository.folder), repository.folder);
    assert.equal(await workingTreeOf(repository.path('a b/c')), repository.folder);
    assert.equal(await workingTreeOf(repository.path('no/such folder')), repository.folder);
  });

  it('is the linked one of `git worktree`, whose .git is a file, and a repository inside another', async () => {
    assert.equal(await workingTreeOf(repository.path('linked/a b')), repository.path('linked'));
    await repository.git('init', '--quiet', 'inner');
    await mkdir(repository.path('inner/sub'));
    assert.equal(await workingTreeOf(repository.path('inner/sub')), repository.path('inner'));
  });

  it('is none in a folder without a repository', async () => {
    assert.equal(await workingTreeOf(join(plain, 'deep/er')), undefined);
  });
});
