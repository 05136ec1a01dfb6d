import assert from 'node:assert/strict';
import type { ShipmentQuery } from '../../../src/trackberry/client.ts';
import { findByReference } from '../../../src/trackberry/findByReference.ts';
import { readShipmentPage, type ShipmentPage } from '../../../src/trackberry/shipment.ts';

/** A list of so many shipments, `BU-1` the first, where those at some places have another reference. */
function listOf(length: number, references: Readonly<Record<number, unknown>> = {}) {
  const asked: ShipmentQuery[] = [];
  const rows = Array.from({ length }, (_, place) => ({ id: `ship_${place}`, reference: `BU-${place + 1}` })).map(
    (row, place) => (place in references ? { ...row, reference: references[place] } : row),
  );
  return {
    asked,
    async listShipments(query: ShipmentQuery = {}): Promise<ShipmentPage> {
      const { page = 1, perPage = 25 } = query;
      asked.push(query);
      const shipments = rows.slice((page - 1) * perPage, page * perPage);
      const found = readShipmentPage({ shipments, meta: { page, per_page: perPage, total: length } });
      assert.ok(found);
      return found;
    },
  };
}

describe('findByReference', () => {
  it('stops at the first page that has the reference, and names all of that page', async () => {
    const list = listOf(1000, { 3: ' BU-X', 7: 'BU-X' });
    const { matches, looked, total, all, calls } = await findByReference(list, 'BU-X ');
    assert.deepEqual(
      matches.map(({ id }) => id),
      ['ship_3', 'ship_7'],
    );
    assert.deepEqual({ looked, total, all, calls }, { looked: 100, total: 1000, all: false, calls: 1 });
    assert.deepEqual(list.asked, [{ page: 1, perPage: 100 }]);
  });

  it('says how far it has looked when it found nothing, within its calls', async () => {
    const list = listOf(1000);
    const looked: number[] = [];
    const found = await findByReference(list, 'BU-999', { mostCalls: 2, onPage: (rows) => looked.push(rows) });
    assert.deepEqual([found.matches, found.all, found.calls], [[], false, 2]);
    assert.equal(list.asked.length, 2);
    assert.deepEqual(looked, [100, found.looked]);
  });

  it('knows the end of the list', async () => {
    assert.equal((await findByReference(listOf(0), 'BU-1')).all, true);
    const { all, looked, calls } = await findByReference(listOf(150), 'BU-999');
    assert.deepEqual([all, looked, calls], [true, 150, 2]);
  });

  it('compares texts alone, and the whole of them', async () => {
    const list = listOf(4, { 0: 12, 1: null, 2: { toString: 'BU-1' }, 3: 'BU-12' });
    assert.deepEqual((await findByReference(list, '12')).matches, []);
    assert.deepEqual((await findByReference(list, 'BU-1')).matches, []);
  });

  it('fails as the call that failed', async () => {
    const failure = new Error('No.');
    await assert.rejects(findByReference({ listShipments: () => Promise.reject(failure) }, 'BU-1'), failure);
  });
});
