import assert from 'node:assert/strict';
import { sentReference } from '../../../src/explorer/sentReference.ts';

const create = { method: 'POST', path: '/shipments' } as const;

describe('sentReference', () => {
  it('is the reference of a new shipment', () => {
    assert.equal(sentReference(create, '{"shipment": {"reference": "BU-1341"}}'), 'BU-1341');
  });

  it('is nothing for another call, and where none was given', () => {
    assert.equal(
      sentReference({ method: 'PUT', path: '/shipments' }, '{"shipment": {"reference": "BU-1"}}'),
      undefined,
    );
    assert.equal(sentReference({ method: 'POST', path: '/x' }, '{"shipment": {"reference": "BU-1"}}'), undefined);
    for (const body of [
      undefined,
      '',
      '{',
      'null',
      '[]',
      '{"shipment": {"reference": " "}}',
      '{"shipment": {"reference": 1}}',
    ]) {
      assert.equal(sentReference(create, body), undefined, body);
    }
  });
});
