import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { SupersededError } from '../../../src/trackberry/errors.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import type { ApiRequest } from '../../../src/trackberry/transport.ts';
import { respond } from './rawServer.ts';
import { useClient } from './useClient.ts';
import { create, list } from './useTransport.ts';

const newShipment = { reference: 'BU-1341', vessel: 'MSC Aurora', origin: 'Valparaiso', destination: 'Rotterdam' };
const detail: ApiRequest = { method: 'GET', path: '/shipments/a' };
const page = respond('200 OK', {}, '{"shipments":[]}');

/** Answers a POST as created, and a GET with a page. */
const anyAnswer = (request: string, socket: Socket) =>
  (request.startsWith('POST') ? respond('201 Created', {}, '{"shipment":{"id":"new"}}') : page)(request, socket);

describe('client: equal calls', () => {
  const against = useClient();

  it('are one request, where they read', async () => {
    const { client, server } = await against(page);
    const pages = await Promise.all([
      client.listShipments({ page: 1 }),
      client.listShipments({ page: 1 }),
      client.listShipments({ page: 2 }),
      client.send(detail),
    ]);
    assert.deepEqual(pages[0]?.shipments, []);
    assert.equal(server.received.length, 3);
  });

  it('tell of the answer before it is judged', async () => {
    const { client } = await against(respond('422 Unprocessable', {}, '{"error":"vessel"}'));
    const told: string[] = [];
    const progress = { onAnswer: ({ status, body }: Exchange) => told.push(`${status} ${body}`) };
    await assert.rejects(client.createShipment(newShipment, { progress }));
    assert.deepEqual(told, ['422 {"error":"vessel"}']);
  });

  it('are not equal, where their own headers differ', async () => {
    const { client, server } = await against(page);
    const asked = (language: string) => client.send({ ...list, headers: [['Accept-Language', language]] });
    await Promise.all([asked('en'), asked('en'), asked('de'), client.send(list)]);
    assert.equal(server.received.length, 3);
  });

  it('are two requests, where one has been answered before the other', async () => {
    const { client, server } = await against(page);
    await client.listShipments();
    await client.listShipments();
    assert.equal(server.received.length, 2);
  });

  it('are as many requests as there are calls, where they write', async () => {
    const { client, server } = await against(anyAnswer);
    await Promise.all([client.createShipment(newShipment), client.createShipment(newShipment)]);
    assert.equal(server.received.length, 2);
  });

  it('of the same path are not equal, where one reads and the other writes', async () => {
    for (const calls of [
      [list, create],
      [create, list],
    ]) {
      const { client, server } = await against(anyAnswer);
      const answers = await Promise.all(calls.map((call) => client.send(call)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        calls.map(({ method }) => (method === 'POST' ? 201 : 200)),
      );
      assert.equal(server.received.length, 2);
    }
  });
});

describe('client: for whom a call is made', () => {
  const against = useClient();

  it('is a view, unless the caller says otherwise', async () => {
    const { client, throttle } = await against(page);
    const calls = [
      client.listShipments({ page: 1 }),
      client.listShipments({ page: 2 }),
      client.listShipments({ page: 3 }, { priority: 'person' }),
      client.send(detail, { priority: 'background' }),
    ];
    assert.deepEqual(throttle.state().waiting, { person: 1, view: 1, background: 1 });
    await Promise.all(calls);
  });

  it('lets a newer background call of a topic take the place of an older one', async () => {
    const { client, server } = await against(page);
    const first = client.listShipments();
    const older = client.listShipments({ page: 2 }, { priority: 'background', topic: 'watch' });
    const newer = client.listShipments({ page: 3 }, { priority: 'background', topic: 'watch' });
    await assert.rejects(older, SupersededError);
    await Promise.all([first, newer]);
    assert.equal(server.received.length, 2);
  });
});
