import assert from 'node:assert/strict';
import { sendAnywayLabel, sendLabel, writeVerb } from '../../../src/explorer/writeLabel.ts';

const acme = {
  connected: true,
  baseUrl: 'https://trackberry.ag/api/v1',
  organization: 'Acme',
  sandbox: false,
} as const;
const nobody = { connected: false, baseUrl: 'https://trackberry.ag/api/v1' } as const;

describe('the Send button', () => {
  it('names organization and origin where a call writes', () => {
    assert.equal(sendLabel({ method: 'POST', summary: 'Create Shipment' }, acme), 'Create in Acme (trackberry.ag)');
    assert.equal(sendLabel({ method: 'DELETE', summary: 'Webhook' }, acme), 'Delete in Acme (trackberry.ag)');
    assert.equal(sendLabel({ method: 'PUT', summary: 'Webhook settings' }, acme), 'Send to Acme (trackberry.ag)');
    assert.equal(sendAnywayLabel({ method: 'PATCH', summary: 'Webhook' }, acme), 'Send Anyway to Acme (trackberry.ag)');
  });

  it('is short where a call reads, or there is nobody to send to', () => {
    assert.equal(sendLabel({ method: 'GET', summary: 'List Shipments' }, acme), 'Send');
    assert.equal(sendLabel({ method: 'POST', summary: 'Create Shipment' }, nobody), 'Send');
    assert.equal(sendAnywayLabel({ method: 'GET', summary: 'List Shipments' }, acme), 'Send Anyway');
  });

  it('takes only a verb for a verb, and never a name of an object', () => {
    assert.equal(writeVerb({ method: 'POST', summary: ' Approve  a shipment' }), 'Approve');
    for (const summary of ['', 'constructor', '__proto__', 'Shipment', '<b>Create</b>']) {
      assert.equal(writeVerb({ method: 'POST', summary }), 'Send');
    }
  });
});
