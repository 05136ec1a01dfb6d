import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { openApiDocument, shipmentStatuses } from '../../../src/trackberry/openapi.ts';
import { DescribedAnswers } from './describedAnswer.ts';
import { type Answer, type Call, json, useSandbox } from './useSandbox.ts';

const newShipment = {
  shipment: { reference: 'BU-1', vessel: 'MSC Aurora', origin: 'Valparaiso', destination: 'Hull' },
};

describe('the OpenAPI document, judged by others', () => {
  it("keeps to OpenAPI 3.1's own schema", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(openApiDocument));
    assert.ok(valid, JSON.stringify(errors));
  });

  it('would be refused with a part that OpenAPI does not know', async () => {
    const { valid } = await new Validator().validate({ ...structuredClone(openApiDocument), path: {} });
    assert.ok(!valid);
  });
});

describe('sandbox: answers as the OpenAPI document describes them', () => {
  const fixture = useSandbox();
  const described = new DescribedAnswers();
  const departures = described.departures.bind(described);
  const list = (query = '', call?: Call) => fixture.call(`/shipments${query}`, call);

  it('lists shipments: every page, every status, more fields than one', async () => {
    for (const query of ['', '?page=2&per_page=7', '?page=99', ...shipmentStatuses.map((each) => `?status=${each}`)]) {
      const answer = await list(query);
      assert.equal(answer.status, 200, query);
      assert.deepEqual(departures('/shipments', 'GET', answer), [], query);
    }
  });

  it('gives every shipment', async () => {
    const { shipments } = json<{ shipments: { id: string }[] }>(await list('?per_page=100'));
    assert.equal(shipments.length, 30);
    for (const { id } of shipments) {
      assert.deepEqual(departures('/shipments/{id}', 'GET', await fixture.call(`/shipments/${id}`)), [], id);
    }
  });

  it('creates shipments, with all fields and with none', async () => {
    for (const body of [newShipment, { shipment: {} }]) {
      const answer = await list('', { method: 'POST', body });
      assert.equal(answer.status, 201);
      assert.deepEqual(departures('/shipments', 'POST', answer), []);
    }
  });

  it('refuses with every status that is described, for each call', async () => {
    const { sandbox } = fixture;
    const calls = [
      ['/shipments', '/shipments', { method: 'GET' }],
      ['/shipments', '/shipments', { method: 'POST', body: newShipment }],
      ['/shipments/{id}', '/shipments/ship_abc123', { method: 'GET' }],
    ] as const;
    for (const [path, url, call] of calls) {
      const refusals = [
        [401, await fixture.call(url, { ...call, token: 'unknown' })],
        [403, await fixture.call(url, { ...call, token: sandbox.forbiddenToken })],
      ] as const;
      sandbox.setRemaining(0);
      const limited = await fixture.call(url, call);
      sandbox.setRemaining(100);
      for (const [status, answer] of [...refusals, [429, limited] as const]) {
        assert.equal(answer.status, status, `${call.method} ${url}`);
        assert.deepEqual(departures(path, call.method, answer), [], `${status} for ${call.method} ${url}`);
      }
    }
  });

  it('departs from the description where a fault makes it, and only there', async () => {
    const faults = [
      [{ badJson: true }, ['Its type is text/html']],
      [
        { deviating: true },
        ['0', '1'].flatMap((row) => [
          `body/shipments/${row}/status must be equal to one of the allowed values`,
          `body/shipments/${row}/status must be null`,
          `body/shipments/${row}/status must match a schema in anyOf`,
          `body/shipments/${row}/pallets_count must be integer,null`,
        ]),
      ],
      [
        { noRateLimitHeaders: true },
        ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'].map((each) => `${each} is missing`),
      ],
      [{ status: 500 }, ['500 is not described']],
      [{ status: 403 }, []],
      [{ status: 429 }, []],
      [{ latencyMs: 1 }, []],
      [{ clockSkewMs: 3_600_000 }, []],
      [{ slowBodyMs: 1 }, []],
      [{ echo: true }, []],
    ] as const;
    for (const [fault, expected] of faults) {
      fixture.sandbox.setFaults(fault);
      assert.deepEqual(departures('/shipments', 'GET', await list('?per_page=2')), expected, JSON.stringify(fault));
    }
  });

  it('is found out where one value of an answer has another type', async () => {
    const whole = await list('?per_page=3');
    const answer = json<unknown>(whole);
    const places = scalars(answer);
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const wrong: Answer = { ...whole, text: JSON.stringify(replaced(answer, place)) };
        assert.equal(departures('/shipments', 'GET', wrong).length > 0, true, place.join('/'));
      }),
    );
    const late = { ...whole, headers: { ...whole.headers, 'x-ratelimit-reset': 'soon' } };
    assert.equal(departures('/shipments', 'GET', late).length, 1);
  });
});

/** Where the single values of an answer stand that are described: all but null. */
function scalars(value: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object') {
    return [place];
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) => scalars(inner, [...place, key]));
}

/** With a value in one place that no field of an answer may have. */
function replaced(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) {
    return { of: 'another type' };
  }
  const inner = value as { [key: string]: unknown };
  const changed = replaced(inner[key], rest);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...inner, [key]: changed };
}
