import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pagingOf } from '../../../../src/explorer/paging/paging.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';
import type { Operation } from '../../../../src/trackberry/operation.ts';

const operations = listOperations(openApiDocument);
const operation = (id: string): Operation => {
  const found = operations.find((each) => each.id === id);
  assert.ok(found);
  return found;
};
const list = operation('listShipments');

function answer(rows: number, meta: unknown = undefined): string {
  return JSON.stringify({ shipments: Array.from({ length: rows }, (_, id) => ({ id })), meta });
}

describe('pagingOf', () => {
  it('offers the next page, and all with their price', () => {
    assert.deepEqual(pagingOf(list, {}, answer(25, { page: 1, per_page: 25, total: 1340 })), {
      next: 2,
      all: { calls: 15 },
    });
    assert.deepEqual(pagingOf(list, { page: '3', per_page: '10' }, answer(10, { page: 3, per_page: 10, total: 31 })), {
      next: 4,
      all: { calls: 1 },
    });
  });

  it('offers no next page at the end, and nothing where all is there', () => {
    assert.deepEqual(pagingOf(list, { page: '2' }, answer(5, { page: 2, per_page: 25, total: 30 })), {
      all: { calls: 1 },
    });
    assert.equal(pagingOf(list, {}, answer(25, { page: 1, per_page: 25, total: 25 })), undefined);
    assert.equal(pagingOf(list, {}, answer(0, { page: 1, per_page: 25, total: 0 })), undefined);
    assert.deepEqual(pagingOf(list, { page: '9' }, answer(0, { page: 9, per_page: 25, total: 30 })), {
      all: { calls: 1 },
    });
  });

  it('goes by the rows where meta is missing, and by the page that was asked for where it echoes another', () => {
    assert.deepEqual(pagingOf(list, {}, answer(25)), { next: 2, all: {} });
    assert.equal(pagingOf(list, {}, answer(24)), undefined);
    assert.deepEqual(pagingOf(list, { page: '4' }, answer(25, { page: 1, per_page: 25, total: 1340 })), {
      next: 5,
      all: { calls: 15 },
    });
  });

  it('believes the length of a page that the server has capped', () => {
    assert.equal(pagingOf(list, { per_page: '500' }, answer(100, { per_page: 100, total: 250 }))?.next, 2);
    assert.equal(pagingOf(list, { per_page: '500' }, answer(100, { total: 250 }))?.next, 2);
  });

  it('offers one more page where the numbers contradict each other, without a price', () => {
    assert.deepEqual(pagingOf(list, { page: '3' }, answer(25, { page: 3, per_page: 25, total: 10 })), {
      next: 4,
      all: {},
    });
  });

  it('has nothing to offer where there are no pages', () => {
    const page = answer(25, { total: 1340 });
    assert.equal(pagingOf(operation('getShipment'), { id: 'ship_1' }, page), undefined);
    assert.equal(pagingOf(operation('createShipment'), {}, page), undefined);
    for (const body of ['', '<html>', 'null', '[]', '{"shipments": null}', '{"a": [], "b": []}', '{"shipments": {}}']) {
      assert.equal(pagingOf(list, {}, body), undefined, body);
    }
  });

  it('answers with whole numbers within reach, whatever the server and the user say', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 53, 1e300, -0, '25', null, [], {}));
    fc.assert(
      fc.property(
        fc.record({ page: number, per_page: number, total: number }, { requiredKeys: [] }),
        fc.oneof(fc.constant(''), fc.integer().map(String), fc.string(), fc.constant('9007199254740991')),
        fc.integer({ min: 0, max: 30 }),
        (meta, page, rows) => {
          const { next, all } = pagingOf(list, { page }, answer(rows, meta)) ?? {};
          assert.ok(next === undefined || (Number.isSafeInteger(next) && next > 1));
          assert.ok(all?.calls === undefined || (all.calls >= 1 && all.calls <= 2500));
        },
      ),
    );
  });
});
