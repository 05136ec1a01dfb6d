import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openApiDocument } from '../../../src/trackberry/openapi.ts';
import { Departure, readShipment, readShipmentDetail, readShipmentPage } from '../../../src/trackberry/shipment.ts';
import type { ValueKind } from '../../../src/trackberry/valueKind.ts';

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

/** One JSON value of each kind, as the problems name it, with the JSON Schema types that it has. */
const kinds: readonly { value: unknown; found: ValueKind; types: readonly string[] }[] = [
  { value: '42', found: 'string', types: ['string'] },
  { value: 42, found: 'integer', types: ['integer', 'number'] },
  { value: 4.5, found: 'fraction', types: ['number'] },
  { value: JSON.parse('1e400'), found: 'tooLarge', types: [] },
  { value: false, found: 'boolean', types: ['boolean'] },
  { value: {}, found: 'object', types: ['object'] },
  { value: [], found: 'array', types: ['array'] },
  { value: null, found: 'null', types: ['null'] },
];

/** The types, but null, that the OpenAPI document has for the fields of a schema. */
function documentedTypes(schema: { readonly properties: object }): [field: string, type: ValueKind][] {
  return Object.entries<{ type?: ValueKind | ValueKind[] }>({ ...schema.properties }).map(
    ([field, { type = 'string' }]) => [field, [type].flat().find((each) => each !== 'null') ?? 'nothing'],
  );
}

const { Shipment, ShipmentDetail, Pallet, Check, ListMeta } = openApiDocument.components.schemas;
const lists = ShipmentDetail.allOf[1] as { readonly properties: object };

/** Where each schema's fields stand: in what is read, with the path that leads there. */
const places: readonly {
  name: string;
  schema: { readonly properties: object };
  path: string;
  problems(part: object): readonly Departure[];
}[] = [
  { name: 'a shipment', schema: Shipment, path: '', problems: (part) => readShipment(part).problems },
  {
    name: 'a shipment with its parts',
    schema: Shipment,
    path: '',
    problems: (part) => readShipmentDetail(part).problems,
  },
  { name: 'its lists', schema: lists, path: '', problems: (part) => readShipmentDetail(part).problems },
  {
    name: 'a pallet',
    schema: Pallet,
    path: 'pallets/1/',
    problems: (part) => readShipmentDetail({ pallets: [{}, part] }).problems,
  },
  {
    name: 'a check',
    schema: Check,
    path: 'checks/0/',
    problems: (part) => readShipmentDetail({ checks: [part] }).problems,
  },
  {
    name: 'what a list says of itself',
    schema: ListMeta,
    path: 'meta/',
    problems: (part) => readShipmentPage({ shipments: [], meta: part })?.problems ?? [],
  },
];

describe('a field of another type than the OpenAPI document has', () => {
  for (const { name, schema, path, problems } of places) {
    for (const [field, type] of documentedTypes(schema)) {
      it(`is named, and no other: ${field} of ${name}`, () => {
        for (const { value, found, types } of kinds) {
          const fits = types.includes(type) || value === null;
          assert.deepEqual(problems({ [field]: value }), fits ? [] : [new Departure(path + field, found, type)]);
        }
      });
    }
  }

  it('says in a sentence what came, and what was documented', () => {
    const { problems } = readShipmentDetail({ ...documented, pallets: [{ boxes: '120' }] });
    assert.equal(problems.join(), 'pallets/0/boxes is text, not a whole number');
    assert.equal(readShipment(null).problems.join(), 'the whole is null, not an object');
  });

  it('is counted to 1000, and no further', () => {
    assert.equal(readShipmentDetail({ pallets: Array(2000).fill(7) }).problems.length, 1000);
  });
});

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
      problems: [],
    });
  });

  for (const field of Object.keys(documented) as (keyof typeof documented)[]) {
    it(`does without ${field}, missing or null, and says nothing of it`, () => {
      const { [field]: _, ...without } = documented;
      for (const raw of [without, { ...documented, [field]: null }]) {
        const { problems, ...fields } = readShipment(raw);
        assert.deepEqual(problems, []);
        assert.equal(Object.keys(fields).length, 8);
      }
    });

    it(`leaves ${field} out when it has another type`, () => {
      for (const wrong of [true, [], {}, field === 'pallets_count' ? '42' : 42]) {
        const shipment = readShipment({ ...documented, [field]: wrong });
        assert.equal(Object.keys(shipment).length, 8 + 1);
      }
    });
  }

  it('keeps a status that is not documented', () => {
    assert.equal(readShipment({ ...documented, status: 'on_hold' }).status, 'on_hold');
  });

  it('takes nothing from the prototype', () => {
    assert.deepEqual(readShipment(Object.create(documented)), { problems: [] });
  });

  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    it(`takes a field named ${key} for data`, () => {
      const shipment = readShipment(JSON.parse(`{"${key}":{"id":"polluted"},"reference":"BU-1"}`));
      assert.deepEqual(shipment, { reference: 'BU-1', problems: [] });
      assert.equal(Reflect.get({}, 'id'), undefined);
    });
  }

  it('makes of what is no object a shipment that says so', () => {
    for (const { value, found } of kinds.filter(({ types }) => !types.includes('object'))) {
      assert.deepEqual(readShipment(value), { problems: [new Departure('', found, 'object')] });
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
      },
    ]);
    assert.deepEqual(checks, [check]);
    assert.deepEqual([rest.id, rest.problems], ['ship_abc123', []]);
  });

  it('has none where they are missing, null or no lists', () => {
    for (const lists of [{}, { pallets: null, checks: null }, { pallets: {}, checks: 'none' }]) {
      const { pallets, checks } = readShipmentDetail({ ...documented, ...lists });
      assert.deepEqual([pallets, checks], [[], []]);
    }
  });

  it('keeps a pallet or a check that is not as documented', () => {
    const { pallets, checks, problems } = readShipmentDetail({ pallets: [null, { boxes: 'many', x: 1 }], checks: [7] });
    assert.deepEqual(pallets, [{}, {}]);
    assert.deepEqual(checks, [{}]);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['pallets/0', 'pallets/1/boxes', 'checks/0'],
    );
  });
});

describe('reading', () => {
  it('takes any JSON, and changes nothing of it', () => {
    const names = [...Object.keys({ ...documented, ...pallet, ...check }), 'pallets', 'checks', 'meta', '__proto__'];
    const { tree } = fc.letrec((again) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(again('tree')), again('object')),
      object: fc.dictionary(fc.constantFrom(...names), again('tree'), { noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value);
        readShipmentDetail(value);
        assert.deepEqual(readShipmentPage({ shipments: [value], meta: value })?.shipments, [readShipment(value)]);
        assert.equal(JSON.stringify(value), text);
      }),
    );
  });

  it('is not deep where the answer is', () => {
    const levels = 1_000_000;
    const deep: unknown = JSON.parse(`${'{"pallets":['.repeat(levels)}{}${']}'.repeat(levels)}`);
    assert.equal(readShipmentDetail(deep).pallets.length, 1);
    assert.equal(readShipment({ id: deep }).problems.join(), 'id is an object, not text');
    assert.equal(readShipmentPage({ shipments: [deep], meta: deep })?.shipments.length, 1);
  });
});

describe('readShipmentPage', () => {
  it('reads the shipments, and what the server says of the list', () => {
    const raw = { shipments: [documented, null], meta: { page: 2, per_page: 25, total: 251, x: 1 }, links: [] };
    const { shipments, ...rest } = readShipmentPage(raw) ?? assert.fail();
    assert.deepEqual(shipments, [readShipment(documented), readShipment(null)]);
    assert.deepEqual(rest, { page: 2, perPage: 25, total: 251, problems: [] });
  });

  it('does without meta, and says so where it is no object', () => {
    for (const raw of [{ shipments: [] }, { shipments: [], meta: null }, { shipments: [], meta: { total: null } }]) {
      assert.deepEqual(readShipmentPage(raw), { shipments: [], problems: [] });
    }
    assert.equal(readShipmentPage({ shipments: [], meta: 'meta' })?.problems.join(), 'meta is text, not an object');
  });

  it('reads the first 5000 of more shipments than any page has, and says so', () => {
    const { shipments, problems } = readShipmentPage({ shipments: Array(5001).fill(documented) }) ?? assert.fail();
    assert.equal(shipments.length, 5000);
    assert.equal(problems.join(), 'shipments is a list of 5,001, not one of at most 5,000: the others were not read');
    assert.deepEqual(readShipmentPage({ shipments: Array(5000).fill(documented) })?.problems, []);
  });

  it('takes a moment for as many rows as fit into 20 MB', () => {
    const started = performance.now();
    readShipmentPage({ shipments: Array(9_900_000).fill(0) });
    assert.equal(readShipmentDetail({ pallets: Array(9_900_000).fill(0) }).pallets.length, 5000);
    assert.ok(performance.now() - started < 3_000);
  });

  it('takes null for an empty list', () => {
    assert.deepEqual(readShipmentPage({ shipments: null, meta: { total: 0 } })?.shipments, []);
  });

  it('is undefined for anything else', () => {
    const inherited: unknown = Object.create({ shipments: [] });
    for (const value of [
      null,
      [],
      'text',
      {},
      { shipments: 'none' },
      { shipments: {} },
      { shipment: documented },
      inherited,
    ]) {
      assert.equal(readShipmentPage(value), undefined);
    }
  });
});
