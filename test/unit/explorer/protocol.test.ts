import assert from 'node:assert/strict';
import { parseFromPage, parseToPage, type ToPage } from '../../../src/explorer/protocol.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';

const draft = { operationId: 'getShipment', parameters: { id: 'ship_abc123' } };
const connection = { connected: true, baseUrl: 'https://trackberry.ag/api/v1', organization: 'Acme', sandbox: false };
const answer = {
  kind: 'answered',
  method: 'GET',
  url: 'https://trackberry.ag/api/v1/shipments',
  status: 200,
  statusText: '',
  statusMeaning: 'Success',
  waitingMs: 0,
  headersMs: 5,
  totalMs: 6,
  bytes: 2,
  headers: [['content-type', 'application/json']],
  quota: { remaining: 95 },
  body: '{}',
};

const form = { parameters: { page: '2' }, body: {}, raw: false, rawText: '' };

describe('parseFromPage', () => {
  it('takes every message of the page', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'send', callId: 1, ...draft },
      { type: 'send', callId: 2, operationId: 'createShipment', parameters: {}, body: '{}' },
      { type: 'send', callId: 2, ...draft, unchecked: true },
      { type: 'send', callId: 2, ...draft, all: { calls: 15 } },
      { type: 'send', callId: 2, ...draft, all: {} },
      { type: 'compare', callId: 2 },
      { type: 'filled', operationId: 'x', values: form },
      { type: 'cancel', callId: 1 },
      { type: 'lookFor', reference: 'BU-1', calls: 3 },
      { type: 'stopLooking' },
      { type: 'take', way: 'copyAs', ...draft },
      { type: 'openDifferences', callId: 2 },
      { type: 'exportCsv', callId: 2, node: 1, view: { filter: '', language: 'en' } },
      {
        type: 'exportCsv',
        callId: 2,
        node: 1,
        view: { filter: 'a', filterColumn: 0, language: 'en', sort: { column: 1, descending: true } },
      },
      { type: 'showShipment', id: 'ship_abc123' },
      { type: 'runCommand', command: 'startSandbox' },
    ]) {
      assert.equal(parseFromPage(message), message);
    }
  });

  it('refuses everything else', () => {
    for (const value of [
      undefined,
      null,
      'ready',
      [],
      {},
      { type: 'constructor' },
      { type: 'send', ...draft },
      { type: 'send', callId: '1', ...draft },
      { type: 'send', callId: Number.NaN, ...draft },
      { type: 'send', callId: 1, operationId: 'x', parameters: { id: 1 } },
      { type: 'send', callId: 1, operationId: 'x', parameters: ['a'] },
      { type: 'send', callId: 1, ...draft, body: {} },
      { type: 'send', callId: 1, ...draft, unchecked: false },
      { type: 'send', callId: 1, ...draft, unchecked: 'true' },
      { type: 'send', callId: 1, ...draft, all: true },
      { type: 'filled', operationId: 'x', values: { ...form, body: 'x' } },
      { type: 'lookFor', reference: 'BU-1' },
      { type: 'take', way: 'toString', ...draft },
      { type: 'exportCsv', callId: 2, node: 1 },
      { type: 'exportCsv', callId: 2, node: 1, view: { filter: '', language: 'en', sort: { column: 1 } } },
      { type: 'runCommand', command: 'removeOrganization' },
      Object.create({ type: 'ready' }),
    ]) {
      assert.equal(parseFromPage(value), undefined, JSON.stringify(value));
    }
  });
});

describe('parseToPage', () => {
  it('takes every message of the extension', () => {
    const operations = listOperations(openApiDocument);
    assert.ok(operations.length >= 3);
    for (const message of [
      { type: 'init', operations, connection },
      { type: 'init', operations: [], connection: { connected: false, baseUrl: 'http://127.0.0.1:1' }, prefill: draft },
      { type: 'connection', connection },
      { type: 'focus' },
      { type: 'operations', operations },
      { type: 'prefill', prefill: { operationId: 'getShipment' } },
      { type: 'prefill', prefill: draft },
      { type: 'waiting', callId: 1 },
      { type: 'waiting', callId: 1, until: 1_707_667_200_000 },
      { type: 'sending', callId: 1 },
      { type: 'reading', callId: 1, calls: 0, rows: 0 },
      { type: 'reading', callId: 1, calls: 1, rows: 100, pages: 15, until: 1_707_667_200_000 },
      { type: 'quota', remaining: 37, estimated: false },
      { type: 'keepForm', operationId: 'x', values: form },
      { type: 'init', operations, connection, forms: { x: form } },
      { type: 'init', operations, connection, callId: 3 },
      { type: 'answer', callId: 1, operationId: 'x', answer },
      { type: 'answer', callId: 1, operationId: 'x', answer: { ...answer, outcomeUnknown: true }, reference: 'BU-1' },
      {
        type: 'answer',
        callId: 1,
        operationId: 'x',
        answer: {
          ...answer,
          paging: { parameters: { page: '2' }, next: 3, all: {} },
          combined: { calls: 15, note: '' },
        },
        comparable: true,
      },
      { type: 'search', reference: 'BU-1', search: { kind: 'looking', looked: 100 } },
      { type: 'search', reference: 'BU-1', search: { kind: 'found', shipments: [{ id: 'a' }, {}] } },
      {
        type: 'search',
        reference: 'BU-1',
        search: { kind: 'notFound', looked: 100, all: false, total: 250, calls: 3 },
      },
      { type: 'answer', callId: 1, operationId: 'x', answer: { kind: 'cancelled', message: 'Nothing was sent.' } },
      { type: 'answer', callId: 1, operationId: 'x', answer: { kind: 'failed', message: 'No.', outcomeUnknown: true } },
    ] satisfies unknown[]) {
      assert.equal(parseToPage(message), message);
    }
  });

  it('survives the copying that a message goes through', () => {
    const message: ToPage = {
      type: 'init',
      operations: listOperations(openApiDocument),
      connection: { connected: false, baseUrl: '' },
    };
    assert.deepEqual(parseToPage(JSON.parse(JSON.stringify(message))), message);
  });

  it('refuses everything else', () => {
    const broken = (part: object) => ({ type: 'answer', callId: 1, operationId: 'x', answer: { ...answer, ...part } });
    for (const value of [
      undefined,
      { type: 'init', operations: {}, connection },
      { type: 'init', operations: [{ id: 'x' }], connection },
      { type: 'connection', connection: { ...connection, organization: undefined } },
      { type: 'waiting', callId: 1, until: 'soon' },
      broken({ kind: 'won' }),
      broken({ paging: { next: 3 } }),
      broken({ combined: { calls: '15', note: '' } }),
      { type: 'quota', remaining: '37', estimated: false },
      broken({ headers: [['one']] }),
      broken({ status: '200' }),
      { type: 'search', reference: 'BU-1', search: { kind: 'found', shipments: [{ id: 1 }] } },
      broken({ quota: { remaining: null } }),
    ]) {
      assert.equal(parseToPage(value), undefined, JSON.stringify(value));
    }
  });
});
