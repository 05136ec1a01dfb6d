import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson } from '../../../../src/explorer/json/jsonIndexer.ts';
import { JsonRows } from '../../../../src/explorer/json/jsonRows.ts';

function indexed(text: string): JsonIndex {
  const index = indexJson(text);
  assert.ok(index instanceof JsonIndex);
  return index;
}

function nodes(rows: JsonRows): number[] {
  return Array.from({ length: rows.length }, (_, row) => rows.node(row));
}

describe('JsonRows', () => {
  it('are all values of a small text, and two levels of a large one', () => {
    assert.deepEqual(nodes(new JsonRows(indexed('{"a":[1,{"b":2}]}'))), [0, 1, 2, 3, 4]);
    const large = new JsonRows(indexed(JSON.stringify({ rows: new Array(300).fill({ a: 1 }), meta: { page: 1 } })));
    assert.equal(large.length, 1 + 1 + 300 + 1 + 1);
  });

  it('open and close one container, or all that is in it', () => {
    const rows = new JsonRows(indexed('[[1,[2]],[3]]')); // 0 [ 1 [ 2:1 3 [ 4:2 ] ] 5 [ 6:3 ] ]
    rows.setOpen(1, false);
    assert.deepEqual(nodes(rows), [0, 1, 5, 6]);
    rows.setOpen(1, true);
    assert.deepEqual(nodes(rows), [0, 1, 2, 3, 4, 5, 6]);
    rows.setAllOpen(1, false);
    rows.setOpen(1, true);
    assert.deepEqual(nodes(rows), [0, 1, 2, 3, 5, 6]);
    rows.openTo(1);
    assert.deepEqual(nodes(rows), [0, 1, 5]);
    rows.openTo(2);
    assert.deepEqual(nodes(rows), [0, 1, 2, 3, 5, 6]);
  });

  it('reveal a node, and tell the row that hides one', () => {
    const rows = new JsonRows(indexed('[[1,[2]],[3]]'));
    rows.openTo(1);
    assert.equal(rows.node(rows.rowOf(4)), 1);
    rows.reveal(4);
    assert.deepEqual(nodes(rows), [0, 1, 2, 3, 4, 5]);
    assert.equal(rows.node(rows.rowOf(4)), 4);
  });

  it('show just the nodes whose containers are all open', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.tuple(fc.nat(), fc.boolean())), (value, changes) => {
        const index = indexed(JSON.stringify(value));
        const rows = new JsonRows(index);
        for (const [each, open] of changes) {
          rows.setOpen(each % index.length, open);
        }
        const isShown = (node: number): boolean =>
          node === 0 || (rows.isOpen(index.parent(node)) && isShown(index.parent(node)));
        assert.deepEqual(nodes(rows), Array.from({ length: index.length }, (_, node) => node).filter(isShown));
      }),
    );
  });

  it('open 100,000 levels', () => {
    const rows = new JsonRows(indexed('['.repeat(100_000) + ']'.repeat(100_000)));
    assert.equal(rows.length, 3);
    rows.openAll();
    assert.equal(rows.length, 100_000);
    rows.openTo(5);
    rows.reveal(99_999);
    assert.equal(rows.length, 100_000);
  });
});
