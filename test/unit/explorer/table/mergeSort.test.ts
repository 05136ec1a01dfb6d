import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atOnce } from '../../../../src/explorer/steps.ts';
import { mergeSort } from '../../../../src/explorer/table/mergeSort.ts';

describe('mergeSort', () => {
  it('sorts as the language does: equal items stay as they stood', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 20 }), (items, width) => {
        const compare = (a: number, b: number) => Math.floor(a / width) - Math.floor(b / width);
        const given = Int32Array.from(items);
        assert.deepEqual([...atOnce(mergeSort(given, compare))], [...items].sort(compare));
        assert.deepEqual([...given], items);
      }),
    );
  });

  it('lets others have their turn', () => {
    const steps = [...mergeSort(new Int32Array(10_000), (a, b) => a - b)];
    assert.ok(steps.length > 100);
  });
});
