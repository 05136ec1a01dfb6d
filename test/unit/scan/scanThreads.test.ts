import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before } from 'mocha';
import { literalTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanFiles, type Threads } from '../../../src/scan/sources/scanFiles.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { anotherToken, aToken } from './inventedTokens.ts';

const script = new URL('../../../src/scan/sources/scanWorker.ts', import.meta.url);
const known = literalTokens([anotherToken]);

describe('scanFiles with threads', () => {
  let folder: string;
  const paths = Array.from({ length: 500 }, (_, index) => `${index}.env`);

  before(async () => {
    folder = await temporaryFolder('threads');
    await Promise.all(
      paths.map((path, index) =>
        writeFile(
          join(folder, path),
          `TRACKBERRY_TOKEN=${index % 3 === 0 ? aToken : ''}\nx=${index % 5 === 0 ? anotherToken : ''}\n`,
        ),
      ),
    );
    await writeFile(join(folder, '7.env'), `\0${aToken}`);
  });
  after(() => removeFolder(folder));

  for (const [name, threads] of Object.entries<Threads>({
    'this one and a worker': { here: true, workers: 1, script },
    'two workers': { here: false, workers: 2, script },
    'more than there is to do': { here: true, workers: 4, script },
  })) {
    it(`finds in the same order what one thread finds: ${name}`, async () => {
      const alone = await scanFiles(folder, paths, known);
      assert.equal(alone.findings.length, 167 + 100);
      assert.deepEqual(alone.scanned.skipped, 1);
      const seen: number[] = [];
      const together = await scanFiles(folder, paths, known, {
        threads,
        onProgress: ({ done }) => seen.push(done),
      });
      assert.deepEqual(together, alone);
      assert.equal(seen.at(-1), paths.length);
    });
  }

  it('ends when cancelled, with the reason', async () => {
    const controller = new AbortController();
    const scan = scanFiles(folder, paths, known, {
      threads: { here: false, workers: 1, script },
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await assert.rejects(scan, /enough/);
  });

  it('fails when a thread fails', async () => {
    const broken = pathToFileURL(join(folder, 'broken.mjs'));
    await writeFile(broken, 'throw new Error("no memory");');
    await assert.rejects(
      scanFiles(folder, paths, known, { threads: { here: true, workers: 1, script: broken } }),
      /no memory/,
    );
  });

  it('fails when the folder is not there', async () => {
    const gone = join(folder, 'gone');
    await assert.rejects(scanFiles(gone, paths, known, { threads: { here: false, workers: 2, script } }), /ENOENT/);
  });
});
