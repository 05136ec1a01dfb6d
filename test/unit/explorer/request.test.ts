import assert from 'node:assert/strict';
import { buildRequest, draftRequest, requestUrl } from '../../../src/explorer/request.ts';
import { apiUrl } from '../../../src/trackberry/apiAddress.ts';
import { listOperations, openApiDocument } from '../../../src/trackberry/openapi.ts';
import type { Operation } from '../../../src/trackberry/operation.ts';

const operations = listOperations(openApiDocument);

function operation(id: string): Operation {
  const found = operations.find((each) => each.id === id);
  assert.ok(found, `no operation ${id}`);
  return found;
}

function errorsOf(id: string, parameters: Record<string, string>, body?: string) {
  const built = buildRequest(operation(id), { parameters, ...(body !== undefined && { body }) });
  return built.ok ? [] : built.errors;
}

describe('buildRequest', () => {
  it('leaves out what is empty', () => {
    assert.deepEqual(buildRequest(operation('listShipments'), { parameters: { page: '', status: 'approved' } }), {
      ok: true,
      request: { method: 'GET', path: '/shipments', query: [['status', 'approved']] },
    });
  });

  it('judges numbers, bounds and choices by the schema, in sentences', () => {
    assert.deepEqual(errorsOf('listShipments', { page: '0', per_page: '101', status: 'lost' }), [
      { field: 'page', message: 'page must be at least 1' },
      { field: 'per_page', message: 'per_page must be at most 100' },
      {
        field: 'status',
        message: 'status must be one of pending, processing, ready_for_review, approved, rejected',
      },
    ]);
    for (const typed of ['x', '1.5', '1e2', '0x10', '--1', 'NaN']) {
      assert.deepEqual(errorsOf('listShipments', { page: typed }), [
        { field: 'page', message: 'page must be a whole number' },
      ]);
    }
  });

  it('reads a number where null is allowed, too', () => {
    const parameter = { name: 'depth', in: 'query', required: false, description: '' } as const;
    const schema = { type: ['integer', 'null'], minimum: 2 };
    const nullable = { ...operation('listShipments'), parameters: [{ ...parameter, schema }] };
    assert.ok(buildRequest(nullable, { parameters: { depth: '2' } }).ok);
    assert.ok(!buildRequest(nullable, { parameters: { depth: '1' } }).ok);
  });

  it('trims numbers, not text', () => {
    const built = buildRequest(operation('listShipments'), { parameters: { page: ' 2 ' } });
    assert.ok(built.ok);
    assert.deepEqual(built.request.query, [['page', '2']]);
    assert.equal(draftRequest(operation('getShipment'), { parameters: { id: ' a' } }).path, '/shipments/%20a');
  });

  it('puts header parameters into headers, and refuses what would begin another one', () => {
    const schema = { type: 'string' };
    const header = { name: 'X-Tag', in: 'header', required: false, description: '', schema } as const;
    const tagged = { ...operation('listShipments'), parameters: [header] };
    const built = buildRequest(tagged, { parameters: { 'X-Tag': 'a b' } });
    assert.deepEqual(built.ok && built.request.headers, [['X-Tag', 'a b']]);
    assert.equal(
      requestUrl('https://trackberry.ag', draftRequest(tagged, { parameters: { 'X-Tag': 'a' } })).at(-1),
      's',
    );
    for (const value of ['a\r\nAuthorization: b', ' a', 'ü']) {
      const refused = buildRequest(tagged, { parameters: { 'X-Tag': value } });
      assert.ok(!refused.ok && refused.errors[0]?.field === 'X-Tag', value);
    }
  });

  it('refuses a path value that is empty or leads elsewhere', () => {
    assert.deepEqual(errorsOf('getShipment', {}), [{ field: 'id', message: 'id is required', unsendable: true }]);
    for (const id of ['.', '..']) {
      assert.deepEqual(
        errorsOf('getShipment', { id }).map(({ field }) => field),
        ['id'],
      );
    }
  });

  it('encodes a path value so that it stays one part of the path', () => {
    for (const id of ['a/../../b', '?x=1', '#x', 'a\\b', '%2e%2e', '{id}', '$&', 'é🍓 \n']) {
      const built = buildRequest(operation('getShipment'), { parameters: { id } });
      assert.ok(built.ok);
      assert.equal(built.request.path, `/shipments/${encodeURIComponent(id)}`);
    }
  });

  it('refuses half of a surrogate pair, and previews it all the same', () => {
    assert.deepEqual(errorsOf('getShipment', { id: '\ud83c' }), [
      { field: 'id', message: 'id contains half of a character', unsendable: true },
    ]);
    assert.equal(draftRequest(operation('getShipment'), { parameters: { id: '\ud83c' } }).path, '/shipments/%EF%BF%BD');
  });

  it('refuses a parameter that the call does not have', () => {
    assert.deepEqual(errorsOf('listShipments', { __proto: 'x' }), [
      { field: '__proto', message: '__proto is not a parameter of this call', unsendable: true },
    ]);
  });

  it('takes a body as it was typed when it fits', () => {
    const body = '{ "shipment": {"reference": "BU-1341", "further": [1.0]} }\n';
    assert.deepEqual(buildRequest(operation('createShipment'), { parameters: {}, body }), {
      ok: true,
      request: { method: 'POST', path: '/shipments', query: [], body },
    });
  });

  it('says where in the body something is wrong', () => {
    assert.deepEqual(errorsOf('createShipment', {}, ' '), [{ field: 'body', message: 'A body is required' }]);
    assert.match(errorsOf('createShipment', {}, '{')[0]?.message ?? '', /^The body is not JSON: /);
    assert.deepEqual(errorsOf('createShipment', {}, '[]'), [{ field: 'body', message: 'The body must be an object' }]);
    assert.deepEqual(errorsOf('createShipment', {}, '{}'), [
      { field: 'body/shipment', message: 'shipment is required' },
    ]);
    assert.deepEqual(errorsOf('createShipment', {}, '{"shipment": {"vessel": 4, "origin": []}}'), [
      { field: 'body/shipment/vessel', message: 'vessel must be text' },
      { field: 'body/shipment/origin', message: 'origin must be text' },
    ]);
  });

  it('makes a request of what the description forbids when it is to be sent anyway, as it was typed', () => {
    assert.deepEqual(
      buildRequest(operation('listShipments'), { parameters: { page: '0', status: 'lost ' } }, 'unchecked'),
      {
        ok: true,
        request: {
          method: 'GET',
          path: '/shipments',
          query: [
            ['page', '0'],
            ['status', 'lost '],
          ],
        },
      },
    );
    for (const body of ['{', '[] ', '{"shipment": 1}']) {
      const built = buildRequest(operation('createShipment'), { parameters: {}, body }, 'unchecked');
      assert.ok(built.ok);
      assert.equal(built.request.body, body);
    }
  });

  it('refuses all the same what no request could say', () => {
    for (const parameters of [{}, { id: '..' }, { id: '.' }, { id: '\ud83c' }, { id: 'a', other: 'b' }]) {
      assert.equal(buildRequest(operation('getShipment'), { parameters }, 'unchecked').ok, false);
    }
  });

  it('takes a parameter that has the name of what every object has', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const parameters = names.map((name) => ({
      name,
      in: 'query' as const,
      required: false,
      description: '',
      schema: { type: 'string' },
    }));
    const call: Operation = { ...operation('listShipments'), parameters };
    assert.deepEqual(draftRequest(call, { parameters: {} }).query, []);
    const typed = Object.fromEntries(names.map((name) => [name, name]));
    assert.deepEqual(
      draftRequest(call, { parameters: typed }).query,
      names.map((name) => [name, name]),
    );
  });

  it('sends a list as the description says', () => {
    const list = {
      schema: { type: 'array', items: { type: 'integer', maximum: 9 } },
      required: false,
      description: '',
    };
    const call: Operation = {
      ...operation('listShipments'),
      path: '/x/{ids}',
      parameters: [
        { ...list, name: 'ids', in: 'path' },
        { ...list, name: 'a', in: 'query' },
        { ...list, name: 'b', in: 'query', style: 'pipeDelimited', explode: false },
        { ...list, name: 'X-C', in: 'header' },
      ],
    };
    const typed = ' 1\n\n2\n';
    assert.deepEqual(buildRequest(call, { parameters: { ids: typed, a: typed, b: typed, 'X-C': typed } }), {
      ok: true,
      request: {
        method: 'GET',
        path: '/x/1,2',
        query: [
          ['a', '1'],
          ['a', '2'],
          ['b', '1|2'],
        ],
        headers: [['X-C', '1,2']],
      },
    });
    const built = buildRequest(call, { parameters: { ids: '1', a: '1\n10\nx' } });
    assert.deepEqual(built.ok ? [] : built.errors, [
      { field: 'a/1', message: 'item 2 of a must be at most 9' },
      { field: 'a/2', message: 'item 3 of a must be a whole number' },
    ]);
  });

  it('survives a body that cannot be walked through', () => {
    const deep = `{"shipment": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assert.deepEqual(
      errorsOf('createShipment', {}, deep).map(({ field }) => field),
      ['body/shipment'],
    );
  });
});

describe('draftRequest and requestUrl', () => {
  it('keep the place of a missing path value', () => {
    const request = draftRequest(operation('getShipment'), { parameters: {} });
    assert.equal(requestUrl('https://trackberry.ag/api/v1', request), 'https://trackberry.ag/api/v1/shipments/{id}');
  });

  it('show the URL that the transport sends', () => {
    const address = { baseUrl: 'https://trackberry.ag/api/v1', origin: 'https://trackberry.ag' };
    const query = [['q', `a b&c=d+e'"~*é\n%20`] as const, ['q', ''] as const];
    const path = `/shipments/${encodeURIComponent(`x'(y)*!~/é%`)}`;
    assert.equal(requestUrl(address.baseUrl, { method: 'GET', path, query }), apiUrl(address, path, query).href);
  });
});
