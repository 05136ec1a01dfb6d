import assert from 'node:assert/strict';
import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson } from '../../../../src/explorer/json/jsonIndexer.ts';
import { jsonPath, jsonPointer } from '../../../../src/explorer/json/jsonPath.ts';

const index = indexJson(`{"shipments":[{},{"box weight":1}],"a/b~":{"it's \\"\\\\":[0]}}`);
assert.ok(index instanceof JsonIndex);
const last = index.length - 1;

describe('jsonPointer', () => {
  it('is as in RFC 6901', () => {
    assert.equal(jsonPointer(index, 0), '');
    assert.equal(jsonPointer(index, 4), '/shipments/1/box weight');
    assert.equal(jsonPointer(index, last), `/a~1b~0/it's "\\/0`);
  });
});

describe('jsonPath', () => {
  it('is as in RFC 9535', () => {
    assert.equal(jsonPath(index, 0), '$');
    assert.equal(jsonPath(index, 4), `$.shipments[1]['box weight']`);
    assert.equal(jsonPath(index, last), `$['a/b~']['it\\'s "\\\\'][0]`);
  });
});
