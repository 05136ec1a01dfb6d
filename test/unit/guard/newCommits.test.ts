import assert from 'node:assert/strict';
import { commitsMadeHere, isPushed, isRoot, leftBehind, type Refs, readRefs } from '../../../src/guard/newCommits.ts';
import { Git } from '../../../src/scan/git.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';

const git = new Git('git', isolatedGitEnvironment());

describe('commits made here', () => {
  let repository: TemporaryRepository;
  let before: Refs;
  const call = () => ({ cwd: repository.folder });
  const look = async () => {
    before = await readRefs(git, call());
  };

  beforeEach(async () => {
    repository = await TemporaryRepository.create({ 'a.txt': 'a\n' });
    await repository.commitAll('first');
    await look();
  });
  afterEach(() => repository.dispose());

  async function commit(subject: string, file = 'b.txt'): Promise<void> {
    await repository.write({ [file]: `${subject}\n` });
    await repository.commitAll(subject);
  }
  /** Subjects, newest first, of what is new since the last look. */
  async function fresh(): Promise<string[]> {
    const now = await readRefs(git, call());
    const commits = await commitsMadeHere(git, call(), before, now);
    before = now;
    return Promise.all(commits.map((id) => repository.git('show', '--no-patch', '--format=%s', id)));
  }

  it('are each one since the last look, the first of all too', async () => {
    const empty = await TemporaryRepository.create({ 'a.txt': 'a\n' });
    const none = await readRefs(git, { cwd: empty.folder });
    assert.equal(none.size, 0);
    await empty.commitAll('first');
    const now = await readRefs(git, { cwd: empty.folder });
    const [id = ''] = await commitsMadeHere(git, { cwd: empty.folder }, none, now);
    assert.equal(id, await empty.git('rev-parse', 'HEAD'));
    assert.equal(await isRoot(git, { cwd: empty.folder }, id), true);
    await empty.dispose();

    await commit('second');
    await commit('third');
    assert.deepEqual(await fresh(), ['third', 'second']);
    assert.deepEqual(await fresh(), []);
    assert.equal(await isRoot(git, call(), await repository.git('rev-parse', 'HEAD')), false);
  });

  it('are what an amend, a rebase, a cherry-pick and am make', async () => {
    await repository.git('commit', '--quiet', '--amend', '--message', 'amended');
    assert.deepEqual(await fresh(), ['amended']);
    await repository.git('switch', '--quiet', '--create', 'side');
    await commit('side', 'side.txt');
    await repository.git('switch', '--quiet', 'main');
    await commit('main', 'main.txt');
    await look();
    await repository.git('cherry-pick', 'side');
    assert.deepEqual(await fresh(), ['side']);
    await repository.git('reset', '--quiet', '--hard', 'HEAD^');
    await look();
    const patch = repository.path('.git/side.patch');
    await repository.git('format-patch', '--quiet', '--output', patch, '-1', 'side');
    await repository.git('am', '--quiet', patch);
    assert.deepEqual(await fresh(), ['side']);
    await repository.git('reset', '--quiet', '--hard', 'HEAD^');
    await repository.git('switch', '--quiet', 'side');
    await look();
    await repository.git('rebase', '--quiet', 'main');
    assert.deepEqual(await fresh(), ['side']);
  });

  it('are not what a branch held already that is checked out, merged or reset to', async () => {
    await repository.git('switch', '--quiet', '--create', 'side');
    await commit('side', 'side.txt');
    await repository.git('switch', '--quiet', 'main');
    await look();
    await repository.git('switch', '--quiet', 'side');
    assert.deepEqual(await fresh(), []);
    await repository.git('switch', '--quiet', '--detach', 'main');
    assert.deepEqual(await fresh(), []);
    await repository.git('switch', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    assert.deepEqual(await fresh(), ['merge']);
    await repository.git('reset', '--quiet', '--hard', 'side');
    assert.deepEqual(await fresh(), []);
  });

  it('are found though a tip of before is gone', async () => {
    await repository.git('branch', 'kept');
    await commit('second');
    await look();
    await repository.git('reset', '--quiet', '--hard', 'HEAD^');
    await repository.git('reflog', 'expire', '--expire=now', '--all');
    await repository.git('gc', '--quiet', '--prune=now');
    await commit('third');
    assert.deepEqual(await fresh(), ['third']);
  });

  it('tell which of them HEAD has left behind', async () => {
    await commit('second');
    const second = await repository.git('rev-parse', 'HEAD');
    await commit('third');
    const third = await repository.git('rev-parse', 'HEAD');
    await repository.git('commit', '--quiet', '--amend', '--message', 'amended');
    const left = await leftBehind(git, call(), [second, third], await readRefs(git, call()));
    assert.deepEqual([...left], [third]);
  });

  describe('with a remote', () => {
    let remote: TemporaryRepository;
    beforeEach(async () => {
      remote = await TemporaryRepository.create({ 'theirs.txt': 'theirs\n' }, 'remote');
      await remote.git('config', 'receive.denyCurrentBranch', 'ignore');
      await repository.git('push', '--quiet', remote.folder, 'main:main');
      await remote.git('reset', '--quiet', '--hard');
      await repository.git('remote', 'add', 'origin', remote.folder);
      await repository.git('fetch', '--quiet', 'origin');
      await repository.git('branch', '--quiet', '--set-upstream-to', 'origin/main');
      await look();
    });
    afterEach(() => remote.dispose());
    const theirs = async (subject: string, file = 'theirs.txt') => {
      await remote.write({ [file]: `${subject}\n` });
      await remote.commitAll(subject);
    };

    it('are not what comes by a pull, a merge or a checkout of theirs', async () => {
      await theirs('pulled');
      await repository.git('pull', '--quiet', '--ff-only');
      assert.deepEqual(await fresh(), []);
      await commit('mine');
      await theirs('merged');
      await repository.git('pull', '--quiet', '--no-rebase', '--no-edit');
      const [merge, ...others] = await fresh();
      assert.match(merge ?? '', /^Merge branch/);
      assert.deepEqual(others, ['mine']);
      await remote.git('switch', '--quiet', '--create', 'feature');
      await theirs('feature');
      await repository.git('fetch', '--quiet');
      await repository.git('switch', '--quiet', 'feature');
      assert.deepEqual(await fresh(), []);
    });

    it('are not what is fetched without a branch of the remote', async () => {
      await remote.git('switch', '--quiet', '--create', 'pull/1');
      await theirs('proposed');
      await repository.git('fetch', '--quiet', remote.folder, 'pull/1');
      await repository.git('switch', '--quiet', '--detach', 'FETCH_HEAD');
      assert.deepEqual(await fresh(), []);
    });

    it('are what was pushed before anybody looked, and that is told', async () => {
      await theirs('pulled');
      await repository.git('pull', '--quiet', '--ff-only');
      await commit('pushed');
      await repository.git('push', '--quiet', 'origin', 'main');
      const pushed = await repository.git('rev-parse', 'HEAD');
      await commit('kept');
      assert.deepEqual(await fresh(), ['kept', 'pushed']);
      assert.equal(await isPushed(git, call(), pushed), true);
      assert.equal(await isPushed(git, call(), await repository.git('rev-parse', 'HEAD')), false);
    });

    it('are not what a remote has where no reflog tells who brought it', async () => {
      await repository.git('config', 'core.logAllRefUpdates', 'false');
      await repository.git('update-ref', '-d', 'refs/remotes/origin/main');
      await look();
      await commit('pushed');
      await repository.git('push', '--quiet', 'origin', 'main');
      assert.deepEqual(await fresh(), []);
    });
  });

  it('end when aborted', async () => {
    const reason = new Error('enough');
    await commit('second');
    const now = await readRefs(git, call());
    const aborted = { ...call(), signal: AbortSignal.abort(reason) };
    await assert.rejects(commitsMadeHere(git, aborted, before, now), reason);
  });
});
