import assert from 'node:assert/strict';
import { ShipmentBook } from '../../../src/sandbox/shipments.ts';
import { shipmentStatuses } from '../../../src/trackberry/openapi.ts';

describe('ShipmentBook', () => {
  const all = (book: ShipmentBook) => book.page(1, Number.MAX_SAFE_INTEGER, undefined).shipments;
  const details = (book: ShipmentBook) => all(book).map(({ id }) => book.detail(id));

  it('gives the same shipments, pallets and checks for the same seed', () => {
    assert.deepEqual(details(new ShipmentBook(40, 7)), details(new ShipmentBook(40, 7)));
  });

  it('gives others for another seed', () => {
    assert.notDeepEqual(all(new ShipmentBook(40, 7)), all(new ShipmentBook(40, 8)));
  });

  it('gives the same pallets in whatever order one asks', () => {
    const [first, second] = [new ShipmentBook(10, 1), new ShipmentBook(10, 1)];
    const ids = all(first).map(({ id }) => id);
    const backwards = ids.toReversed().map((id) => second.detail(id));
    assert.deepEqual(backwards.toReversed(), details(first));
  });

  it('shows every status, however few shipments there are', () => {
    assert.deepEqual(
      all(new ShipmentBook(5, 3)).map(({ status }) => status),
      shipmentStatuses,
    );
  });

  it('may be empty', () => {
    assert.deepEqual(new ShipmentBook(0, 1).page(1, 25, undefined), { shipments: [], total: 0 });
  });

  it('has an approval date where and only where it was approved, later than the creation', () => {
    for (const { status, created_at: created, approved_at: approved } of all(new ShipmentBook(250, 1))) {
      assert.match(String(created), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(typeof approved === 'string', status === 'approved');
      assert.ok(typeof approved !== 'string' || String(created) < approved);
    }
  });

  it('shows all three results of a check, and a failed one for each rejected shipment', () => {
    const results = details(new ShipmentBook(250, 1)).map((detail) => ({
      status: detail?.status,
      results: detail?.checks.map(({ result }) => result) ?? [],
    }));
    assert.deepEqual([...new Set(results.flatMap((each) => each.results))].sort(), ['fail', 'pass', 'warning']);
    for (const { status, results: ofOne } of results) {
      assert.equal(ofOne.includes('fail'), status === 'rejected');
    }
  });

  it('keeps 100,000 distinct and in order, none older than three years', () => {
    const shipments = all(new ShipmentBook(100_000, 1));
    assert.equal(new Set(shipments.map(({ id }) => id)).size, 100_000);
    assert.ok(
      shipments.every(({ created_at }, index) => {
        const next = shipments[index + 1]?.created_at;
        return next === undefined || String(next) <= String(created_at);
      }),
    );
    assert.ok(String(shipments.at(-1)?.created_at) > '2023-02-11');
  });
});
