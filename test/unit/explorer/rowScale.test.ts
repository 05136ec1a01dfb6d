import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowScale } from '../../../src/explorer/rowScale.ts';

const view = 480;

describe('RowScale', () => {
  it('makes the rows in sight, and a few beside', () => {
    const scale = new RowScale(1_000, 24);
    assert.equal(scale.height, 24_000);
    assert.deepEqual(scale.window(0, view), { first: 0, end: 28, top: 0 });
    assert.deepEqual(scale.window(2_400, view), { first: 92, end: 128, top: 92 * 24 });
    assert.deepEqual(scale.window(24_000 - view, view), { first: 972, end: 1_000, top: 972 * 24 });
    assert.deepEqual(new RowScale(3, 24).window(0, view), { first: 0, end: 3, top: 0 });
    assert.deepEqual(new RowScale(0, 24).window(0, view), { first: 0, end: 0, top: 0 });
  });

  it('reaches every row, however many there are', () => {
    const rows = fc.integer({ min: 1, max: 50_000_000 });
    fc.assert(
      fc.property(
        rows,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, way, at) => {
          const scale = new RowScale(count, 24);
          const row = Math.floor(way * (count - 1));
          const furthest = Math.max(0, scale.height - view);
          const scrollTop = scale.scrollTopFor(row, at * furthest, view);
          assert.ok(scrollTop >= 0 && scrollTop <= furthest + 1e-3, `scrolled to ${scrollTop} of ${furthest}`);
          const { first, end, top } = scale.window(scrollTop, view);
          assert.ok(row >= first && row < end);
          const seenAt = top + (row - first) * 24 - scrollTop;
          assert.ok(seenAt >= -1 && seenAt + 24 <= view + 1, `seen at ${seenAt}`);
        },
      ),
    );
  });

  it('stays where it is for a row that is seen already', () => {
    assert.equal(new RowScale(1_000, 24).scrollTopFor(105, 2_400, view), 2_400);
  });
});
