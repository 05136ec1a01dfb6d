import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Arrangement, groupings, orderFields } from '../../../src/shipments/arrangement.ts';
import { Arranger } from '../../../src/shipments/arranger.ts';
import { atOnce } from '../../../src/steps/steps.ts';
import { idsOf, shipments } from './shipment.ts';

const rows = shipments(
  { status: 'approved', vessel: 'MSC 10', origin: 'Callao', destination: 'Rotterdam', pallets_count: 3 },
  { status: 'pending', vessel: 'MSC 9', origin: 'Callao', destination: 'Algeciras', pallets_count: 1 },
  { status: 'approved', vessel: 'msc 9', origin: 'Callao', pallets_count: 2 },
  { status: 'held', origin: 'Callao', destination: 'Rotterdam', pallets_count: 5 },
  { vessel: 'MSC 10', pallets_count: 4 },
);

function arranged(arrangement: Partial<Arrangement>, arranger = new Arranger()) {
  return atOnce(arranger.arrange(rows, { query: '', ...arrangement }, () => undefined));
}
const groups = (arrangement: Partial<Arrangement>) =>
  (arranged(arrangement).groups ?? []).map((group) => idsOf(group.rows));

describe('an arranged list', () => {
  it('is the list itself where nothing is asked', () => {
    assert.equal(arranged({}).rows, rows);
    assert.equal(arranged({ query: '  ' }).rows, rows);
  });

  it('is searched, sorted, and both', () => {
    const order = { by: 'pallets', descending: true } as const;
    assert.equal(idsOf(arranged({ query: 'msc' }).rows), '0 1 2 4');
    assert.equal(idsOf(arranged({ order }).rows), '3 4 0 2 1');
    assert.equal(idsOf(arranged({ query: 'msc', order }).rows), '4 0 2 1');
  });

  it('is in groups: statuses by a shipment’s life, all else by name, and last what has none', () => {
    assert.deepEqual(groups({ grouping: 'status' }), ['1', '0 2', '3', '4']);
    assert.deepEqual(groups({ grouping: 'vessel' }), ['1', '2', '0 4', '3']);
    assert.deepEqual(groups({ grouping: 'route' }), ['2', '1', '0 3', '4']);
  });

  it('has what is found, in order, in its groups', () => {
    const order = { by: 'pallets', descending: false } as const;
    assert.deepEqual(groups({ query: 'callao', order, grouping: 'status' }), ['1', '2 0', '3']);
  });

  it('keeps two routes apart whose names run into each other', () => {
    const two = shipments({ origin: 'a', destination: 'bc' }, { origin: 'ab', destination: 'c' });
    const { groups: found } = atOnce(new Arranger().arrange(two, { query: '', grouping: 'route' }, () => undefined));
    assert.equal(found?.length, 2);
  });

  it('is the same from one that has arranged other things before', () => {
    const arrangement = fc.record({
      query: fc.constantFrom('', 'msc', 'callao 9', 'nothing'),
      order: fc.option(fc.record({ by: fc.constantFrom(...orderFields), descending: fc.boolean() }), {
        nil: undefined,
      }),
      grouping: fc.option(fc.constantFrom(...groupings), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(arrangement, { minLength: 2, maxLength: 5 }), (all) => {
        const arranger = new Arranger();
        for (const each of all) {
          assert.deepEqual(arranged(each, arranger), arranged(each));
        }
      }),
    );
  });
});
