import assert from 'node:assert/strict';
import { bodyFields, composeBody, readBody } from '../../../src/explorer/bodyFields.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';

const schema = listOperations(openApiDocument).find(({ id }) => id === 'createShipment')?.body?.schema ?? {};
const fields = bodyFields(schema);

describe('bodyFields', () => {
  it('are the single values in the schema', () => {
    assert.deepEqual(
      fields.map(({ id }) => id),
      ['reference', 'vessel', 'origin', 'destination'].map((name) => `body/shipment/${name}`),
    );
  });

  it('know which are required, and pass over lists', () => {
    const some = bodyFields({
      required: ['n'],
      properties: { n: { type: 'integer' }, list: { type: 'array' }, o: { properties: { b: { type: 'boolean' } } } },
    });
    assert.deepEqual(
      some.map(({ id, required }) => [id, required]),
      [
        ['body/n', true],
        ['body/o/b', false],
      ],
    );
    assert.deepEqual(bodyFields({}), []);
  });
});

describe('composeBody and readBody', () => {
  it('leave out what is empty, and keep the object around it', () => {
    assert.deepEqual(JSON.parse(composeBody(fields, {})), { shipment: {} });
    const values = { 'body/shipment/vessel': 'MSC "Aurora"', 'body/shipment/origin': '' };
    assert.deepEqual(JSON.parse(composeBody(fields, values)), { shipment: { vessel: 'MSC "Aurora"' } });
  });

  it('make numbers and truth values where the schema has them', () => {
    const some = bodyFields({ properties: { n: { type: 'integer' }, b: { type: 'boolean' }, s: { type: 'string' } } });
    assert.deepEqual(JSON.parse(composeBody(some, { 'body/n': ' 4', 'body/b': 'true', 'body/s': '4' })), {
      n: 4,
      b: true,
      s: '4',
    });
    assert.deepEqual(JSON.parse(composeBody(some, { 'body/n': 'four' })), { n: 'four' });
  });

  it('keep a field called __proto__ a field', () => {
    const some = bodyFields({ properties: JSON.parse('{"__proto__": {"properties": {"x": {"type": "string"}}}}') });
    assert.equal(JSON.stringify(JSON.parse(composeBody(some, { 'body/__proto__/x': '1' }))), '{"__proto__":{"x":"1"}}');
    assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
  });

  it('read back what they composed', () => {
    const values = { 'body/shipment/reference': 'BU-1341', 'body/shipment/vessel': 'é\n' };
    assert.deepEqual(readBody(fields, composeBody(fields, values)), values);
  });

  it('do not read what the fields cannot say', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"shipment": {"further": 1}}',
      '{"shipment": {"vessel": 4}}',
      '{"shipment": {"vessel": ""}}',
    ]) {
      assert.equal(readBody(fields, text), undefined, text);
    }
  });
});
