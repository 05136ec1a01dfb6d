import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeSort } from '../../../src/steps/mergeSort.ts';
import { atOnce } from '../../../src/steps/steps.ts';

describe('mergeSort', () => {
  it('sorts as the language does: equal items stay as they stood', () => {
    const items = fc.array(fc.nat(1000), { maxLength: 1_500, size: 'max' });
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 200 }), (items, width) => {
        const compare = (a: number, b: number) =>
          Math.floor((items[a] ?? 0) / width) - Math.floor((items[b] ?? 0) / width);
        assert.deepEqual([...atOnce(mergeSort(items.length, compare))], [...items.keys()].sort(compare));
      }),
    );
  });

  it('lets others have their turn after some hundred comparisons', () => {
    let compared = 0;
    let most = 0;
    const compare = (a: number, b: number) => {
      compared += 1;
      return ((a * 7919) % 10_007) - ((b * 7919) % 10_007);
    };
    for (const _ of mergeSort(10_000, compare)) {
      most = Math.max(most, compared);
      compared = 0;
    }
    assert.ok(most > 0 && most < 600, String(most));
  });
});
