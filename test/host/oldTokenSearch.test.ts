import assert from 'node:assert/strict';
import { join } from 'node:path';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import { type SearchParts, searchOldToken } from '../../src/editor/rotate/oldTokenSearch.ts';
import { Git } from '../../src/scan/git.ts';
import { literalTokens } from '../../src/scan/known/knownTokens.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { aToken } from '../unit/scan/inventedTokens.ts';

describe('the places of a token that was replaced', () => {
  let broken: TemporaryRepository;
  let healthy: TemporaryRepository;
  before(async () => {
    broken = await TemporaryRepository.create({ 'a.txt': 'Nothing here\n', '.git/index': 'junk' }, 'broken');
    healthy = await TemporaryRepository.create({ 'key.txt': `${aToken}\n`, 'picture.bin': 'PNG\0\0' }, 'healthy');
  });
  afterEach(() => mock.restoreAll());
  after(async () => {
    await broken[Symbol.asyncDispose]();
    await healthy[Symbol.asyncDispose]();
  });

  it('are found beside a repository that git cannot read, and what was not looked at is named', async () => {
    const folders = [broken, healthy].map(({ folder }, index) => ({ uri: vscode.Uri.file(folder), name: '', index }));
    mock.getter(vscode.workspace, 'workspaceFolders', () => folders);
    let replaced = 0;
    const { extensionPath = '' } = vscode.extensions.getExtension('trackberry-explorer.trackberry-api-explorer') ?? {};
    const parts = {
      git: { git: () => new Git(), repositories: [] },
      worker: join(extensionPath, 'dist', 'scan-worker.cjs'),
      ownTokens: { known: async () => literalTokens([aToken]) },
      workspaceFindings: { replace: async () => replaced++ },
      log: { warn: () => {} },
    } as unknown as SearchParts; // all that is used of it
    const search = await searchOldToken(parts, aToken, { report: () => {} }, new AbortController().signal);
    assert.deepEqual(search.files, [{ file: 'healthy/key.txt', line: 1 }]);
    const [folder = '', skipped, repository = '', ...others] = search.leftOut;
    assert.match(folder, /^The folder broken: .*index/);
    assert.equal(skipped, 'Skipped files (binary, too large, or links that lead outside): 1.');
    assert.match(repository, /^The repository broken: .*index/);
    assert.deepEqual(others, []);
    assert.equal(replaced, 0); // what is known of the broken one stays
  });
});
