import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apiUrl, parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { readOperations } from '../../../src/trackberry/operationReading.ts';

const answers = { responses: { '200': { description: 'Done.' } } };

function documentOf(paths: object, others: object = {}): { [key: string]: unknown } {
  return { openapi: '3.1.0', paths, ...others };
}

/** The only call of a document whose one path is `/a/{id}`. */
function only(operation: object, others: object = {}) {
  return readOperations(documentOf({ '/a/{id}': { get: operation } }, others), 'acme.yaml');
}

function reasonOf(operation: object, others: object = {}): string | undefined {
  return only(operation, others).broken[0]?.reason;
}

describe('readOperations', () => {
  it("makes ids of a user's document that no other call has, whatever it calls them", () => {
    const call = { operationId: 'listShipments', ...answers };
    const { operations } = readOperations(
      documentOf({ '/a': { get: call, post: call }, '/b': { get: call } }),
      'a.yaml',
    );
    assert.deepEqual(
      operations.map(({ id, from }) => [id, from]),
      [
        ['a.yaml: GET /a', 'a.yaml'],
        ['a.yaml: POST /a', 'a.yaml'],
        ['a.yaml: GET /b', 'a.yaml'],
      ],
    );
  });

  it('names a call without words by its method and path', () => {
    const [operation] = only({}).operations;
    assert.equal(operation?.summary, 'GET /a/{id}');
    assert.equal(operation?.tag, '');
    assert.deepEqual(operation?.parameters, [
      { name: 'id', in: 'path', required: true, description: '', schema: { type: 'string' } },
    ]);
  });

  for (const path of [
    ...[
      'a',
      '',
      '//evil.example/a',
      'https://evil.example/a',
      '/../a',
      '/a/../../b',
      '/%2e%2e/a',
      '/a?token=1',
      '/a#b',
    ],
    ...[
      '\\\\evil',
      '/a\\..\\b',
      '/@evil.example/../..',
      '@evil.example',
      '/a b',
      '/ä',
      '/a/{id',
      '.',
      '..',
      `/${'a'.repeat(2000)}`,
    ],
  ]) {
    it(`lists ${path.slice(0, 30)} as broken, with a reason`, () => {
      const { operations, broken } = readOperations(documentOf({ [path]: { get: answers } }), 'a.yaml');
      assert.deepEqual(operations, []);
      assert.match(broken[0]?.reason ?? '', /begin with one "\/"/);
    });
  }

  it('gives no path that leads away from the address, whatever a document writes', () => {
    const address = parseApiAddress('https://trackberry.ag/api/v1');
    const part = fc.constantFrom(
      '/',
      '//',
      '..',
      '.',
      '\\',
      '{id}',
      '{',
      '}',
      '@',
      ':',
      '?',
      '#',
      '%2e',
      '%',
      'a',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        for (const { path } of readOperations(documentOf({ [parts.join('')]: { get: answers } })).operations) {
          const url = apiUrl(address, path.replaceAll('{id}', 'x'));
          assert.equal(url.origin, address.origin);
          assert.ok(url.pathname.startsWith('/api/v1/'));
        }
      }),
    );
  });

  it('takes no server and no security of a document', () => {
    const servers = [{ url: 'https://evil.example' }];
    const item = { servers, get: { ...answers, servers, security: [{ other: [] }] } };
    const [operation] = readOperations(documentOf({ '/a': item }, { servers }), 'a.yaml').operations;
    assert.doesNotMatch(JSON.stringify(operation), /evil|security/);
  });

  it('leaves out cookies and headers that are not its own to set', () => {
    const header = (name: string) => ({ name, in: 'header', required: true, schema: { type: 'string' } });
    const names = ['Authorization', 'cookie', 'HOST', 'Content-Type', 'X-HTTP-Method-Override', 'X-Good', 'X Bad'];
    const parameters = [...names.map(header), { name: 'session', in: 'cookie' }];
    assert.deepEqual(
      only({ parameters }).operations[0]?.parameters.map(({ name }) => name),
      ['id', 'X-Good'],
    );
  });

  it('keeps how a list is written, and what is deprecated', () => {
    const list = { name: 'ids', in: 'query', style: 'pipeDelimited', explode: false, deprecated: true, schema: {} };
    const [operation] = only({ deprecated: true, parameters: [list] }).operations;
    const { style, explode, deprecated } = operation?.parameters.find(({ name }) => name === 'ids') ?? {};
    assert.deepEqual([style, explode, deprecated, operation?.deprecated], ['pipeDelimited', false, true, true]);
  });

  it("shows a parameter's own example where its schema has none", () => {
    const parameters = [
      { name: 'one', in: 'query', example: 'a', schema: { type: 'string' } },
      { name: 'two', in: 'query', examples: { first: { value: 2 } }, schema: { type: 'integer' } },
    ];
    assert.deepEqual(
      only({ parameters })
        .operations[0]?.parameters.slice(1)
        .map(({ schema }) => schema.examples),
      [['a'], [2]],
    );
  });

  it('follows references to parameters, bodies, answers and paths', () => {
    const components = {
      parameters: { Page: { name: 'page', in: 'query', schema: { $ref: '#/components/schemas/Count' } } },
      requestBodies: { New: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } },
      responses: { Done: { description: 'Done.', content: { 'application/hal+json': { schema: { type: 'array' } } } } },
      schemas: { Count: { type: 'integer' } },
      pathItems: { Shared: { post: { requestBody: { $ref: '#/components/requestBodies/New' } } } },
    };
    const get = {
      parameters: [{ $ref: '#/components/parameters/Page' }],
      responses: { 200: { $ref: '#/components/responses/Done' } },
    };
    const { operations } = readOperations(
      documentOf({ '/a': { get }, '/b': { $ref: '#/components/pathItems/Shared' } }, { components }),
    );
    assert.deepEqual(operations[0]?.parameters[0]?.schema, { type: 'integer' });
    assert.deepEqual(operations[0]?.responses['200'], { description: 'Done.', schema: { type: 'array' } });
    assert.deepEqual(operations[1]?.body, { required: true, schema: { type: 'object' } });
  });

  it('lists a call as broken, with a reason, whose parts cannot be read or made', () => {
    const at = (schema: object) => ({ parameters: [{ name: 'x', in: 'query', schema }] });
    assert.match(reasonOf(at({ $ref: '#/components/schemas/Gone' })) ?? '', /has no #\/components\/schemas\/Gone/);
    assert.match(reasonOf(at({ $ref: 'other.yaml#/Thing' })) ?? '', /other\.yaml#\/Thing is not in this document/);
    assert.match(reasonOf({ parameters: [{ $ref: '#/a' }] }, { a: { $ref: '#/a' } }) ?? '', /further references/);
    const form = { content: { 'multipart/form-data': {} } };
    assert.match(reasonOf({ requestBody: form }) ?? '', /multipart\/form-data, and only JSON/);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      assert.match(reasonOf({ parameters: [{ name, in: 'query' }] }) ?? '', /cannot be called/);
    }
    const twice = [{ name: 'id', in: 'query' }];
    assert.match(reasonOf({ parameters: twice }) ?? '', /more than one parameter id/);
  });

  it('keeps the calls that are whole beside those that are broken', () => {
    const { operations, broken } = readOperations(
      documentOf({ '/a': { get: answers }, '..': { get: answers }, '/b': 7 }),
    );
    assert.deepEqual([operations.length, broken.length], [1, 1]);
  });

  it('tells how many it does not read', () => {
    const paths = Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [`/a${at}`, { get: answers }]));
    const { operations, unread } = readOperations(documentOf(paths));
    assert.deepEqual([operations.length, unread], [1_000, 200]);
  });

  it('says of a reference that is no text that it leads nowhere', () => {
    const parameters = [{ name: 'x', in: 'query', schema: { $ref: [Object.create(null)] } }];
    const { broken } = readOperations(documentOf({ '/a': { get: { parameters } } }), 'a.yaml');
    assert.match(broken[0]?.reason ?? '', /^\$ref is not in this document/);
  });

  it('reads whatever stands where something else belongs', () => {
    const anything = fc.anything({
      withNullPrototype: true,
      maxDepth: 3,
      key: fc.constantFrom('get', '$ref', '__proto__', 'in', 'schema', 'content', 'name'),
    });
    fc.assert(
      fc.property(anything, anything, anything, (operation, parameters, schema) => {
        const get = {
          parameters: [{ name: 'x', in: 'query', schema }, parameters],
          requestBody: operation,
          responses: operation,
        };
        readOperations(documentOf({ '/a': { get, post: operation, parameters } }, { components: operation }), 'a');
      }),
    );
  });
});
