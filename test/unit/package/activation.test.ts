import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, before } from 'mocha';
import { loadedAtStart, type Metafile } from '../../support/loadedAtStart.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const run = promisify(execFile);

describe('what the extension loads when VS Code starts', function () {
  this.timeout(60_000);
  let folder: string;
  let modules: string[];
  let all: string[];

  before(async () => {
    folder = await temporaryFolder('activation');
    const file = join(folder, 'metafile.json');
    const build = ['esbuild.js', '--outdir', join(folder, 'dist'), '--metafile', file];
    await run(process.execPath, build, { cwd: projectRoot });
    const metafile = JSON.parse(await readFile(file, 'utf8')) as Metafile;
    modules = loadedAtStart(metafile).modules;
    all = Object.keys(metafile.inputs);
  });
  after(() => removeFolder(folder));

  it('is what it registers', () => {
    assert.ok(modules.includes('src/extension.ts'));
    assert.ok(modules.includes('src/editor/ids.ts'));
  });

  /** Of each of these the extension has modules, none of which is loaded at the start. */
  const later: Record<string, RegExp> = {
    'the explorer': /^src\/(editor\/)?explorer\//,
    'the sandbox': /^src\/sandbox\//,
    'the edits of hook managers’ files': /^src\/guard\/tracked\//,
    'a library': /(^|\/)node_modules\//,
  };
  for (const [what, pattern] of Object.entries(later)) {
    it(`is not ${what}`, () => {
      assert.ok(all.some((module) => pattern.test(module)));
      assert.deepEqual(
        modules.filter((module) => pattern.test(module)),
        [],
      );
    });
  }
});
