import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, beforeEach } from 'mocha';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const run = promisify(execFile);

describe('the build of the editor', function () {
  this.timeout(60_000);
  const folders: string[] = [];
  let checkout: string;

  beforeEach('copy what is built', async () => {
    checkout = await temporaryFolder('build');
    folders.push(checkout);
    for (const name of [
      'esbuild.js',
      'startInOneFile.js',
      'thirdParty.js',
      'package.json',
      'tsconfig.json',
      'src',
      'media',
    ]) {
      await cp(join(projectRoot, name), join(checkout, name), { recursive: true });
    }
    await symlink(join(projectRoot, 'node_modules'), join(checkout, 'node_modules'));
  });
  after(() => Promise.all(folders.map(removeFolder)));

  const build = () => run(process.execPath, ['esbuild.js'], { cwd: checkout });

  it('succeeds as it is', async () => {
    await build();
  });

  it('fails when the extension imports undici, however deep', async () => {
    await appendFile(join(checkout, 'src/trackberry/transport.ts'), "\nexport { request as other } from 'undici';\n");
    await assert.rejects(build(), /undici is in the bundle/);
  });

  it('fails when the extension imports undici only when it runs', async () => {
    await appendFile(join(checkout, 'src/extension.ts'), "\nexport const later = () => import('undici');\n");
    await assert.rejects(build(), /undici is in the bundle/);
  });
});
