import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before } from 'mocha';
import { messageOf } from '../../../src/scan/finding.ts';
import { literalTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanFiles } from '../../../src/scan/sources/scanFiles.ts';
import { ScanWorkers } from '../../../src/scan/sources/scanWorkers.ts';
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

  async function withWorkers<T>(
    count: number,
    work: (workers: ScanWorkers) => Promise<T>,
    program = script,
  ): Promise<T> {
    const workers = new ScanWorkers(count, program);
    try {
      return await work(workers);
    } finally {
      await workers.close();
    }
  }

  for (const [name, here, count] of [
    ['this one and a worker', true, 1],
    ['two workers', false, 2],
    ['more than there is to do', true, 4],
  ] as const) {
    it(`finds in the same order what one thread finds, every time: ${name}`, () =>
      withWorkers(count, async (workers) => {
        const alone = await scanFiles(folder, paths, known);
        assert.equal(alone.findings.length, 167 + 100);
        assert.deepEqual(alone.scanned.skipped, 1);
        for (let round = 0; round < 2; round++) {
          const seen: number[] = [];
          const together = await scanFiles(folder, paths, known, {
            threads: { here, workers },
            onProgress: ({ done }) => seen.push(done),
          });
          assert.deepEqual(together, alone);
          assert.equal(seen.at(-1), paths.length);
        }
      }));
  }

  it('says what is found in the language that the workers were given', async () => {
    const texts = { [messageOf('trackberry-token')]: 'Ein Token im Code.' };
    const workers = new ScanWorkers(1, script, { language: 'de', texts });
    try {
      const { findings } = await scanFiles(folder, ['0.env'], known, { threads: { here: false, workers } });
      assert.equal(findings[0]?.message, 'Ein Token im Code.');
    } finally {
      await workers.close();
    }
  });

  it('ends when cancelled, with the reason', () =>
    withWorkers(1, async (workers) => {
      const controller = new AbortController();
      const scan = scanFiles(folder, paths, known, {
        threads: { here: false, workers },
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      });
      await assert.rejects(scan, /enough/);
    }));

  it('fails when a thread fails, before it is asked or after', async () => {
    const broken = pathToFileURL(join(folder, 'broken.mjs'));
    await writeFile(broken, 'throw new Error("no memory");');
    await withWorkers(
      1,
      async (workers) => {
        for (let round = 0; round < 2; round++) {
          await assert.rejects(scanFiles(folder, paths, known, { threads: { here: true, workers } }), /no memory/);
        }
      },
      broken,
    );
  });

  it('fails when the folder is not there', () =>
    withWorkers(2, async (workers) => {
      const gone = join(folder, 'gone');
      await assert.rejects(scanFiles(gone, paths, known, { threads: { here: false, workers } }), /ENOENT/);
    }));
});
