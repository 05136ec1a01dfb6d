import assert from 'node:assert/strict';
import { checksSummary } from '../../../../src/explorer/shipment/checks.ts';
import { instant } from '../../../../src/explorer/shipment/instant.ts';
import type { Pallets } from '../../../../src/explorer/shipment/pallets.ts';
import { shipmentView } from '../../../../src/explorer/shipment/shipmentView.ts';

/** The view of a shipment given as JSON text, since numbers in it count digit by digit. */
const view = (shipment: string) => shipmentView(`{"shipment":${shipment}}`);

function palletsOf(shipment: string): Pallets {
  const { pallets } = view(shipment);
  assert.ok(typeof pallets === 'object');
  return pallets;
}

const avocado = (rest: string) => `{"produce_name":"Hass Avocado","category":"Avocado",${rest}}`;
const mango = (rest: string) => `{"produce_name":"Kent Mango","category":"Mango",${rest}}`;

describe('shipmentView', () => {
  it('has the documented fields, and absent ones as absent', () => {
    const { title, status, origin, vessel, id, further } = view(
      '{"id":"ship_1","reference":"BU-1","status":"approved","vessel":null,"origin":"Callao, Peru"}',
    );
    assert.deepEqual(
      { title, status, origin, vessel, id, further },
      {
        title: 'BU-1',
        status: { label: 'Approved', tone: 'good' },
        origin: 'Callao, Peru',
        vessel: undefined,
        id: 'ship_1',
        further: [],
      },
    );
  });

  it('shows what is not as documented as it came', () => {
    const { reference, status, vessel, pallets, checks } = view(
      '{"reference":12345678901234567890,"status":"constructor","vessel":["a",1.10],"pallets":"none","checks":false}',
    );
    assert.equal(reference, '12345678901234567890');
    assert.deepEqual(status, { label: 'constructor', tone: 'quiet' });
    assert.equal(vessel, '["a", 1.10]');
    assert.equal(pallets, 'none');
    assert.equal(checks, 'false');
  });

  it('lists every further field, also those beside the shipment', () => {
    const { further } = shipmentView('{"shipment":{"id":"x","temp":1.10,"__proto__":"p"},"meta":{"a":null}}');
    assert.deepEqual(further, [
      ['temp', '1.10'],
      ['__proto__', 'p'],
      ['meta', '{"a": null}'],
    ]);
  });

  it('has a title for a shipment without anything', () => {
    const { title, pallets, checks, status } = view('{}');
    assert.equal(title, 'Shipment without reference');
    assert.equal(status.label, 'Status not given');
    assert.equal(pallets, undefined);
    assert.equal(checks, undefined);
  });
});

describe('the pallets of a shipment', () => {
  it('are grouped by produce, with exact sums', () => {
    const { groups, boxes, weightKg } = palletsOf(
      `{"pallets":[${[
        avocado('"pallet_number":"P001","calibre":"14","boxes":120,"box_weight_kg":4.10'),
        mango('"pallet_number":"P002","boxes":10,"box_weight_kg":0.1'),
        avocado('"pallet_number":"P003","boxes":1000,"box_weight_kg":4.10'),
      ]}]}`,
    );
    assert.deepEqual(
      groups.map(({ produce, rows }) => [produce, rows.map(({ number }) => number)]),
      [
        ['Hass Avocado', ['P001', 'P003']],
        ['Kent Mango', ['P002']],
      ],
    );
    assert.equal(groups[0]?.rows[0]?.boxWeightKg, '4.10');
    assert.equal(groups[0]?.rows[0]?.weightKg, '492.00');
    assert.deepEqual(groups[0]?.weightKg, { sum: '4,592.00', known: 2, of: 2 });
    assert.deepEqual(groups[1]?.weightKg, { sum: '1.0', known: 1, of: 1 });
    assert.deepEqual(boxes, { sum: '1,130', known: 3, of: 3 });
    assert.deepEqual(weightKg, { sum: '4,593.00', known: 3, of: 3 });
  });

  it('are summed as far as they have numbers, and each is shown as it came', () => {
    const { groups, boxes, weightKg } = palletsOf(
      '{"pallets":[{"boxes":5,"box_weight_kg":2},{"boxes":"7","box_weight_kg":2},{"boxes":-1},{"boxes":1.5,"box_weight_kg":1},{"boxes":1e999999},null,7]}',
    );
    assert.deepEqual(boxes, { sum: '5', known: 1, of: 7 });
    assert.deepEqual(weightKg, { sum: '10', known: 1, of: 7 });
    assert.deepEqual(
      groups.flatMap(({ rows }) => rows.map((row) => row.boxes)),
      ['5', '7', '-1', '1.5', '1e999999', undefined, undefined],
    );
    assert.deepEqual(groups[0]?.rows.at(-1)?.further, [['not an object', '7']]);
  });

  it('keep their further fields', () => {
    const { groups } = palletsOf('{"pallets":[{"pallet_number":"P1","lot":7.0}]}');
    assert.deepEqual(groups[0]?.rows[0]?.further, [['lot', '7.0']]);
  });

  it('are compared with pallets_count', () => {
    const difference = (count: string) => palletsOf(`{"pallets_count":${count},"pallets":[{}]}`).difference;
    assert.equal(difference('1'), undefined);
    assert.equal(difference('null'), undefined);
    assert.equal(difference('42'), 'pallets_count says 42, and 1 pallet is listed.');
    assert.equal(difference('"many"'), 'pallets_count says many, and 1 pallet is listed.');
  });
});

describe('the checks of a shipment', () => {
  it('pass, fail, warn, or say something else', () => {
    const { checks } = view(
      '{"checks":[{"name":"A","result":"pass","details":"ok"},{"name":"B","result":"fail","lab":"X"},{"result":"warning"},{"result":"toString"},{"result":7},{},null]}',
    );
    assert.ok(Array.isArray(checks));
    assert.deepEqual(
      checks.map(({ outcome, word }) => `${outcome}: ${word}`),
      [
        'pass: Pass',
        'fail: Fail',
        'warning: Warning',
        'unknown: toString',
        'unknown: 7',
        'unknown: Result not given',
        'unknown: Result not given',
      ],
    );
    assert.deepEqual(checks[1].further, [['lab', 'X']]);
    assert.equal(checksSummary(checks), '1 of 7 passed, 1 failed, 1 with a warning, 4 with another result');
  });
});

describe('instant', () => {
  it('reads RFC 3339 and nothing else', () => {
    assert.equal(instant('2026-02-10T14:30:00Z'), Date.UTC(2026, 1, 10, 14, 30));
    assert.equal(instant('2026-02-10t14:30:00.5+01:00'), Date.UTC(2026, 1, 10, 13, 30));
    for (const text of [
      undefined,
      '',
      '2026',
      '12',
      '2026-02-10',
      'Feb 10, 2026',
      '2026-13-40T00:00:00Z',
      '2026-02-30T00:00:00Z',
    ]) {
      assert.equal(instant(text), undefined, text);
    }
  });
});
