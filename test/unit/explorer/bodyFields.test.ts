import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyGroups, presetText } from '../../../src/explorer/bodyFields.ts';
import { composeBody, jsonFieldErrors, readBody } from '../../../src/explorer/bodyText.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';

const schema = listOperations(openApiDocument).find(({ id }) => id === 'createShipment')?.body?.schema ?? {};
const groups = bodyGroups(schema);

/** A value of each kind of field. */
const some = bodyGroups({
  type: 'object',
  required: ['n'],
  properties: {
    n: { type: 'integer' },
    d: { type: 'number' },
    b: { type: ['boolean', 'null'] },
    s: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    counts: { type: 'array', items: { type: 'integer' } },
    any: {},
    rows: { type: 'array', items: { type: 'object' } },
    o: { type: 'object', properties: { text: { type: ['string', 'null'] } } },
  },
});

describe('bodyGroups', () => {
  it('are the objects of the schema with their fields', () => {
    assert.deepEqual(
      groups.map(({ path, fields }) => [path, fields.map(({ id }) => id)]),
      [
        [[], []],
        [['shipment'], ['reference', 'vessel', 'origin', 'destination'].map((name) => `body/shipment/${name}`)],
      ],
    );
  });

  it('know which are required, and pass over what only the server sets', () => {
    const [own, inner] = bodyGroups({
      allOf: [
        { required: ['n'], properties: { n: { type: 'integer' } } },
        { properties: { id: { type: 'string', readOnly: true }, o: { properties: { b: { type: 'boolean' } } } } },
      ],
    });
    assert.deepEqual(
      own?.fields.map(({ id, required }) => [id, required]),
      [['body/n', true]],
    );
    assert.deepEqual(
      inner?.fields.map(({ id, required }) => [id, required]),
      [['body/o/b', false]],
    );
  });

  it('are none where the body is no object', () => {
    assert.deepEqual(bodyGroups({}), []);
    assert.deepEqual(bodyGroups({ type: 'array', items: {} }), []);
    assert.deepEqual(bodyGroups({ oneOf: [{ properties: {} }, { type: 'string' }] }), []);
  });

  it('tell apart names that hold a slash', () => {
    const ids = bodyGroups({
      properties: { 'a/b': { type: 'string' }, a: { properties: { b: { type: 'string' } } } },
    }).flatMap(({ fields }) => fields.map(({ id }) => id));
    assert.equal(new Set(ids).size, 2);
  });

  it('fill in the one value that is allowed where there has to be one', () => {
    const [own] = bodyGroups({ required: ['kind'], properties: { kind: { const: 'x' }, other: { const: 'y' } } });
    assert.deepEqual(own?.fields.map(presetText), ['x', '']);
    assert.deepEqual(JSON.parse(composeBody(own === undefined ? [] : [own], {})), { kind: 'x' });
  });
});

describe('composeBody and readBody', () => {
  it('leave out what is empty, and an object that is not required with it', () => {
    assert.deepEqual(JSON.parse(composeBody(groups, {})), { shipment: {} });
    assert.deepEqual(JSON.parse(composeBody(some, {})), {});
    const values = { 'body/shipment/vessel': 'MSC "Aurora"', 'body/shipment/origin': '' };
    assert.deepEqual(JSON.parse(composeBody(groups, values)), { shipment: { vessel: 'MSC "Aurora"' } });
  });

  it('are nothing at all where all is empty and no body is required', () => {
    const optional = bodyGroups(schema, false);
    assert.equal(composeBody(optional, {}), '');
    assert.deepEqual(JSON.parse(composeBody(optional, { 'body/shipment/vessel': 'x' })), { shipment: { vessel: 'x' } });
    assert.equal(readBody(optional, '{}'), undefined); // a body that the fields cannot say
  });

  it('make numbers, truth values, lists, null and JSON where the schema has them, with the digits that were typed', () => {
    const text = composeBody(some, {
      'body/n': ' 12345678901234567890',
      'body/d': '1.10',
      'body/b': null,
      'body/s': '4',
      'body/tags': 'a\nb "c"\n',
      'body/counts': '1\n2\nx',
      'body/any': '{"x": [1.0]}',
      'body/o/text': null,
    });
    assert.equal(
      text.replaceAll(/\s+/g, ''),
      '{"n":12345678901234567890,"d":1.10,"b":null,"s":"4","tags":["a","b\\"c\\""],"counts":[1,2,"x"],"any":{"x":[1.0]},"o":{"text":null}}',
    );
  });

  it('leave as text what is no number, so that the schema refuses it', () => {
    for (const typed of ['four', '1e5', '0x10', '007', '1.', '-', '+1']) {
      assert.equal(JSON.parse(composeBody(some, { 'body/n': typed })).n, typed);
    }
  });

  it('keep a field called __proto__ a field', () => {
    const odd = bodyGroups({ properties: JSON.parse('{"__proto__": {"properties": {"x": {"type": "string"}}}}') });
    const text = composeBody(odd, { 'body/__proto__/x': '1' });
    assert.equal(text.replaceAll(/\s/g, ''), '{"__proto__":{"x":"1"}}');
    assert.deepEqual(readBody(odd, text), { 'body/__proto__/x': '1' });
    assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
  });

  it('read back what they composed', () => {
    const typed = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '');
    const values = fc.record(
      {
        'body/n': fc.bigInt().map(String),
        'body/d': fc.constantFrom('0.1', '-1.50', '100000000000000000000000.0'),
        'body/b': fc.constantFrom('true', 'false', null),
        'body/s': typed,
        'body/tags': fc
          .array(
            typed.filter((text) => !text.includes('\n')),
            { minLength: 1 },
          )
          .map((tags) => tags.join('\n')),
        'body/any': fc.json().filter((json) => !/"[^"]*":.*e[+-]?\d/i.test(json)),
        'body/o/text': fc.option(typed),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (given) => {
        const read = readBody(some, composeBody(some, given));
        assert.deepEqual(read && composeBody(some, read), composeBody(some, given));
      }),
    );
  });

  it('do not read what the fields cannot say', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"further": 1}',
      '{"s": 4}',
      '{"s": ""}',
      '{"n": 1e5}',
      '{"n": "4"}',
      '{"n": null}',
      '{"tags": []}',
      '{"tags": ["a\\nb"]}',
      '{"counts": ["1"]}',
      '{"o": {}}',
      '{"o": null}',
      '{"s": "a", "s": "b"}',
      '{"any": {"a": 1, "a": 2}}',
      `{"any": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ]) {
      assert.equal(readBody(some, text), undefined, text.slice(0, 50));
    }
  });
});

describe('jsonFieldErrors', () => {
  it('say where the text of a JSON field is not JSON, which might read as more fields', () => {
    assert.deepEqual(jsonFieldErrors(some, { 'body/any': '1', 'body/rows': ' ' }), []);
    const [error, ...more] = jsonFieldErrors(some, { 'body/any': '1, "s": "x"' });
    assert.deepEqual(more, []);
    assert.equal(error?.field, 'body/any');
    assert.match(error?.message ?? '', /^any is not JSON: line 1, column 2: /);
  });
});
