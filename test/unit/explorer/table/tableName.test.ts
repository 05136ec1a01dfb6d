import assert from 'node:assert/strict';
import { findTables } from '../../../../src/explorer/table/findTables.ts';
import { shipmentId } from '../../../../src/explorer/table/shipmentId.ts';
import { tableName } from '../../../../src/explorer/table/tableName.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { indexed, largestTable } from './indexed.ts';

describe('tableName', () => {
  it('is the way from the root, in short', () => {
    const index = indexed('[{"shipment":{"pallets":[{},{},{},{}]}},{"a\\n":[{},{},{}]}]');
    assert.deepEqual(
      atOnce(findTables(index)).map(({ node }) => tableName(index, node)),
      ['[0].shipment.pallets', '[1].a↵', 'The whole answer'],
    );
  });

  it('leaves out how a long way begins', () => {
    const depth = 100_000;
    const index = indexed(`${'{"a":'.repeat(depth)}[{}]${'}'.repeat(depth)}`);
    assert.equal(tableName(index, depth), '….a.a.a.a.a.a.a.a');
  });
});

describe('shipmentId', () => {
  const ids = (json: string) => {
    const table = largestTable(json);
    return Array.from(table.rows, (row) => shipmentId(table, row));
  };

  it('is the text under "id" of a row in a list of shipments', () => {
    assert.deepEqual(ids('{"shipments":[{"id":"ship_1"},{"id":7},{"id":""},{},"ship_2",{"id":"a","id":"b"}]}'), [
      'ship_1',
      undefined,
      undefined,
      undefined,
      undefined,
      'b',
    ]);
    assert.deepEqual(ids('{"pallets":[{"id":"pallet_1"}]}'), [undefined]);
    assert.deepEqual(ids('[{"id":"a"}]'), [undefined]);
  });
});
