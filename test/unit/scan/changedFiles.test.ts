import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { Git } from '../../../src/scan/git.ts';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanChangedFiles } from '../../../src/scan/sources/changedFiles.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { anotherToken, aToken } from './inventedTokens.ts';

const git = new Git('git', isolatedGitEnvironment());
const assignment = (token: string) => `TRACKBERRY_API_TOKEN=${token}\n`;

describe('scanChangedFiles', () => {
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
  });

  afterEach(() => repository.dispose());

  /** file:line of every finding, lines from one. */
  async function changed(untracked: boolean, known = noKnownTokens): Promise<string[]> {
    const { findings } = await scanChangedFiles(git, repository.folder, known, { untracked });
    return findings.map(({ file, start }) => `${file}:${start.line + 1}`).toSorted();
  }

  it('takes untracked files only when asked, before the first commit too, and never ignored ones', async () => {
    await repository.write({ 'a b.env': assignment(aToken), 'x.log': assignment(aToken), '.gitignore': '*.log\n' });
    assert.deepEqual(await changed(true), ['a b.env:1']);
    assert.deepEqual(await changed(false), []);
  });

  it('reports what tracked files add to HEAD, and not what it holds', async () => {
    await repository.write({ 'a.env': assignment(aToken), 'b.env': 'B=1\n', 'c.env': assignment(aToken) });
    await repository.commitAll('committed');
    await repository.write({ 'a.env': `A=1\n${assignment(aToken)}`, 'b.env': `B=1\n${assignment(anotherToken)}` });
    await repository.remove('c.env');
    assert.deepEqual(await changed(false), ['b.env:2']);
    assert.deepEqual(await changed(true), ['b.env:2']);
  });

  it('finds known tokens without context, in a tracked file that git ignores too', async () => {
    await repository.write({ 'x.log': 'empty\n', '.gitignore': '*.log\n' });
    await repository.git('add', '--force', '--all');
    await repository.git('commit', '--quiet', '--message', 'forced');
    await repository.write({ 'x.log': `${anotherToken}\n` });
    assert.deepEqual(await changed(false, literalTokens([anotherToken])), ['x.log:1']);
    assert.deepEqual(await changed(false), []);
  });

  it('takes awkward names, skips what is no text, and follows no link', async () => {
    const names = ['quo"te.env', 'line\nfeed.env', '\u00e9\u{1f353}.env'];
    await repository.write(Object.fromEntries(names.map((name) => [name, assignment(aToken)])));
    await repository.write({ 'binary.env': `\0${assignment(aToken)}` });
    await writeFile(Buffer.concat([Buffer.from(`${repository.folder}/l`), Buffer.of(0xe9)]), assignment(aToken));
    await symlink('/etc/hostname', repository.path('link.env'));
    const { findings, scanned } = await scanChangedFiles(git, repository.folder, noKnownTokens, { untracked: true });
    assert.deepEqual(findings.map(({ file }) => file).toSorted(), [...names, 'l\ufffd'].toSorted());
    assert.deepEqual({ files: scanned.files, skipped: scanned.skipped }, { files: names.length + 1, skipped: 2 });
  });

  it('ends when aborted', async () => {
    const reason = new Error('enough');
    const options = { untracked: true, signal: AbortSignal.abort(reason) };
    await assert.rejects(scanChangedFiles(git, repository.folder, noKnownTokens, options), reason);
  });
});
