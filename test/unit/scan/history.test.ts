import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { Git, GitError } from '../../../src/scan/git.ts';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { RevisionError, scanCommits } from '../../../src/scan/sources/history.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from './inventedTokens.ts';

const git = new Git('git', isolatedGitEnvironment());
const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('scanCommits', function () {
  this.timeout(20_000);
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
  });

  afterEach(() => repository.dispose());

  /** Subject of the commit and file:line of every finding, lines from one. */
  async function found(range?: string, known = noKnownTokens, folder = repository.folder): Promise<string[]> {
    const { findings } = await scanCommits(git, folder, known, { range });
    return Promise.all(
      findings.map(async ({ commit, file, start }) => {
        const subject = await git.line(['log', '-1', '--format=%s', commit], { cwd: folder });
        return `${subject}: ${file}:${start.line + 1}`;
      }),
    );
  }

  async function commit(message: string, files: Record<string, string>): Promise<void> {
    await repository.write(files);
    await repository.commitAll(message);
  }

  it('finds nothing in a repository without a commit', async () => {
    assert.deepEqual(await scanCommits(git, repository.folder, noKnownTokens), {
      findings: [],
      scanned: { files: 0, bytes: 0, skipped: 0 },
    });
  });

  it('reports a token at the commit that adds it, and only there', async () => {
    await commit('root', { 'a.env': assignment(aToken), 'b.txt': 'b\n' });
    await commit('edit', { 'a.env': `X=1\n${assignment(aToken)}`, 'b.txt': 'c\n' });
    await commit('second', { 'a.env': `X=1\n${assignment(aToken)}${assignment(anotherToken)}` });
    await commit('clean', { 'a.env': 'X=1\n' });
    await commit('again', { 'a.env': `${assignment(aToken)}` });
    assert.deepEqual(await found(), ['again: a.env:1', 'second: a.env:3', 'root: a.env:1']);
  });

  it('reads each content once', async () => {
    await commit('one', { a: 'same\n', b: 'same\n', c: 'other\n' });
    await commit('two', { a: 'other\n' });
    await commit('three', { a: 'same\n', d: 'same\n', large: 'x'.repeat(6_000_000), binary: '\0' });
    const { scanned } = await scanCommits(git, repository.folder, noKnownTokens);
    assert.deepEqual(scanned, { files: 2, bytes: 11, skipped: 2 });
  });

  it('keeps to a range of commits', async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    await commit('two', { 'b.env': assignment(anotherToken) });
    await commit('three', { 'c.txt': 'c\n' });
    assert.deepEqual(await found('HEAD~2..HEAD'), ['two: b.env:1']);
    assert.deepEqual(await found('HEAD~1'), ['two: b.env:1', 'one: a.env:1']);
    assert.deepEqual(await found('HEAD~1..HEAD'), []);
    assert.deepEqual(await found('HEAD..HEAD~2'), []);
  });

  it('reports a copy of a file that was there before the range', async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    await commit('two', { 'copy/a.env': assignment(aToken) });
    assert.deepEqual(await found('HEAD~1..HEAD'), ['two: copy/a.env:1']);
  });

  it('says nothing about a renamed file, changed or not, but about what is added to it', async () => {
    const long = `${assignment(aToken)}${'A=1\n'.repeat(50)}`;
    await commit('one', { 'a.env': long });
    await repository.git('mv', 'a.env', 'b.env');
    await repository.commitAll('rename');
    await rename(repository.path('b.env'), repository.path('c.env'));
    await commit('rename and edit', { 'c.env': `${long}B=1\n` });
    await rename(repository.path('c.env'), repository.path('d.env'));
    await commit('rename and add', { 'd.env': `${long}${assignment(anotherToken)}` });
    assert.deepEqual(await found(), ['rename and add: d.env:52', 'one: a.env:1']);
  });

  it('finds a token in a call that a new line completes', async () => {
    await commit('one', { 'c.py': 'h = {\n  "Authorization":\n    "X" }\n' });
    await commit('two', { 'c.py': `h = {\n  "Authorization":\n    "Bearer ${aToken}" }\n` });
    assert.deepEqual(await found(), ['two: c.py:3']);
  });

  it('reports of a merge what none of its parents holds', async () => {
    await commit('root', { 'a.env': 'A=1\n', 'b.env': 'B=1\n' });
    await repository.git('checkout', '--quiet', '-b', 'side');
    await commit('side', { 'a.env': assignment(aToken) });
    await repository.git('checkout', '--quiet', 'main');
    await commit('main', { 'b.env': 'B=2\n' });
    await repository.git('merge', '--quiet', '--no-edit', 'side');
    assert.deepEqual(await found(), ['side: a.env:1']);
    await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repository.git('merge', '--quiet', '--no-commit', 'side');
    await commit('merge', { 'a.env': `${assignment(aToken)}${assignment(anotherToken)}` });
    assert.deepEqual(await found(), ['merge: a.env:2', 'side: a.env:1']);
    assert.deepEqual(await found('HEAD^1..HEAD'), ['merge: a.env:2', 'side: a.env:1']);
    assert.deepEqual(await found('side..HEAD'), ['merge: a.env:2']);
  });

  it('looks at every branch and tag, and at a HEAD that is on none', async () => {
    await commit('root', { 'r.txt': 'r\n' });
    await repository.git('checkout', '--quiet', '-b', 'other');
    await commit('branch', { 'a.env': assignment(aToken) });
    await repository.git('checkout', '--quiet', '--detach', 'main');
    await commit('tagged', { 't.env': assignment(aToken) });
    await repository.git('tag', '--annotate', '--message', 'a tag', 'v1');
    await repository.git('checkout', '--quiet', '--detach', 'main');
    await commit('detached', { 'd.env': assignment(anotherToken) });
    assert.deepEqual((await found()).toSorted(), ['branch: a.env:1', 'detached: d.env:1', 'tagged: t.env:1']);
  });

  it('finds known tokens without context', async () => {
    await commit('one', { 'notes.txt': `x ${anotherToken}\n` });
    assert.deepEqual(await found(), []);
    assert.deepEqual(await found(undefined, literalTokens([anotherToken])), ['one: notes.txt:1']);
  });

  it('takes awkward names, and leaves submodules alone', async () => {
    const names = ['with space.env', 'quo"te.env', 'line\nfeed.env', ':100644 x.env', '\n:.env', '\u00e9\u{1f353}.env'];
    const inner = await TemporaryRepository.create({ 'inner.env': assignment(aToken) });
    await inner.commitAll('inner');
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
    await writeFile(
      Buffer.concat([Buffer.from(`${repository.folder}/l`), Buffer.of(0xe9), Buffer.from('.env')]),
      assignment(aToken),
    );
    await commit('names', Object.fromEntries(names.map((name) => [name, assignment(aToken)])));
    const { findings } = await scanCommits(git, repository.folder, noKnownTokens);
    assert.deepEqual(findings.map(({ file }) => file).toSorted(), [...names, 'l\ufffd.env'].toSorted());
    await inner.dispose();
  });

  it('works in a shallow clone: its first commit adds all that it holds', async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    await commit('two', { 'b.env': assignment(anotherToken) });
    await commit('three', { 'c.env': assignment(anotherToken) });
    const folder = await temporaryFolder('shallow');
    await git.run(['clone', '--quiet', '--depth=2', `file://${repository.folder}`, folder], { cwd: folder });
    assert.deepEqual(await found(undefined, noKnownTokens, folder), ['three: c.env:1', 'two: a.env:1', 'two: b.env:1']);
    await removeFolder(folder);
  });

  it('skips in a partial clone what is not fetched, and fetches nothing', async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    await repository.git('mv', 'a.env', 'z.env');
    await commit('two', { 'z.env': `${assignment(aToken)}A=1\n`, 'b.env': assignment(anotherToken) });
    await repository.git('config', 'uploadpack.allowFilter', 'true');
    await repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const folder = await temporaryFolder('partial');
    await repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.folder}`, folder);
    const missing = ['rev-list', '--objects', '--all', '--missing=print'];
    const before = await git.line(missing, { cwd: folder });
    assert.match(before, /^\?/m);
    const { scanned } = await scanCommits(git, folder, noKnownTokens);
    assert.deepEqual([scanned.files, scanned.skipped], [2, 1]);
    assert.deepEqual(await found(undefined, noKnownTokens, folder), ['two: b.env:1', 'two: z.env:1']);
    assert.equal(await git.line(missing, { cwd: folder }), before);
    await removeFolder(folder);
  });

  it('works with SHA-256 object names', async () => {
    const folder = await temporaryFolder('sha256');
    await git.run(['init', '--quiet', '--object-format=sha256'], { cwd: folder });
    await writeFile(`${folder}/a.env`, assignment(aToken));
    await git.run(['add', 'a.env'], { cwd: folder });
    const author = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.com'];
    await git.run([...author, 'commit', '--quiet', '--message', 'one'], { cwd: folder });
    assert.deepEqual(await found(undefined, noKnownTokens, folder), ['one: a.env:1']);
    await removeFolder(folder);
  });

  it("is not led astray by the user's settings, nor by a replaced object", async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    const settings = ['log.showSignature=true', 'log.diffMerges=off', 'color.ui=always', 'diff.relative=true'];
    for (const setting of [...settings, 'diff.renames=copies', 'log.showRoot=false', 'diff.noprefix=true']) {
      const [name = '', value = ''] = setting.split('=');
      await repository.git('config', name, value);
    }
    await repository.write({ 'clean.env': 'A=1\n' });
    const clean = await repository.git('hash-object', '-w', 'clean.env');
    await repository.git('replace', await repository.git('rev-parse', 'HEAD:a.env'), clean);
    assert.deepEqual(await found(), ['one: a.env:1']);
  });

  it('takes nothing for a range that would be an option, and says what git says of one that it does not know', async () => {
    await commit('one', { 'a.env': assignment(aToken) });
    for (const range of ['--output=stolen', '-n1', '']) {
      await assert.rejects(scanCommits(git, repository.folder, noKnownTokens, { range }), RevisionError);
    }
    await assert.rejects(scanCommits(git, repository.folder, noKnownTokens, { range: 'no-such' }), GitError);
    await assert.rejects(scanCommits(git, repository.folder, noKnownTokens, { range: 'a.env' }), GitError);
  });

  it('tells how far it is, and ends when aborted', async () => {
    await commit('one', { a: '1\n', b: '2\n', c: '3\n' });
    const told: number[] = [];
    const aborted = new AbortController();
    const reason = new Error('enough');
    const scan = scanCommits(git, repository.folder, noKnownTokens, {
      signal: aborted.signal,
      onProgress: (blobs) => {
        told.push(blobs);
        if (blobs === 2) {
          aborted.abort(reason);
        }
      },
    });
    await assert.rejects(scan, reason);
    assert.deepEqual(told.slice(0, 2), [1, 2]);
  });
});
