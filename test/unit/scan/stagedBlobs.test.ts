import assert from 'node:assert/strict';
import { copyFile, writeFile } from 'node:fs/promises';
import { Git, GitError } from '../../../src/scan/git.ts';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanStaged } from '../../../src/scan/sources/stagedBlobs.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken, inventedTokens } from './inventedTokens.ts';

const git = new Git('git', isolatedGitEnvironment());
const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('scanStaged', () => {
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
  });

  afterEach(() => repository.dispose());

  /** file:line of every finding, lines from one. */
  async function staged(known = noKnownTokens): Promise<string[]> {
    const { findings } = await scanStaged(git, repository.folder, known);
    return findings.map(({ file, start }) => `${file}:${start.line + 1}`);
  }

  it('scans before the first commit, and only what is staged', async () => {
    await repository.write({ 'config/a.env': assignment(aToken), 'b.env': assignment(anotherToken) });
    await repository.stage('config/a.env');
    await repository.write({ 'config/a.env': '' });
    assert.deepEqual(await staged(), ['config/a.env:1']);
  });

  it('finds nothing in nothing', async () => {
    assert.deepEqual(await scanStaged(git, repository.folder, noKnownTokens), {
      findings: [],
      scanned: { files: 0, bytes: 0, skipped: 0 },
    });
  });

  describe('after a commit', () => {
    beforeEach(async () => {
      await repository.write({ 'a.env': `A=1\n${assignment(aToken)}`, 'b.env': 'B=1\n' });
      await repository.commitAll('committed');
    });

    it('says nothing about what is committed, moved or deleted', async () => {
      await repository.write({ 'a.env': `X=1\nY=2\nA=1\n${assignment(aToken)}Z=3\n` });
      await repository.stage('a.env');
      assert.deepEqual(await staged(), []);
      await repository.git('rm', '--quiet', '--force', 'a.env');
      assert.deepEqual(await staged(), []);
    });

    it('reports a token that replaces another on the same line', async () => {
      await repository.write({ 'a.env': `A=1\n${assignment(anotherToken)}` });
      await repository.stage('a.env');
      assert.deepEqual(await staged(), ['a.env:2']);
    });

    it('reports a second copy, at the line that is new', async () => {
      await repository.write({ 'a.env': `export ${assignment(aToken)}A=1\n${assignment(aToken)}` });
      await repository.stage('a.env');
      assert.deepEqual(await staged(), ['a.env:1']);
    });

    it('reports a token that a new line completes', async () => {
      await repository.write({ 'c.py': `h = {\n  "Authorization":\n    "X" }\n` });
      await repository.commitAll('c');
      await repository.write({ 'c.py': `h = {\n  "Authorization":\n    "Bearer ${aToken}" }\n` });
      await repository.stage('c.py');
      assert.deepEqual(await staged(), ['c.py:3']);
    });

    it('compares a renamed file with what it was', async () => {
      const long = `${assignment(aToken)}${'A=1\n'.repeat(50)}`;
      await repository.write({ 'a.env': long });
      await repository.commitAll('longer');
      await repository.git('mv', 'a.env', 'moved to.env');
      assert.deepEqual(await staged(), []);
      await repository.write({ 'moved to.env': `${long}${assignment(anotherToken)}` });
      await repository.stage('moved to.env');
      assert.deepEqual(await staged(), ['moved to.env:52']);
    });

    it('finds known tokens without context', async () => {
      await repository.write({ 'b.env': `x ${anotherToken}\n` });
      await repository.stage('b.env');
      assert.deepEqual(await staged(), []);
      assert.deepEqual(await staged(literalTokens([anotherToken])), ['b.env:1']);
    });

    it('honours GIT_INDEX_FILE', async () => {
      const index = repository.path('.git/other-index');
      await copyFile(repository.path('.git/index'), index);
      await repository.write({ 'b.env': assignment(anotherToken) });
      await repository.stage('b.env');
      const other = new Git('git', { ...isolatedGitEnvironment(), GIT_INDEX_FILE: index });
      assert.deepEqual((await scanStaged(other, repository.folder, noKnownTokens)).findings, []);
      assert.deepEqual(await staged(), ['b.env:1']);
    });

    it('works in a worktree', async () => {
      const folder = await temporaryFolder('worktree');
      await repository.git('worktree', 'add', '--quiet', `${folder}/tree`);
      await writeFile(`${folder}/tree/w.env`, assignment(anotherToken));
      await git.run(['add', 'w.env'], { cwd: `${folder}/tree` });
      const { findings } = await scanStaged(git, `${folder}/tree`, noKnownTokens);
      assert.deepEqual(
        findings.map(({ file }) => file),
        ['w.env'],
      );
      await removeFolder(folder);
    });
  });

  it('takes awkward names, binary and large files, links and modes', async () => {
    const names = ['with space.env', 'quo"te.env', 'line\nfeed.env', 'tab\t.env', '\u00e9\u{1f353}.env'];
    await repository.write(Object.fromEntries(names.map((name) => [name, assignment(aToken)])));
    await repository.write({
      'binary.env': `\0${assignment(aToken)}`,
      'large.env': assignment(aToken).repeat(150_000),
      'empty.env': '',
    });
    await writeFile(
      Buffer.concat([Buffer.from(`${repository.folder}/l`), Buffer.of(0xe9), Buffer.from('.env')]),
      assignment(aToken),
    );
    await repository.git('add', '--all');
    const { findings, scanned } = await scanStaged(git, repository.folder, noKnownTokens);
    assert.deepEqual(findings.map(({ file }) => file).toSorted(), [...names, 'l\ufffd.env'].toSorted());
    assert.equal(scanned.skipped, 2);
    assert.equal(scanned.files, names.length + 2);
  });

  it('leaves submodules alone', async () => {
    const inner = await TemporaryRepository.create({ 'inner.env': assignment(aToken) });
    await inner.commitAll('inner');
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
    assert.deepEqual(await staged(), []);
    await inner.dispose();
  });

  it('works with SHA-256 object names', async () => {
    const folder = await temporaryFolder('sha256');
    await git.run(['init', '--quiet', '--object-format=sha256'], { cwd: folder });
    await writeFile(`${folder}/a.env`, assignment(inventedTokens.prefixed ?? ''));
    await git.run(['add', 'a.env'], { cwd: folder });
    assert.equal((await scanStaged(git, folder, noKnownTokens)).findings.length, 1);
    await removeFolder(folder);
  });

  it('tells a folder without a repository by class, and ends when aborted', async () => {
    const folder = await temporaryFolder('plain');
    await assert.rejects(scanStaged(git, folder, noKnownTokens), GitError);
    const reason = new Error('enough');
    await assert.rejects(scanStaged(git, repository.folder, noKnownTokens, AbortSignal.abort(reason)), reason);
    await removeFolder(folder);
  });
});
