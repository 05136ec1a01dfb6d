import assert from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import type { Shipment, ShipmentDetail } from '../../../src/sandbox/shipments.ts';
import { openApiDocument, shipmentStatuses } from '../../../src/trackberry/openapi.ts';
import { json, useSandbox } from './useSandbox.ts';

interface List {
  shipments: Shipment[];
  meta: { page: number; per_page: number; total: number };
}

function assertMatches(name: keyof typeof openApiDocument.components.schemas, value: unknown): void {
  const schema = { ...structuredClone(openApiDocument), $ref: `#/components/schemas/${name}` };
  assert.deepEqual(new Validator(schema, '2020-12').validate(value).errors, []);
}

describe('sandbox: GET /shipments', () => {
  const api = useSandbox({ shipments: 130 });
  const list = async (query = '') => json<List>(await api.call(`/shipments${query}`));

  it('gives the first 25, newest first, as the document describes them', async () => {
    const answer = await list();
    assertMatches('ShipmentList', answer);
    assert.equal(answer.shipments.length, 25);
    assert.deepEqual(answer.meta, { page: 1, per_page: 25, total: 130 });
    const dates = answer.shipments.map(({ created_at }) => created_at);
    assert.deepEqual(dates, dates.toSorted().reverse());
  });

  it('gives each shipment once over all pages, and nothing behind the last', async () => {
    const pages = [await list('?per_page=100'), await list('?per_page=100&page=2'), await list('?per_page=100&page=3')];
    assert.deepEqual(
      pages.map(({ shipments }) => shipments.length),
      [100, 30, 0],
    );
    assert.equal(new Set(pages.flatMap(({ shipments }) => shipments.map(({ id }) => id))).size, 130);
  });

  it('filters by each documented status', async () => {
    const totals = await Promise.all(
      shipmentStatuses.map(async (status) => {
        const { shipments, meta } = await list(`?status=${status}&per_page=100`);
        assert.ok(shipments.every((shipment) => shipment.status === status));
        return meta.total;
      }),
    );
    assert.ok(totals.every((total) => total > 0));
    assert.equal(
      totals.reduce((sum, total) => sum + total),
      130,
    );
  });

  for (const query of ['page=0', 'page=two', 'page=', 'per_page=0', 'per_page=101', 'per_page=2.5', 'status=lost']) {
    it(`refuses ?${query} with 422, naming the parameter`, async () => {
      const answer = await api.call(`/shipments?${query}`);
      assert.equal(answer.status, 422);
      assert.match(json<{ error: string }>(answer).error, new RegExp(`^${query.split('=')[0]}: `));
    });
  }

  it('ignores parameters that are not documented', async () => {
    assert.equal((await api.call('/shipments?sort=vessel')).status, 200);
  });
});

describe('sandbox: GET /shipments/{id}', () => {
  const api = useSandbox();

  it('adds pallets and checks to what the list shows', async () => {
    const { shipments } = json<List>(await api.call('/shipments'));
    for (const listed of shipments.slice(0, 5)) {
      const answer = json<{ shipment: ShipmentDetail }>(await api.call(`/shipments/${listed.id}`));
      assertMatches('ShipmentDetailAnswer', answer);
      const { pallets, checks, ...rest } = answer.shipment;
      assert.deepEqual(rest, listed);
      assert.equal(pallets.length, listed.pallets_count);
      assert.equal(checks.length > 0, !['pending', 'processing'].includes(listed.status));
    }
  });

  for (const id of ['ship_unknown', '%', '%2e%2e', '__proto__']) {
    it(`answers 404 for ${id}`, async () => {
      assert.equal((await api.call(`/shipments/${id}`)).status, 404);
    });
  }
});

describe('sandbox: POST /shipments', () => {
  const api = useSandbox();
  const shipment = { reference: 'BU-9', vessel: 'MSC Aurora', origin: 'Callao, Peru', destination: 'Hamburg, Germany' };

  it('creates a pending shipment, which then stands first', async () => {
    const answer = await api.call('/shipments', { method: 'POST', body: { shipment } });
    assert.equal(answer.status, 201);
    const created = json<{ shipment: Shipment }>(answer);
    assertMatches('CreatedShipmentAnswer', created);
    const { id, ...rest } = created.shipment;
    assert.deepEqual(rest, { reference: 'BU-9', status: 'pending', created_at: '2026-02-12T08:00:00Z' });

    const { shipments, meta } = json<List>(await api.call('/shipments'));
    assert.equal(meta.total, 31);
    assert.deepEqual(shipments[0], { id, ...shipment, ...rest, pallets_count: 0, approved_at: null });
    const detail = json<{ shipment: ShipmentDetail }>(await api.call(`/shipments/${id}`));
    assert.deepEqual([detail.shipment.pallets, detail.shipment.checks], [[], []]);
  });

  it('requires none of the four fields: the documentation does not say which are', async () => {
    assert.equal((await api.call('/shipments', { method: 'POST', body: { shipment: {} } })).status, 201);
  });

  it('refuses what the document forbids', async () => {
    const post = async (body: unknown, contentType?: string) =>
      (await api.call('/shipments', { method: 'POST', body, ...(contentType && { contentType }) })).status;
    assert.equal(await post({}), 422);
    assert.equal(await post([]), 422);
    assert.equal(await post({ shipment: { reference: 7 } }), 422);
    assert.equal(await post('{"shipment": '), 400);
    assert.equal(await post(''), 400);
    assert.equal(await post({ shipment }, 'text/plain'), 415);
    assert.equal(await post({ shipment: { reference: 'x'.repeat(1_000_001) } }), 413);
    assert.equal(json<List>(await api.call('/shipments')).meta.total, 30);
  });
});
