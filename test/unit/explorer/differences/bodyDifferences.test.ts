import assert from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { bodyDifferences } from '../../../../src/explorer/differences/bodyDifferences.ts';
import { atOnce } from '../../../../src/steps/steps.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';
import type { JsonSchema } from '../../../../src/trackberry/operation.ts';
import { indexed } from '../table/indexed.ts';

/** One line for each difference: kind, what is said of its place, and what came. */
function differences(schema: JsonSchema, json: string): string[] {
  const index = indexed(json);
  return atOnce(bodyDifferences(index, schema)).differences.map(({ kind, sentence, nodes }) =>
    [kind, sentence, ...nodes.map((node) => index.source(node))].filter((part) => part !== '').join(' '),
  );
}

function described(operation: string, status: string): JsonSchema {
  const schema = listOperations(openApiDocument).find(({ id }) => id === operation)?.responses[status]?.schema;
  assert.ok(schema !== undefined);
  return schema;
}

const shipment = {
  id: 'ship_abc123',
  reference: 'BU-1341',
  status: 'approved',
  vessel: 'MSC Aurora',
  origin: 'Valparaiso, Chile',
  destination: 'Rotterdam, Netherlands',
  pallets_count: 42,
  created_at: '2026-02-10T14:30:00Z',
  approved_at: '2026-02-11T09:15:00Z',
};

describe('bodyDifferences', () => {
  const list = described('listShipments', '200');
  const meta = { page: 1, per_page: 25, total: 1 };

  it('finds none in an answer as it is documented', () => {
    assert.deepEqual(differences(list, JSON.stringify({ shipments: [shipment], meta })), []);
    const pallet = {
      pallet_number: 'P001',
      produce_name: 'x',
      category: 'y',
      calibre: '14',
      boxes: 1,
      box_weight_kg: 4,
    };
    const check = { name: 'Completeness', result: 'pass', details: 'All' };
    const detail = { shipment: { ...shipment, pallets: [pallet], checks: [check] } };
    assert.deepEqual(differences(described('getShipment', '200'), JSON.stringify(detail)), []);
  });

  it('tells what is wrong, not documented, missing, and null', () => {
    const { vessel, ...rest } = shipment;
    const strange = { ...rest, status: 'shipped', created_at: 'today', pallets_count: '42', extra: { deep: [1] } };
    const answer = { shipments: [strange, { ...shipment, approved_at: null }], meta };
    assert.deepEqual(differences(list, JSON.stringify(answer)), [
      'wrong /shipments/*/status must be one of pending, processing, ready_for_review, approved, rejected "shipped"',
      'wrong /shipments/*/pallets_count must be a whole number or null "42"',
      'wrong /shipments/*/created_at must be written as a date-time "today"',
      'undocumented /shipments/*/extra {"deep":[1]}',
      `missing /shipments/*/vessel ${JSON.stringify(strange)}`,
      'null /shipments/*/approved_at null',
    ]);
  });

  it('puts the same difference in many rows together, with every place', () => {
    const rows = Array.from({ length: 50_000 }, () => '{"pallets_count":"1"}');
    const index = indexed(`{"shipments":[${rows.join()}]}`);
    const wrong = atOnce(bodyDifferences(index, list)).differences.filter(({ kind }) => kind === 'wrong');
    assert.deepEqual(
      wrong.map(({ place, nodes }) => [place, nodes.length]),
      [['/shipments/*/pallets_count', 50_000]],
    );
    assert.equal(index.source(wrong[0]?.nodes[49_999] ?? 0), '"1"');
  });

  it('says what any of several schemas asks for', () => {
    assert.deepEqual(differences(list, '[]'), ['wrong (the whole body) must be an object []']);
    assert.deepEqual(differences(list, '{"shipments":null,"meta":7}'), [
      'null /shipments null',
      'wrong /meta must be an object or null 7',
    ]);
  });

  it('merges allOf, and holds a value against the choice that it fits', () => {
    const schema = {
      type: 'object',
      properties: { kind: { type: 'string' } },
      required: ['kind'],
      oneOf: [
        { properties: { kind: { const: 'a' }, a: { type: 'integer' } }, required: ['a'] },
        { properties: { kind: { const: 'b' }, b: { allOf: [{ minimum: 1 }, { maximum: 2.5 }] } } },
      ],
    };
    assert.deepEqual(differences(schema, '{"kind":"b","b":2}'), []);
    assert.deepEqual(differences(schema, '{"kind":"a","a":1.0,"b":1}'), ['undocumented /b 1']);
  });

  const keywords: readonly [JsonSchema, readonly string[], readonly string[]][] = [
    [{ type: 'integer' }, ['1', '1.0', '1e3', '12345678901234567890'], ['1.5', '"1"', 'null']],
    [{ const: { a: [1] } }, ['{"a":[1.0]}'], ['{"a":[2]}', '1']],
    [{ enum: [null, true, 1, 'x'] }, ['null', 'true', '1.0', '"x"'], ['false', '"1"', '[]']],
    [{ maximum: 9007199254740992 }, ['9007199254740992'], ['9007199254740992.5']],
    [{ exclusiveMinimum: 0 }, ['1e-400'], ['0', '-0.0']],
    [{ minLength: 2, maxLength: 2 }, ['"ab"', '"😀😀"', '1'], ['"😀"', '"abc"']],
    [{ pattern: '^a' }, ['"ab"', '7'], ['"ba"']],
    [{ minItems: 1, items: { type: 'null' } }, ['[null]'], ['[]', '[1]']],
    [{ prefixItems: [{ type: 'string' }], items: false }, ['["a"]', '[]'], ['["a",1]', '[1]']],
    [{ required: ['a'] }, ['{"a":1}', '7'], ['{}']],
    [{ properties: { a: {} }, additionalProperties: false }, ['{"a":1}'], ['{"b":1}']],
    [{ patternProperties: { '^x': { type: 'string' } } }, ['{"x1":"a","y":1}'], ['{"x1":1}']],
    [{ additionalProperties: { type: 'string' } }, ['{"a":"b"}'], ['{"a":1}']],
    [{ format: 'date-time' }, ['"2026-02-11T09:15:00Z"', '1'], ['"2026-02-30T09:15:00Z"']],
  ];
  for (const [schema, fitting, failing] of keywords) {
    it(`knows ${Object.keys(schema).join(' and ')}`, () => {
      const wrong = (json: string) => differences(schema, json).filter((line) => line.startsWith('wrong'));
      for (const json of fitting) {
        assert.deepEqual(wrong(json), [], json);
      }
      for (const json of failing) {
        assert.equal(wrong(json).length, 1, json);
      }
    });
  }

  it('says which keywords it did not check', () => {
    const schema = { properties: { a: { uniqueItems: true, not: {} } } };
    assert.deepEqual(atOnce(bodyDifferences(indexed('{"a":[1]}'), schema)).unchecked, ['not', 'uniqueItems']);
  });

  it('does not expect what is only ever sent', () => {
    const schema = { properties: { password: { type: 'string', writeOnly: true }, name: { type: 'string' } } };
    assert.deepEqual(differences(schema, '{}'), ['missing /name {}']);
  });

  it('goes no deeper than the schema, and is not led astray by keys', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.deepEqual(
      differences(list, `{"shipments":${deep},"meta":${deep}}`).map((line) => line.slice(0, 50)),
      ['wrong /shipments/* must be an object [[[[[[[[[[[[[', 'wrong /meta must be an object or null [[[[[[[[[[[['],
    );
    assert.deepEqual(differences({ properties: { a: {} } }, '{"__proto__":1,"a":2,"b/~":3}'), [
      'undocumented /__proto__ 1',
      'undocumented /b~1~0 3',
    ]);
  });

  it('finds something wrong where a validator does, and only there', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const leaf = fc.oneof(fc.constantFrom('', 'a', 'bb', '2026-02-11'), fc.integer({ min: -2, max: 3 }), fc.boolean());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(leaf, fc.constant(null), fc.constant(1.5)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    const { schema } = fc.letrec((tie) => {
      const parts = fc.record(
        {
          type: fc.subarray(['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'], { minLength: 1 }),
          enum: fc.array(leaf, { minLength: 1, maxLength: 3 }),
          const: leaf,
          minimum: fc.integer({ min: -2, max: 3 }),
          exclusiveMaximum: fc.integer({ min: -2, max: 3 }),
          minLength: fc.nat(2),
          maxLength: fc.nat(2),
          pattern: fc.constantFrom('^a', 'b'),
          format: fc.constant('date'),
          minItems: fc.nat(2),
          maxItems: fc.nat(2),
          required: fc.uniqueArray(key, { maxLength: 2 }),
          properties: fc.dictionary(key, tie('schema'), { maxKeys: 3 }),
          patternProperties: fc.dictionary(fc.constantFrom('a', '[bc]'), tie('schema'), { maxKeys: 1 }),
          additionalProperties: tie('schema'),
          items: tie('schema'),
          prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: [] },
      );
      return { schema: fc.oneof({ depthSize: 'small' }, fc.boolean(), fc.constant({}), parts) };
    });
    fc.assert(
      fc.property(schema, value, (random, instance) => {
        const whole = { allOf: [random] } as JsonSchema;
        const json = JSON.stringify(instance);
        const { valid } = new Validator(structuredClone(whole), '2020-12').validate(JSON.parse(json));
        const wrong = differences(whole, json).filter((line) => line.startsWith('wrong'));
        assert.equal(wrong.length === 0, valid, `${json} ${wrong.join()}`);
      }),
      { numRuns: 2_000 },
    );
  });
});
