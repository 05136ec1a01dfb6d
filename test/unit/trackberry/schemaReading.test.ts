import assert from 'node:assert/strict';
import { References } from '../../../src/trackberry/references.ts';
import { SchemaReading } from '../../../src/trackberry/schemaReading.ts';

function read(schema: unknown, schemas: object = {}, old = false): unknown {
  return new SchemaReading(new References({ components: { schemas } }), old).read(schema);
}

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('the schemas of a document', () => {
  it('are written out, a part that refers to itself open where it would begin again', () => {
    const Box = { properties: { inner: to('Box'), lid: to('Lid') } };
    const Lid = { anyOf: [to('Box'), { type: 'null' }] };
    assert.deepEqual(read(to('Box'), { Box, Lid }), {
      properties: { inner: {}, lid: { anyOf: [{}, { type: 'null' }] } },
    });
    assert.deepEqual(read(to('Loop'), { Loop: to('Loop') }), {});
  });

  it('keep data as it is, whatever it looks like', () => {
    const schema = {
      enum: [{ $ref: '#/gone' }],
      const: { $ref: 1 },
      default: { $ref: '#/gone' },
      examples: [to('Gone')],
    };
    assert.deepEqual(read(schema), schema);
    assert.deepEqual(read({ properties: { $ref: { type: 'string' }, enum: to('A') } }, { A: { type: 'integer' } }), {
      properties: { $ref: { type: 'string' }, enum: { type: 'integer' } },
    });
  });

  it('may be true or false', () => {
    assert.deepEqual(read({ properties: { a: true, b: false } }), { properties: { a: {}, b: { not: {} } } });
  });

  it('have no name of their own, nor another dialect', () => {
    assert.deepEqual(read({ $id: 'https://evil.example', $schema: 'x', $anchor: 'y', type: 'string' }), {
      type: 'string',
    });
  });

  it('are mapped from OpenAPI 3.0', () => {
    const old = { type: 'integer', nullable: true, enum: [1, 2], minimum: 1, exclusiveMinimum: true, example: 1 };
    assert.deepEqual(read({ properties: { old } }, {}, true), {
      properties: { old: { type: ['integer', 'null'], enum: [1, 2, null], exclusiveMinimum: 1, examples: [1] } },
    });
    assert.deepEqual(read({ type: 'string', nullable: false, maximum: 2, exclusiveMaximum: false }, {}, true), {
      type: 'string',
      maximum: 2,
    });
    assert.deepEqual(read({ type: 'string', nullable: true }), { type: 'string', nullable: true });
  });

  it('change no prototype', () => {
    const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}}, "__proto__": {"type": "null"}}');
    const copy = read(schema) as { properties: object };
    assert.equal(Object.getPrototypeOf(copy), Object.prototype);
    assert.deepEqual(Object.keys(copy.properties), ['__proto__']);
  });

  it('end where they would become too many, too deep or too long', () => {
    const twice = Array.from({ length: 60 }, (_, at) => [
      `S${at}`,
      { properties: { a: to(`S${at + 1}`), b: to(`S${at + 1}`) } },
    ]);
    const bomb = { ...Object.fromEntries(twice), S60: {} };
    assert.ok(JSON.stringify(read(to('S0'), bomb)).length < 1_000_000);
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) {
      deep = { not: deep };
    }
    assert.ok(JSON.stringify(read(deep)).length < 1_000);
    assert.deepEqual(read({ default: deep, type: 'object' }), { type: 'object' });
    assert.deepEqual(read({ enum: Array(100_000).fill('x'), type: 'string' }), { type: 'string' });
    const { description } = read({ description: 'x'.repeat(1e6) }) as { description: string };
    assert.equal(description.length, 5_000);
  });

  it('are together no more than can be shown', () => {
    const wide = {
      properties: Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`k${at}`, { type: 'string' }])),
    };
    const reading = new SchemaReading(new References({}), false);
    const all = Array.from({ length: 300 }, () => reading.read(wide));
    assert.ok(JSON.stringify(all).length < 10_000_000);
    assert.deepEqual(all.at(-1), {});
  });
});
