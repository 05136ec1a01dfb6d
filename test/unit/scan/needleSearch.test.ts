import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { type Needle, NeedleSearch } from '../../../src/scan/needles/needleSearch.ts';
import { assembleTeddy, moduleFile } from '../../support/assembleTeddy.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { buildScanner } from '../guard/scannerBundle.ts';
import { aToken } from './inventedTokens.ts';

const capacity = 400;

function search(needles: readonly Needle[]): (text: string) => boolean {
  const one = new NeedleSearch(needles, capacity);
  return (text) => one.mayHold(one.buffer.write(text, 'latin1'));
}

/** Few letters, so that parts of needles meet. */
const letters = fc.constantFrom(...'abcdABCDK\u2020\u017f \u00e1');
const needle = fc.record({
  text: fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 3, maxLength: 6 }),
  anyCase: fc.boolean(),
});

describe('NeedleSearch', () => {
  it('is assembled from teddy.wat', async () => {
    assert.equal(await readFile(moduleFile, 'utf8'), await assembleTeddy(), 'stale: npm run wasm');
  });

  it('says of any bytes what a search for each needle says', () => {
    fc.assert(
      fc.property(
        fc.array(needle, { minLength: 1, maxLength: 20 }),
        fc.array(fc.string({ unit: letters, maxLength: capacity }), { minLength: 1, maxLength: 5 }),
        (needles, texts) => {
          const holds = search(needles);
          // One after the other in one buffer: what a longer one leaves behind counts for nothing.
          for (const text of texts) {
            const bytes = Buffer.from(text, 'latin1').toString('latin1');
            const lower = bytes.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
            const expected = needles.some(({ text: asked, anyCase }) => (anyCase ? lower : bytes).includes(asked));
            assert.equal(holds(text), expected);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds a needle at every place, the last one included', () => {
    const holds = search([{ text: 'bearer', anyCase: true }]);
    for (let at = 0; at + 6 <= capacity; at++) {
      assert.equal(holds(`${'x'.repeat(at)}BeaReR`), true);
      assert.equal(holds(`${'x'.repeat(at)}BeaRe`), false);
    }
  });

  it('rules nothing out where the runtime has no WebAssembly, so that the scan finds the same', async function () {
    this.timeout(30_000);
    const folder = await temporaryFolder('jitless');
    const scanner = await buildScanner(folder);
    await writeFile(join(folder, 'a.env'), `TRACKBERRY_TOKEN=${aToken}\nTOKEN=${aToken}\n`);
    const found = promisify(execFile)(process.execPath, ['--jitless', scanner, 'a.env'], { cwd: folder });
    await assert.rejects(found, ({ code, stdout }: { code: number; stdout: string }) => {
      assert.equal(code, 1);
      assert.match(stdout, /^a\.env:1:18: error trackberry-token.*\n.*1 hard-coded API token/);
      return true;
    });
    await removeFolder(folder);
  });
});
