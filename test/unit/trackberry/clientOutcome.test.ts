import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import {
  ForbiddenError,
  NetworkError,
  NotJsonError,
  OutcomeUnknownError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedStatusError,
  UnreachableError,
} from '../../../src/trackberry/errors.ts';
import { quotaHeaders } from './answers.ts';
import { respond } from './rawServer.ts';
import { RecordedProgress, useClient } from './useClient.ts';
import { create, timeoutMs } from './useTransport.ts';

const newShipment = { reference: 'BU-1341', vessel: 'MSC Aurora', origin: 'Valparaiso', destination: 'Rotterdam' };
const reset = (_: string, socket: Socket) => socket.resetAndDestroy();
const page = respond('200 OK', {}, '{"shipments":[]}');

describe('client over a real connection: any call that writes', () => {
  const against = useClient();

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    it(`is sent once, when it is a ${method} whose outcome is not known`, async () => {
      for (const reply of [reset, respond('502 Bad Gateway'), respond('503 Unavailable'), respond('504 Timeout')]) {
        const { client, server, clock } = await against(reply);
        const sent = client.send({ method, path: '/thing' });
        if (reply === reset) {
          await assert.rejects(sent, OutcomeUnknownError);
        } else {
          await sent;
        }
        await clock.advance(600_000);
        assert.equal(server.received.length, 1);
      }
    });
  }
});

describe('client over a real connection: a create', () => {
  const against = useClient();

  it('is sent again after 429, when the limit is over, and tells of each sending', async () => {
    const { client, server, clock } = await against(
      (request, socket) => {
        const headers = quotaHeaders(clock, { remaining: 0, resetIn: 30 });
        respond('429 Too Many Requests', headers)(request, socket);
      },
      respond('201 Created', {}, '{"shipment":{}}'),
    );
    const progress = new RecordedProgress();
    const created = client.send(create, { progress });
    await progress.waitsAgain(1);
    await clock.advance(29_999);
    assert.deepEqual([progress.sent, server.received.length], [1, 1]);
    await clock.advance(1);
    assert.equal((await created).status, 201);
    assert.deepEqual([progress.sent, progress.waits, server.received.length], [2, 1, 2]);
  });

  it('has an unknown outcome on a connection that broke, and is sent once', async () => {
    const { client, server, clock } = await against(reset);
    await assert.rejects(client.createShipment(newShipment), (error: Error) => {
      assert.ok(error instanceof OutcomeUnknownError && error.cause instanceof NetworkError);
      return true;
    });
    await clock.advance(600_000);
    assert.equal(server.received.length, 1);
  });

  it('has an unknown outcome when it took too long, and is sent once', async () => {
    const arrived = Promise.withResolvers<void>();
    const { client, server, clock } = await against(() => arrived.resolve());
    const created = assert.rejects(client.createShipment(newShipment), (error: Error) => {
      assert.ok(error instanceof OutcomeUnknownError && error.cause instanceof TimeoutError);
      return true;
    });
    await arrived.promise;
    await clock.advance(timeoutMs);
    await created;
    await clock.advance(600_000);
    assert.equal(server.received.length, 1);
  });

  it('has an unknown outcome when the server failed, and is sent once', async () => {
    for (const status of ['500 Error', '502 Bad Gateway', '503 Unavailable', '504 Timeout']) {
      const { client, server } = await against(respond(status));
      await assert.rejects(client.createShipment(newShipment), (error: Error) => {
        assert.ok(error instanceof OutcomeUnknownError && error.cause instanceof ServerError);
        return true;
      });
      assert.equal(server.received.length, 1);
    }
  });

  for (const body of ['', '<html>', '[]', '{}', '{"shipment":[]}', '{"shipment":', '['.repeat(2_000)]) {
    it(`has an unknown outcome when it succeeded with ${JSON.stringify(body.slice(0, 20))}, and is sent once`, async () => {
      const { client, server } = await against(respond('201 Created', {}, body));
      await assert.rejects(client.createShipment(newShipment), (error: Error) => {
        assert.ok(error instanceof OutcomeUnknownError && error.cause instanceof NotJsonError);
        assert.equal(error.cause.exchange.body, body);
        return true;
      });
      assert.equal(server.received.length, 1);
    });
  }

  it('has an unknown outcome when it was answered by a redirect to nowhere, and is sent once', async () => {
    for (const status of ['300 Multiple Choices', '302 Found', '303 See Other', '304 Not Modified']) {
      const { client, server } = await against(respond(status));
      await assert.rejects(client.createShipment(newShipment), (error: Error) => {
        assert.ok(error instanceof OutcomeUnknownError && error.cause instanceof UnexpectedStatusError);
        return true;
      });
      assert.equal(server.received.length, 1);
    }
  });

  it('did not happen when it was refused', async () => {
    for (const [status, kind] of [
      ['401 Unauthorized', UnauthorizedError],
      ['403 Forbidden', ForbiddenError],
      ['422 Unprocessable', UnexpectedStatusError],
    ] as const) {
      const { client } = await against(respond(status, {}, '<html>'));
      await assert.rejects(client.createShipment(newShipment), kind);
    }
  });

  it('did not happen where nobody listens', async () => {
    const { client, server } = await against(respond('200 OK'));
    await server.stop();
    await assert.rejects(client.createShipment(newShipment), (error: Error) => error instanceof UnreachableError);
  });
});

describe('client over a real connection: a list', () => {
  const against = useClient();

  it('is asked for again after a connection that broke and after 503', async () => {
    const { client, server, clock } = await against(reset, respond('503 Unavailable'), page);
    const progress = new RecordedProgress();
    const listed = client.listShipments({}, { progress });
    for (const failure of [1, 2]) {
      await progress.waitsAgain(failure);
      assert.equal(server.received.length, failure);
      await clock.advance(2_000);
    }
    assert.deepEqual((await listed).shipments, []);
    assert.equal(server.received.length, 3);
  });

  it('is asked for three times at most', async () => {
    const { client, server, clock } = await against(reset);
    const progress = new RecordedProgress();
    const listed = assert.rejects(client.listShipments({}, { progress }), NetworkError);
    for (const failure of [1, 2]) {
      await progress.waitsAgain(failure);
      await clock.advance(2_000);
    }
    await listed;
    await clock.advance(600_000);
    assert.equal(server.received.length, 3);
  });

  it('is cut off in flight by its signal', async () => {
    const arrived = Promise.withResolvers<void>();
    const { client, server } = await against(() => arrived.resolve());
    const controller = new AbortController();
    const reason = new Error('The view was closed.');
    const listed = assert.rejects(client.listShipments({}, { signal: controller.signal }), reason);
    await arrived.promise;
    controller.abort(reason);
    await listed;
    await server.cut();
  });
});
