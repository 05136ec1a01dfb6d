import assert from 'node:assert/strict';
import { outcomeUnknown } from '../../../src/explorer/outcomeUnknown.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';
import type { Operation } from '../../../src/trackberry/operation.ts';

const operations = listOperations(openApiDocument);
const [create] = operations.filter(({ id }) => id === 'createShipment');
const [list] = operations.filter(({ id }) => id === 'listShipments');
const [deletion] = operations.map((operation): Operation => ({ ...operation, method: 'DELETE', responses: {} }));

describe('outcomeUnknown', () => {
  it('is true of a call that writes where the server failed, or answered something else', () => {
    assert.ok(create);
    assert.equal(outcomeUnknown(create, 503, ''), true);
    assert.equal(outcomeUnknown(create, 200, '<html>Sign in to this network</html>'), true);
    assert.equal(outcomeUnknown(create, 201, ''), true);
  });

  it('is false of what is an answer or a refusal', () => {
    assert.ok(create && deletion);
    assert.equal(outcomeUnknown(create, 201, '{"shipment": {}}'), false);
    assert.equal(outcomeUnknown(create, 422, 'no'), false);
    assert.equal(outcomeUnknown(deletion, 204, ''), false);
    assert.equal(outcomeUnknown(deletion, 200, 'Done.'), false);
  });

  it('is false of a call that reads', () => {
    assert.ok(list);
    assert.equal(outcomeUnknown(list, 503, ''), false);
    assert.equal(outcomeUnknown(list, 200, '<html>'), false);
  });
});
