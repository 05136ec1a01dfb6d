import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Validator } from '@cfworker/json-schema';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { isWrite } from '../../../src/trackberry/method.ts';
import { listOperations, openApiDocument, shipmentStatuses } from '../../../src/trackberry/openapi.ts';

const root = new URL('../../../', import.meta.url);

/** A document with one call that answers nothing; the parameter's schema is `schema`. */
function documentWith(schema: { readonly [keyword: string]: unknown }, schemas: object = {}) {
  const get = { operationId: 'look', parameters: [{ name: 'at', in: 'query', schema }] };
  return { paths: { '/thing': { get } }, components: { schemas } };
}

function onlySchema(document: ReturnType<typeof documentWith>): unknown {
  return listOperations(document)[0]?.parameters[0]?.schema;
}

/** Every object in a value, itself included. */
function objectsIn(value: unknown): { readonly [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as { readonly [key: string]: unknown }, ...inner];
}

describe('the OpenAPI document', () => {
  it('is what the generated types were made from', async () => {
    const made = astToString(await openapiTS(new URL('media/trackberry.openapi.json', root)));
    const stored = await readFile(new URL('src/trackberry/openapi.types.ts', root), 'utf8');
    assert.equal(stored, `${COMMENT_HEADER}${made}`, 'stale: npm run types');
  }).timeout(30_000);

  it('names the three rate-limit headers on every response', () => {
    const { paths, components } = openApiDocument;
    const responses = objectsIn(paths)
      .map((each) => each.responses)
      .concat(components.responses)
      .flatMap((each) => Object.values((each ?? {}) as { [status: string]: { headers?: object; $ref?: string } }))
      .filter(({ $ref }) => $ref === undefined);
    assert.equal(responses.length, 6);
    for (const { headers } of responses) {
      assert.deepEqual(Object.keys(headers ?? {}), ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']);
    }
  });

  it('closes no object and requires no field of an answer', () => {
    const { CreateShipment, ...answers } = openApiDocument.components.schemas;
    assert.deepEqual(CreateShipment.required, ['shipment']);
    for (const schema of objectsIn(answers)) {
      assert.equal(schema.required, undefined);
      assert.equal(schema.additionalProperties, undefined);
    }
  });

  it('accepts null in each documented field of an answer, and fields it does not know', () => {
    const { Shipment, Pallet, Check, ListMeta, ...others } = openApiDocument.components.schemas;
    const { ShipmentStatus, CreateShipment, ShipmentDetail, WebhookEvent, ...whole } = others;
    const answers = { Shipment, Pallet, Check, ListMeta, ...whole };
    for (const [name, { properties }] of Object.entries(answers)) {
      const schema = { ...structuredClone(openApiDocument), $ref: `#/components/schemas/${name}` };
      const nothing = Object.fromEntries(Object.keys(properties).map((field) => [field, null]));
      assert.ok(new Validator(schema, '2020-12').validate({ ...nothing, further: [1] }).valid, name);
    }
  });
});

describe('listOperations', () => {
  const operations = listOperations(openApiDocument);

  it('gives the documented calls in the order of the document', () => {
    assert.deepEqual(
      operations.map(({ id, method, path, tag }) => [id, method, path, tag]),
      [
        ['listShipments', 'GET', '/shipments', 'Shipments'],
        ['createShipment', 'POST', '/shipments', 'Shipments'],
        ['getShipment', 'GET', '/shipments/{id}', 'Shipments'],
      ],
    );
  });

  it('says of each parameter where it goes and what it may be', () => {
    const [list, , get] = operations;
    const page = list?.parameters.find(({ name }) => name === 'page');
    const perPage = list?.parameters.find(({ name }) => name === 'per_page');
    const status = list?.parameters.find(({ name }) => name === 'status');
    assert.deepEqual(page?.schema, { type: 'integer', minimum: 1, default: 1 });
    assert.deepEqual(perPage?.schema, { type: 'integer', minimum: 1, maximum: 100, default: 25 });
    assert.deepEqual(status?.schema.enum, shipmentStatuses);
    assert.equal(status?.required, false);
    assert.equal(get?.parameters[0]?.in, 'path');
    assert.equal(get?.parameters[0]?.required, true);
  });

  it('has a summary and a description for everything that a form shows', () => {
    for (const { summary, description, parameters } of operations) {
      assert.ok(summary !== '' && description !== '');
      assert.ok(parameters.every((parameter) => parameter.description !== ''));
    }
  });

  it('gives a body to the call that has one', () => {
    assert.deepEqual(
      operations.map(({ body }) => body?.required),
      [undefined, true, undefined],
    );
    assert.deepEqual(operations[1]?.body?.schema.required, ['shipment']);
  });

  it('gives what each status answers, by its name in the document', () => {
    assert.deepEqual(
      operations.map(({ responses }) => Object.keys(responses)),
      [
        ['200', '401', '403', '429'],
        ['401', '403', '429', '2XX'],
        ['200', '401', '403', '429'],
      ],
    );
    const [list] = operations;
    assert.deepEqual(list?.responses['401'], { description: 'Missing or invalid API token.' });
    assert.deepEqual(Object.keys((list?.responses['200']?.schema?.properties ?? {}) as object), ['shipments', 'meta']);
  });

  it('knows every method that a call may have, and which may change something', () => {
    const call = { operationId: 'x' };
    const paths = { '/a': { delete: call, patch: call, put: call, post: call, get: call } };
    assert.deepEqual(
      listOperations({ paths }).map(({ method }) => [method, isWrite(method)]),
      [
        ['GET', false],
        ['POST', true],
        ['PUT', true],
        ['PATCH', true],
        ['DELETE', true],
      ],
    );
  });

  it("takes the path's parameters too, unless the call has one of that name and place", () => {
    const at = (place: string, description: string) => ({ name: 'at', in: place, description });
    const get = { operationId: 'look', parameters: [at('query', 'own'), { ...at('header', 'own'), name: 'X-At' }] };
    const paths = { '/{id}': { parameters: [at('path', 'shared'), at('query', 'shared')], get } };
    assert.deepEqual(
      listOperations({ paths })[0]?.parameters.map((each) => [each.in, each.name, each.description]),
      [
        ['path', 'id', ''],
        ['query', 'at', 'own'],
        ['header', 'X-At', 'own'],
      ],
    );
  });

  it('leaves no reference', () => {
    assert.ok(objectsIn(operations).every((each) => !('$ref' in each)));
  });

  it('keeps what stands beside a reference, before what it refers to', () => {
    const document = documentWith(
      { $ref: '#/components/schemas/Port', description: 'Where it lands.' },
      { Port: { type: 'string', description: 'A port.' } },
    );
    assert.deepEqual(onlySchema(document), { type: 'string', description: 'Where it lands.' });
  });

  it('reads the escapes of a JSON pointer', () => {
    const document = documentWith({ $ref: '#/components/schemas/a~1b~0c' }, { 'a/b~c': { type: 'boolean' } });
    assert.deepEqual(onlySchema(document), { type: 'boolean' });
  });

  it('leaves a schema that refers to itself open where it would begin again', () => {
    const Box = { type: 'object', properties: { inner: { $ref: '#/components/schemas/Box' } } };
    assert.deepEqual(onlySchema(documentWith({ $ref: '#/components/schemas/Box' }, { Box })), {
      type: 'object',
      properties: { inner: {} },
    });
  });

  it('refuses a reference that leads nowhere, and names it', () => {
    assert.throws(() => listOperations(documentWith({ $ref: '#/components/schemas/Gone' })), /schemas\/Gone/);
  });
});

describe('shipmentStatuses', () => {
  it('follows the life of a shipment', () => {
    assert.deepEqual(shipmentStatuses, ['pending', 'processing', 'ready_for_review', 'approved', 'rejected']);
  });
});
