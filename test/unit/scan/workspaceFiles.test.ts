import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameFromBytes, nameToBytes, shownName } from '../../../src/scan/fileName.ts';
import { Git, GitError, GitMissingError } from '../../../src/scan/git.ts';
import { noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { isIgnored, listFiles, scanFiles } from '../../../src/scan/sources/workspaceFiles.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { isolatedGitEnvironment, TemporaryRepository } from '../../support/temporaryRepository.ts';
import { aToken } from './inventedTokens.ts';

const git = new Git('git', isolatedGitEnvironment());
const env = `TRACKBERRY_API_TOKEN=${aToken}\n`;
const awkward = [
  'with space.env',
  'quo"te\'s.env',
  'line\nfeed.env',
  'tab\t.env',
  ':(top)colon.env',
  '-dash.env',
  'b\u00e9\u{1f353}.env',
];

describe('Files of a workspace', () => {
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await TemporaryRepository.create();
  });

  afterEach(() => repository.dispose());

  describe('listFiles', () => {
    it('gives what is tracked and what is not ignored, once each', async () => {
      await repository.write({
        '.gitignore': 'no/\n*.log\n',
        'a.txt': '',
        'forced.log': '',
        'no/b.txt': '',
        'c/d.txt': '',
      });
      await repository.stage('a.txt', '.gitignore');
      await repository.git('add', '--force', 'forced.log');
      await repository.write({ 'untracked.txt': '' });
      assert.deepEqual((await listFiles(git, repository.folder)).toSorted(), [
        '.gitignore',
        'a.txt',
        'c/d.txt',
        'forced.log',
        'untracked.txt',
      ]);
      assert.deepEqual(await listFiles(git, repository.path('c')), ['d.txt']);
    });

    it('leaves out submodules and repositories inside', async () => {
      const inner = await TemporaryRepository.create({ 'inner.txt': '' });
      await inner.commitAll('inner');
      await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
      await mkdir(repository.path('nested'));
      await repository.git('init', '--quiet', 'nested');
      await writeFile(repository.path('nested/x.txt'), '');
      assert.deepEqual(await listFiles(git, repository.folder), ['.gitmodules']);
      await inner.dispose();
    });

    it('tells a folder without a repository, and a missing git, by class', async () => {
      const folder = await temporaryFolder('plain');
      await assert.rejects(listFiles(git, folder), GitError);
      await assert.rejects(listFiles(new Git('no-such-git'), folder), GitMissingError);
      await removeFolder(folder);
    });

    it('ends when aborted, with the reason', async () => {
      const reason = new Error('enough');
      await assert.rejects(listFiles(git, repository.folder, AbortSignal.abort(reason)), reason);
    });
  });

  it('takes awkward names, bytes that are not UTF-8 included', async () => {
    await repository.write(Object.fromEntries(awkward.map((name) => [name, env])));
    const bytes = Buffer.concat([Buffer.from(`${repository.folder}/latin-`), Buffer.of(0xe9), Buffer.from('.env')]);
    await writeFile(bytes, env);
    const names = await listFiles(git, repository.folder);
    const { findings, scanned } = await scanFiles(repository.folder, names, noKnownTokens);
    assert.deepEqual(findings.map(({ file }) => file).toSorted(), [...awkward, 'latin-\ufffd.env'].toSorted());
    assert.equal(scanned.files, awkward.length + 1);
    for (const name of awkward) {
      assert.equal(await isIgnored(git, repository.folder, name), false);
    }
  });

  it('file names survive the way to a string and back', () => {
    for (const bytes of [
      Buffer.from('b\u00e9\u{1f353}'),
      Buffer.of(0x61, 0xe9, 0xff, 0x80),
      Buffer.of(0xf0, 0x9f),
      Buffer.alloc(0),
    ]) {
      assert.deepEqual(nameToBytes(nameFromBytes(bytes)), bytes);
    }
    assert.equal(shownName(nameFromBytes(Buffer.of(0x61, 0xff))), 'a\ufffd');
  });

  describe('isIgnored', () => {
    it('is true for untracked files under an ignore rule only', async () => {
      await repository.write({ '.gitignore': '*.env\n', 'tracked.env': '', 'ignored.env': '', 'a.txt': '' });
      await repository.git('add', '--force', 'tracked.env');
      const answers = [
        'tracked.env',
        'ignored.env',
        'a.txt',
        'not-there.env',
        repository.path('ignored.env'),
        '../outside.env',
      ];
      assert.deepEqual(await Promise.all(answers.map((path) => isIgnored(git, repository.folder, path))), [
        false,
        true,
        false,
        true,
        true,
        false,
      ]);
    });
  });

  describe('scanFiles', () => {
    it('skips and counts binary, large and unreadable files and links out of the folder', async () => {
      await repository.write({ 'a.env': env, 'binary.env': `\0${env}`, 'large.env': `${env}${'x'.repeat(5 << 20)}` });
      const outside = await temporaryFolder('outside');
      await writeFile(join(outside, 'secret.env'), env);
      await symlink(join(outside, 'secret.env'), repository.path('link.env'));
      await symlink(outside, repository.path('linked'));
      await symlink('a.env', repository.path('inside.env'));
      const paths = [
        'a.env',
        'binary.env',
        'large.env',
        'link.env',
        'linked/secret.env',
        'inside.env',
        'gone.env',
        '.git',
        '../up.env',
      ];
      const { findings, scanned } = await scanFiles(repository.folder, paths, noKnownTokens);
      assert.deepEqual(
        findings.map(({ file }) => file),
        ['a.env'],
      );
      assert.deepEqual(scanned, { files: 1, bytes: env.length, skipped: 6 });
      await removeFolder(outside);
    });

    it('reads UTF-8 and UTF-16 with a byte order mark, positions as in the editor', async () => {
      await writeFile(repository.path('8.env'), `\ufeff${env}`);
      await writeFile(repository.path('16.env'), `\ufeff${env}`, 'utf16le');
      await writeFile(repository.path('16be.env'), Buffer.from(`\ufeff${env}`, 'utf16le').swap16());
      const { findings } = await scanFiles(repository.folder, ['8.env', '16.env', '16be.env'], noKnownTokens);
      assert.deepEqual(
        findings.map(({ start }) => start.character),
        [21, 21, 21],
      );
    });

    it('tells its progress and ends when aborted', async () => {
      const paths = Array.from({ length: 30 }, (_, index) => `${index}.txt`);
      await repository.write(Object.fromEntries(paths.map((path) => [path, path])));
      const seen: number[] = [];
      await scanFiles(repository.folder, paths, noKnownTokens, {
        onProgress: ({ done, total }) => {
          assert.equal(total, 30);
          seen.push(done);
        },
      });
      assert.equal(seen.at(-1), 30);
      const controller = new AbortController();
      const scan = scanFiles(repository.folder, paths, noKnownTokens, {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      });
      await assert.rejects(scan, /enough/);
    });

    it('takes a file that went away since it was listed', async () => {
      await repository.write({ 'a.env': env });
      const names = await listFiles(git, repository.folder);
      await rm(repository.path('a.env'));
      const { scanned } = await scanFiles(repository.folder, names, noKnownTokens);
      assert.deepEqual(scanned, { files: 0, bytes: 0, skipped: 0 });
    });
  });
});
