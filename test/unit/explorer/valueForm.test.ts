import assert from 'node:assert/strict';
import { type FormKind, valueForm } from '../../../src/explorer/valueForm.ts';
import type { JsonSchema } from '../../../src/trackberry/operation.ts';

describe('valueForm', () => {
  it('chooses how a value is filled in', () => {
    const kinds: readonly [JsonSchema, FormKind][] = [
      [{ type: 'string' }, 'text'],
      [{ type: ['integer', 'string'] }, 'text'],
      [{ anyOf: [{ type: 'integer' }, { type: 'string', format: 'date' }] }, 'text'],
      [{ type: 'boolean' }, 'choice'],
      [{ enum: ['a', 1] }, 'choice'],
      [{ const: 'a' }, 'choice'],
      [{ oneOf: [{ const: 'a' }, { enum: ['b', 'c'] }] }, 'choice'],
      [{ type: 'array', items: { type: 'string' } }, 'list'],
      [{ type: 'array', items: { enum: ['a', 'b'] } }, 'list'],
      [{ type: 'array', items: { type: ['string', 'null'] } }, 'json'],
      [{ type: 'array', items: { type: 'array', items: { type: 'string' } } }, 'json'],
      [{ type: 'array' }, 'json'],
      [{ type: 'object' }, 'json'],
      [{}, 'json'],
      [{ properties: { a: {} } }, 'object'],
      [{ allOf: [{ type: 'object' }, { properties: { a: {} } }] }, 'object'],
      [{ oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }, 'object'],
      [{ oneOf: [{ properties: { a: {} } }, { type: 'string' }] }, 'json'],
      [{ type: ['object', 'string'], properties: { a: {} } }, 'json'],
      [{ type: null, enum: 1, properties: [], items: 2, allOf: 3 }, 'json'],
    ];
    for (const [schema, kind] of kinds) {
      assert.equal(valueForm(schema).kind, kind, JSON.stringify(schema));
    }
  });

  it('takes null out, and remembers it', () => {
    for (const schema of [
      { type: ['string', 'null'] },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { oneOf: [{ const: null }, { type: 'string' }], description: 'x' },
    ]) {
      const { kind, nullable, types } = valueForm(schema);
      assert.deepEqual({ kind, nullable, types }, { kind: 'text', nullable: true, types: ['string'] });
    }
    const { choices, nullable } = valueForm({ enum: ['a', null] });
    assert.deepEqual({ choices, nullable }, { choices: ['a'], nullable: true });
    assert.equal(valueForm({ anyOf: [{ type: 'string' }, { type: 'integer' }] }).nullable, false);
  });

  it('makes one object of alternatives that are objects', () => {
    const { schema, kind } = valueForm({
      oneOf: [
        {
          required: ['kind', 'a'],
          properties: { kind: { const: 'x' }, a: { type: 'string' }, both: { type: 'integer' } },
        },
        { required: ['kind'], properties: { kind: { const: 'y' }, b: { type: 'string' }, both: { type: 'integer' } } },
      ],
      properties: { own: { type: 'string' } },
    });
    const properties = Object(schema.properties);
    assert.deepEqual(
      [kind, Object.keys(properties), schema.required],
      ['object', ['kind', 'a', 'both', 'b', 'own'], ['kind']],
    );
    assert.deepEqual(valueForm(properties.kind).choices, ['x', 'y']);
    assert.deepEqual(properties.both, { type: 'integer' });
    assert.equal(schema.description, 'Fill in one of these: (kind, a, both) · (kind, b, both).');
  });

  it('tells which fields of alternatives belong together, by their titles', () => {
    const { schema } = valueForm({
      description: 'Who packed it.',
      anyOf: [
        { title: 'Person', properties: { name: {}, email: {} } },
        { properties: Object.fromEntries([...'abcdefg'].map((name) => [name, {}])) },
      ],
    });
    assert.equal(
      schema.description,
      'Who packed it. Fill in one of these: Person (name, email) · (a, b, c, d, e, f, …).',
    );
  });

  it('puts allOf together, what is said beside it last', () => {
    const { schema } = valueForm({
      allOf: [
        { required: ['a'], properties: { a: { type: 'string' } } },
        { required: ['b'], properties: { b: { type: 'string' } }, description: 'of a part' },
      ],
      description: 'own',
    });
    assert.deepEqual(schema, {
      required: ['a', 'b'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      description: 'own',
    });
  });
});
