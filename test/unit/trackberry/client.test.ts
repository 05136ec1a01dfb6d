import assert from 'node:assert/strict';
import {
  ForbiddenError,
  NotJsonError,
  ServerError,
  UnauthorizedError,
  UnexpectedStatusError,
} from '../../../src/trackberry/errors.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { type Reply, respond } from './rawServer.ts';
import { useClient } from './useClient.ts';
import { list } from './useTransport.ts';

const newShipment = { reference: 'BU-1341', vessel: 'MSC "Aurora"', origin: 'Valparaíso', destination: 'Rotterdam' };
const json = (value: unknown): Reply => respond('200 OK', {}, JSON.stringify(value));

describe('client', () => {
  const against = useClient();

  it('lists a page with the query that was asked for, and no other', async () => {
    const { client, server } = await against(json({ shipments: [{ id: 'a' }], meta: { total: 1 } }));
    const { shipments, total } = await client.listShipments({ page: 2, perPage: 100, status: 'ready_for_review' });
    await client.listShipments();
    assert.deepEqual([shipments[0]?.id, total], ['a', 1]);
    assert.deepEqual(
      server.received.map((request) => request.split('\r\n')[0]),
      ['GET /api/v1/shipments?page=2&per_page=100&status=ready_for_review HTTP/1.1', 'GET /api/v1/shipments HTTP/1.1'],
    );
  });

  it('gets one shipment, whatever its id', async () => {
    const { client, server } = await against(json({ shipment: { id: 'a', pallets: [{ boxes: 1 }] } }));
    const { pallets } = await client.getShipment('../a?b#c d');
    assert.equal(pallets[0]?.boxes, 1);
    await client.getShipment('\ud800');
    assert.deepEqual(
      server.received.map((request) => request.split(' ')[1]),
      ['/api/v1/shipments/..%2Fa%3Fb%23c%20d', '/api/v1/shipments/%EF%BF%BD'],
    );
  });

  it('hands over the text of the answer that brought one shipment, as it came', async () => {
    const text = '{"shipment": {"pallets_count": 12345678901234567890}}';
    const { client } = await against(respond('200 OK', {}, text));
    assert.equal((await client.getShipment('a')).json, text);
  });

  it('creates a shipment with the documented body', async () => {
    const { client, server } = await against(
      respond('201 Created', {}, '{"shipment":{"id":"new","status":"pending"}}'),
    );
    assert.equal((await client.createShipment(newShipment)).id, 'new');
    const body = Buffer.from(server.received[0]?.split('\r\n\r\n')[1] ?? '', 'latin1').toString('utf8');
    assert.deepEqual(JSON.parse(body), { shipment: newShipment });
  });

  for (const [status, kind] of [
    ['401 Unauthorized', UnauthorizedError],
    ['403 Forbidden', ForbiddenError],
    ['404 Not Found', UnexpectedStatusError],
    ['422 Unprocessable', UnexpectedStatusError],
    ['500 Internal Server Error', ServerError],
  ] as const) {
    it(`throws ${kind.name} for ${status}, with the answer, and does not ask again`, async () => {
      const { client, server } = await against(respond(status, {}, '{"error":"so"}'));
      await assert.rejects(client.listShipments(), (error: Error) => {
        assert.ok(error instanceof kind);
        assert.equal(error.exchange.body, '{"error":"so"}');
        return true;
      });
      assert.equal(server.received.length, 1);
    });
  }

  it('hands a refusal over as an answer where any call is sent', async () => {
    const { client } = await against(respond('404 Not Found', {}, 'nothing here'));
    const { status, body } = await client.send(list);
    assert.deepEqual([status, body], [404, 'nothing here']);
  });

  for (const body of ['', '<html>', '[]', '{}', '{"shipments":{}}', 'null', '"text"', '{"shipments":[']) {
    it(`throws NotJsonError for a list that is ${JSON.stringify(body)}, with the answer`, async () => {
      const { client } = await against(respond('200 OK', {}, body));
      await assert.rejects(client.listShipments(), (error: Error) => {
        assert.ok(error instanceof NotJsonError);
        assert.equal(error.exchange.body, body);
        return true;
      });
      await assert.rejects(client.getShipment('a'), NotJsonError);
    });
  }

  it('names no token in any error', async () => {
    const { client } = await against((request, socket) =>
      respond('403 Forbidden', { echo: request.split('\r\n')[1] ?? '' }, request)(request, socket),
    );
    await assert.rejects(client.createShipment(newShipment), (error: Error) => {
      assert.ok(error instanceof ForbiddenError);
      assert.match(error.exchange.body, /Bearer \[token removed\]/);
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message, stack: error.stack }), new RegExp(aToken));
      return true;
    });
  });
});
