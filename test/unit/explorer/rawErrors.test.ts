import assert from 'node:assert/strict';
import { placedErrors } from '../../../src/explorer/rawErrors.ts';

const text = '{\n  "shipment": {\n    "vessel": 4\n  }\n}';

function places(body: string, ...fields: string[]) {
  return placedErrors(
    body,
    fields.map((field) => ({ field, message: 'x' })),
  ).map(({ line, column }) => [line, column]);
}

describe('placedErrors', () => {
  it('stand at the value they are about', () => {
    assert.deepEqual(places(text, 'body', 'body/shipment', 'body/shipment/vessel'), [
      [1, 1],
      [2, 15],
      [3, 15],
    ]);
    assert.equal(placedErrors(text, [{ field: 'body/shipment/vessel', message: 'x' }])[0]?.offset, text.indexOf('4'));
  });

  it('stand at the object that lacks something', () => {
    assert.deepEqual(places(text, 'body/shipment/reference', 'body/other/deep'), [
      [2, 15],
      [1, 1],
    ]);
  });

  it('find items of lists, and names with a slash', () => {
    assert.deepEqual(places('{"a/b": [1,\n2]}', 'body/a~1b/1'), [[2, 1]]);
  });

  it('stand where the text stops being JSON', () => {
    assert.deepEqual(places('{"a": 1\n"b": 2}', 'body'), [[2, 1]]);
    assert.deepEqual(places('', 'body'), [[1, 1]]);
    assert.deepEqual(places('['.repeat(100_000), 'body'), [[1, 1]]);
  });
});
