import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type OrderField, orderFields } from '../../../src/shipments/arrangement.ts';
import { naturalKey } from '../../../src/shipments/naturalKey.ts';
import { sortedPlaces } from '../../../src/shipments/shipmentOrder.ts';
import { atOnce } from '../../../src/steps/steps.ts';
import type { Shipment } from '../../../src/trackberry/shipment.ts';
import { shipments } from './shipment.ts';

const sorted = (rows: readonly Shipment[], by: OrderField, descending = false) => [
  ...atOnce(sortedPlaces(rows, { by, descending })),
];

describe('the order of shipments', () => {
  it('is by time, whatever the zone', () => {
    const rows = shipments(
      { created_at: '2026-02-11T09:00:00Z' },
      { created_at: '2026-02-11T10:30:00+02:00' },
      { created_at: 'yesterday' },
      {},
      { created_at: '2025-02-11T09:00:00Z' },
    );
    assert.deepEqual(sorted(rows, 'created'), [4, 1, 0, 2, 3]);
    assert.deepEqual(sorted(rows, 'created', true), [0, 1, 4, 2, 3]);
  });

  it('is by the numbers in a reference', () => {
    const rows = shipments(...['BU-10', 'bu-9', 'BU-0010', '', 'AX-100', 'BU-A'].map((reference) => ({ reference })));
    assert.deepEqual(sorted(rows, 'reference'), [4, 1, 0, 2, 5, 3]);
    assert.deepEqual(sorted(rows, 'reference', true), [5, 0, 2, 1, 4, 3]);
  });

  it('is by a shipment’s life', () => {
    const statuses = ['rejected', 'pending', 'on_hold', 'approved', null, 'processing', 'ready_for_review'];
    assert.deepEqual(sorted(shipments(...statuses.map((status) => ({ status }))), 'status'), [1, 5, 6, 3, 0, 2, 4]);
  });

  it('is by vessel, an accent no letter of its own, and by pallets', () => {
    const rows = shipments(
      { vessel: 'Zim', pallets_count: 9 },
      { vessel: 'Ångström', pallets_count: 10 },
      { vessel: 'aurora', pallets_count: 0 },
    );
    assert.deepEqual(sorted(rows, 'vessel'), [1, 2, 0]);
    assert.deepEqual(sorted(rows, 'pallets', true), [1, 0, 2]);
  });

  it('is the one of a stable sort, however many there are', () => {
    const row = fc.record({
      created_at: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
      reference: fc.constantFrom(null, 'a', 'b2', 'b10'),
      status: fc.constantFrom(null, 'pending', 'approved'),
      vessel: fc.constantFrom(null, 'x', 'Y'),
      pallets_count: fc.constantFrom(null, 1, 2, 10),
    });
    const order = fc.record({ by: fc.constantFrom(...orderFields), descending: fc.boolean() });
    const rank: Record<OrderField, (shipment: Shipment) => number> = {
      created: ({ createdAt }) => ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'].indexOf(createdAt ?? ''),
      reference: ({ reference }) => ['a', 'b2', 'b10'].indexOf(reference ?? ''),
      status: ({ status }) => ['pending', 'approved'].indexOf(status ?? ''),
      vessel: ({ vessel }) => ['x', 'Y'].indexOf(vessel ?? ''),
      pallets: ({ palletsCount }) => [1, 2, 10].indexOf(palletsCount ?? 0),
    };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 1_500, size: 'max' }), order, (all, { by, descending }) => {
        const rows = shipments(...all);
        const sign = descending ? -1 : 1;
        const of = (place: number) => {
          const found = rank[by](rows[place] ?? shipments({})[0] ?? assert.fail());
          return found < 0 ? 99 : sign * found;
        };
        assert.deepEqual(
          sorted(rows, by, descending),
          [...rows.keys()].sort((a, b) => of(a) - of(b)),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a natural key', () => {
  it('orders numbers of any length by their size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 0n, max: 10n ** 40n }), (a, b) => {
        assert.equal(naturalKey(`x${a}y`) < naturalKey(`x${b}y`), a < b);
      }),
    );
  });
});
