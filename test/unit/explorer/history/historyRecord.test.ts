import assert from 'node:assert/strict';
import { readEntry } from '../../../../src/explorer/history/historyEntry.ts';
import { type MadeCall, recordOf } from '../../../../src/explorer/history/historyRecord.ts';
import type { Answer } from '../../../../src/explorer/protocol.ts';
import { literalTokens } from '../../../../src/scan/known/knownTokens.ts';
import { withoutSecrets } from '../../../../src/scan/withoutSecrets.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';
import { aToken } from '../../scan/inventedTokens.ts';

const operations = listOperations(openApiDocument);
const answer: Answer = {
  kind: 'answered',
  method: 'GET',
  url: 'https://trackberry.ag/api/v1/shipments',
  status: 200,
  statusText: 'OK',
  statusMeaning: 'Success',
  waitingMs: 1,
  headersMs: 2,
  totalMs: 3.5,
  bytes: 17,
  headers: [['set-cookie', 'session=1']],
  body: '{"weight": 1.10}',
};

function made(operationId: string, parameters: Record<string, string>, body?: string): MadeCall {
  const operation = operations.find(({ id }) => id === operationId);
  assert.ok(operation);
  const draft = { operationId, parameters, ...(body !== undefined && { body }) };
  const where = { place: 'acme https://trackberry.ag', organization: 'Acme', origin: 'https://trackberry.ag' };
  return { at: 1_764_000_000_000, ...where, operation, draft, answer };
}

const clean = (text: string, name: string) => withoutSecrets(text, name, literalTokens([aToken]));
const same = (text: string) => text;

describe('recordOf', () => {
  it('keeps what one sees in the history and fills the form with, and no header', () => {
    const [entry, bodies] = recordOf(made('listShipments', { page: '2', status: 'approved' }), same);
    assert.equal(entry.target, '/shipments?page=2&status=approved');
    assert.deepEqual(entry.parameters, { page: '2', status: 'approved' });
    assert.deepEqual(entry.outcome, {
      kind: 'answered',
      status: 200,
      statusText: 'OK',
      waitingMs: 1,
      totalMs: 3.5,
      bytes: 17,
    });
    assert.equal(entry.incomplete, false);
    assert.ok(!JSON.stringify([entry, bodies]).includes('session=1'));
    assert.deepEqual(bodies, { answer: '{"weight": 1.10}' });
    assert.equal(entry.place, 'acme https://trackberry.ag');
    assert.deepEqual(readEntry(JSON.stringify(entry)), entry);
  });

  it('lets no token through, whatever field it is pasted into, and says that something is missing', () => {
    const pasted = [
      made('getShipment', { id: aToken }),
      made('listShipments', { page: aToken, per_page: `Bearer ${aToken}`, status: encodeURIComponent(aToken) }),
      made('createShipment', {}, JSON.stringify({ shipment: { reference: aToken, vessel: `x${aToken}y` } })),
      made('createShipment', { [aToken]: 'x' }, `{"${aToken}": 1`),
      { ...made('listShipments', { page: '1' }), organization: aToken },
      { ...made('listShipments', {}), answer: { kind: 'failed', message: `echo ${aToken}`, outcomeUnknown: false } },
    ] satisfies MadeCall[];
    for (const call of pasted) {
      const kept = JSON.stringify(recordOf(call, clean));
      assert.ok(!kept.includes(aToken), kept);
    }
    assert.equal(recordOf(made('getShipment', { id: aToken }), clean)[0].incomplete, true);
    assert.equal(recordOf(made('getShipment', { id: 'ship_abc123' }), clean)[0].incomplete, false);
  });

  it('cuts values that nobody types, and says so', () => {
    const [entry] = recordOf(made('getShipment', { id: 'x'.repeat(1_000_000) }), same);
    assert.equal(entry.incomplete, true);
    assert.ok(JSON.stringify(entry).length < 10_000);
  });

  it('fills with names as hostile as __proto__ without harm', () => {
    const parameters = JSON.parse('{"__proto__": "x", "id": "ship_1"}') as Record<string, string>;
    const [entry] = recordOf(made('getShipment', parameters), same);
    assert.equal(Object.getPrototypeOf(entry.parameters), Object.prototype);
    assert.equal(entry.target, '/shipments/ship_1');
  });
});
