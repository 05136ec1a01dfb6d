import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { type Needle, NeedleSearch } from '../../../../src/scan/needles/needleSearch.ts';
import { assembleTeddy, moduleFile } from '../../../support/assembleTeddy.ts';

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
});
