import assert from 'node:assert/strict';
import { readShipment, readShipmentDetail, readShipmentPage } from '../../../src/trackberry/shipment.ts';

/** As documented: https://trackberry.ag/docs/api, "Shipments API". */
const documented = {
  id: 'ship_abc123',
  reference: 'BU-1341',
  status: 'approved',
  vessel: 'MSC Aurora',
  origin: 'Valparaiso, Chile',
  destination: 'Rotterdam, Netherlands',
  pallets_count: 42,
  created_at: '2026-02-10T08:00:00Z',
  approved_at: '2026-02-11T09:15:00Z',
};
const pallet = {
  pallet_number: 'P001',
  produce_name: 'Hass Avocado',
  category: 'I',
  calibre: '14',
  boxes: 120,
  box_weight_kg: 4.0,
};
const check = { name: 'Completeness', result: 'pass', details: 'All required fields present' };

describe('readShipment', () => {
  it('reads every documented field', () => {
    assert.deepEqual(readShipment(documented), {
      id: 'ship_abc123',
      reference: 'BU-1341',
      status: 'approved',
      vessel: 'MSC Aurora',
      origin: 'Valparaiso, Chile',
      destination: 'Rotterdam, Netherlands',
      palletsCount: 42,
      createdAt: '2026-02-10T08:00:00Z',
      approvedAt: '2026-02-11T09:15:00Z',
      raw: documented,
      problems: [],
    });
  });

  for (const field of Object.keys(documented) as (keyof typeof documented)[]) {
    it(`does without ${field}, missing or null, and says nothing of it`, () => {
      const { [field]: _, ...without } = documented;
      for (const raw of [without, { ...documented, [field]: null }]) {
        const { raw: kept, problems, ...fields } = readShipment(raw);
        assert.deepEqual([kept, problems], [raw, []]);
        assert.equal(Object.keys(fields).length, 8);
      }
    });

    it(`names ${field} when it has another type, and keeps the value in raw`, () => {
      for (const wrong of [true, [], {}, field === 'pallets_count' ? '42' : 42]) {
        const raw = { ...documented, [field]: wrong };
        const shipment = readShipment(raw);
        assert.deepEqual(shipment.problems, [`${field} is not ${field === 'pallets_count' ? 'a number' : 'text'}`]);
        assert.equal(shipment.raw[field], wrong);
        assert.equal(Object.keys(shipment).length, 8 + 2);
      }
    });
  }

  it('keeps a status that is not documented, and unknown fields in raw', () => {
    const raw = { ...documented, status: 'on_hold', carrier: { name: 'MSC' } };
    const shipment = readShipment(raw);
    assert.equal(shipment.status, 'on_hold');
    assert.equal(shipment.raw, raw);
  });

  it('takes nothing from the prototype', () => {
    const shipment = readShipment(Object.create(documented));
    assert.deepEqual(shipment, { raw: {}, problems: [] });
    const hostile: unknown = JSON.parse('{"__proto__":{"id":"polluted"},"constructor":1,"reference":"BU-1"}');
    assert.equal(readShipment(hostile).id, undefined);
    assert.equal(readShipment(hostile).reference, 'BU-1');
    assert.equal(Reflect.get({}, 'id'), undefined);
  });

  it('makes of what is no object a shipment that says so', () => {
    for (const value of [null, undefined, 'text', 7, true, []]) {
      assert.deepEqual(readShipment(value), { raw: {}, problems: ['is not an object'] });
    }
  });
});

describe('readShipmentDetail', () => {
  it('reads pallets and checks', () => {
    const { pallets, checks, ...rest } = readShipmentDetail({ ...documented, pallets: [pallet], checks: [check] });
    assert.deepEqual(pallets, [
      {
        palletNumber: 'P001',
        produceName: 'Hass Avocado',
        category: 'I',
        calibre: '14',
        boxes: 120,
        boxWeightKg: 4,
        raw: pallet,
      },
    ]);
    assert.deepEqual(checks, [{ ...check, raw: check }]);
    assert.deepEqual([rest.id, rest.problems], ['ship_abc123', []]);
  });

  it('has none where they are missing or null, and says so where they are no lists', () => {
    for (const lists of [{}, { pallets: null, checks: null }]) {
      const { pallets, checks, problems } = readShipmentDetail({ ...documented, ...lists });
      assert.deepEqual([pallets, checks, problems], [[], [], []]);
    }
    const { pallets, checks, problems } = readShipmentDetail({ ...documented, pallets: {}, checks: 'none' });
    assert.deepEqual([pallets, checks], [[], []]);
    assert.deepEqual(problems, ['pallets is not a list', 'checks is not a list']);
  });

  it('keeps a pallet or a check that is not as documented', () => {
    const { pallets, checks } = readShipmentDetail({ pallets: [null, { boxes: 'many', x: 1 }], checks: [7] });
    assert.deepEqual(pallets, [{ raw: {} }, { raw: { boxes: 'many', x: 1 } }]);
    assert.deepEqual(checks, [{ raw: {} }]);
  });
});

describe('readShipmentPage', () => {
  it('reads the shipments and the total', () => {
    const page = readShipmentPage({ shipments: [documented, null], meta: { page: 1, per_page: 25, total: 251 } });
    assert.deepEqual(
      page?.shipments.map(({ id, problems }) => [id, problems]),
      [
        ['ship_abc123', []],
        [undefined, ['is not an object']],
      ],
    );
    assert.equal(page?.total, 251);
  });

  it('does without a total', () => {
    for (const meta of [undefined, null, {}, { total: '251' }, [], 'meta']) {
      assert.deepEqual(readShipmentPage({ shipments: [], meta }), { shipments: [] });
    }
  });

  it('is undefined for anything else', () => {
    for (const value of [null, [], 'text', {}, { shipments: null }, { shipments: {} }, { shipment: documented }]) {
      assert.equal(readShipmentPage(value), undefined);
    }
  });
});
