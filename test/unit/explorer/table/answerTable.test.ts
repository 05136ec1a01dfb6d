import assert from 'node:assert/strict';
import { findTables } from '../../../../src/explorer/table/findTables.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { indexed, largestTable, shownRow } from './indexed.ts';

describe('findTables', () => {
  it('finds every array with an object in it, the largest first', () => {
    const index = indexed(
      '{"few":[{}],"none":[1,[2]],"empty":[],"many":[1,{"in":[{},{},{},{}]},2],"deep":{"er":[[{}]]}}',
    );
    assert.deepEqual(
      atOnce(findTables(index)).map(({ node, rows }) => `${rows}: ${index.source(node)}`),
      ['4: [{},{},{},{}]', '3: [1,{"in":[{},{},{},{}]},2]', '1: [{}]', '1: [{}]'],
    );
    assert.deepEqual(atOnce(findTables(indexed('[{"a":1}]'))), [{ node: 0, rows: 1 }]);
    assert.deepEqual(atOnce(findTables(indexed('{"a":{"b":1}}'))), []);
  });

  it('goes through an answer of any depth', () => {
    const depth = 100_000;
    assert.equal(atOnce(findTables(indexed('[{"a":'.repeat(depth) + 1 + '}]'.repeat(depth)))).length, depth);
  });
});

describe('AnswerTable', () => {
  it('has a column for each key, in the order in which they come, and tells missing from null and empty', () => {
    const table = largestTable(
      '[{"id":"a","n":1.10},{"n":null,"x":{ "y": [1, 2] }},{"id":"","n":12345678901234567890}]',
    );
    assert.deepEqual(table.columns, [{ key: 'id' }, { key: 'n' }, { key: 'x' }]);
    assert.deepEqual(
      [0, 1, 2].map((place) => shownRow(table, place)),
      [
        ['a', '1.10', undefined],
        [undefined, 'null', '{"y":[1,2]}'],
        ['', '12345678901234567890', undefined],
      ],
    );
  });

  it('shows what is no object in a column of its own', () => {
    const table = largestTable('[7,{"a":true},[{}],"text"]');
    assert.deepEqual(table.columns, [{ key: undefined }, { key: 'a' }]);
    assert.deepEqual(
      [0, 1, 2, 3].map((place) => shownRow(table, place)),
      [
        ['7', undefined],
        [undefined, 'true'],
        ['[{}]', undefined],
        ['text', undefined],
      ],
    );
  });

  it('takes the last of a repeated key, in whatever way it is written, and says in how many rows that is', () => {
    const table = largestTable('[{"a":1,"\\u0061":2},{"a":3},{"__proto__":4,"constructor":5}]');
    assert.deepEqual(table.columns, [{ key: 'a' }, { key: '__proto__' }, { key: 'constructor' }]);
    assert.deepEqual(shownRow(table, 0), ['2', undefined, undefined]);
    assert.equal(table.rowsRepeatingKeys, 1);
  });

  it('counts the keys for which there are no columns', () => {
    const keys = Array.from({ length: 2_000 }, (_, key) => `"k${key}":${key}`);
    const table = largestTable(`[{${keys.join()}}]`);
    assert.equal(table.columns.length + table.moreKeys, 2_000);
    assert.equal(shownRow(table, 0).length, table.columns.length);
    assert.equal(shownRow(table, 0).at(-1), String(table.columns.length - 1));
  });
});
