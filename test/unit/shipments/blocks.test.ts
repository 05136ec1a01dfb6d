import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf, firstAndRest, mostChildren, type Span } from '../../../src/shipments/blocks.ts';

const texts = (spans: readonly Span[]) => spans.map(({ from, to }) => `${from + 1}–${to}`);

describe('blocks of a long list', () => {
  it('are none where the rows can be shown themselves', () => {
    assert.deepEqual(firstAndRest(1_000), { first: { from: 0, to: 1_000 } });
    assert.deepEqual(blocksOf({ from: 1_000, to: 2_000 }), []);
  });

  it('have 1,000 rows each', () => {
    const { rest } = firstAndRest(3_340);
    assert.deepEqual(rest && texts([rest, ...blocksOf(rest)]), ['1001–3340', '1001–2000', '2001–3000', '3001–3340']);
  });

  it('have blocks in them where there are more than a million', () => {
    const blocks = blocksOf({ from: 1_000, to: 2_500_000 });
    assert.deepEqual(texts(blocks), ['1001–1001000', '1001001–2001000', '2001001–2500000']);
  });

  it('hold every place once, in order, never more than 1,000 side by side', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), (length) => {
        const { first, rest = { from: first.to, to: first.to } } = firstAndRest(length);
        assert.equal(first.from, 0);
        assert.equal(rest.to, length);
        const check = (span: Span): void => {
          const blocks = blocksOf(span);
          assert.ok(blocks.length <= mostChildren);
          assert.ok(blocks.length > 0 || span.to - span.from <= mostChildren);
          assert.equal(blocks.at(0)?.from ?? span.from, span.from);
          assert.equal(blocks.at(-1)?.to ?? span.to, span.to);
          for (const [index, block] of blocks.entries()) {
            assert.equal(block.from, blocks[index - 1]?.to ?? span.from);
            assert.ok(block.to > block.from);
          }
          for (const block of [blocks.at(0), blocks.at(-1)]) {
            if (block !== undefined) check(block);
          }
        };
        check(rest);
      }),
    );
  });
});
