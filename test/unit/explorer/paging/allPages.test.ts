import assert from 'node:assert/strict';
import { readAllPages } from '../../../../src/explorer/paging/allPages.ts';
import { NetworkError, ServerError, UnexpectedStatusError } from '../../../../src/trackberry/errors.ts';
import type { Exchange } from '../../../../src/trackberry/exchange.ts';
import { listOperations, openApiDocument } from '../../../../src/trackberry/openapi.ts';

const list = listOperations(openApiDocument).find(({ id }) => id === 'listShipments');
assert.ok(list);
const operation = list;

function exchange(body: string, status = 200): Exchange {
  return { url: '', status, statusText: '', headers: [], body, bytes: body.length, headersMs: 1, totalMs: 2 };
}

/** A server whose rows are texts; counts the calls. */
class TextServer {
  readonly queries: Record<string, string>[] = [];
  rows: string[];
  /** Called before each answer. */
  before: (call: number) => void = () => {};

  constructor(rows: readonly string[]) {
    this.rows = [...rows];
  }

  readonly ask = async ({ query }: { query: readonly (readonly [string, string])[] }): Promise<Exchange> => {
    const asked = Object.fromEntries(query);
    this.queries.push(asked);
    this.before(this.queries.length);
    const [page, perPage] = [Number(asked.page), Number(asked.per_page)];
    const rows = this.rows.slice((page - 1) * perPage, page * perPage).join(' , ');
    const meta = `{"page": ${page}, "per_page": ${perPage}, "total": ${this.rows.length}}`;
    return exchange(`{ "note": 1.10, "shipments" : [ ${rows} ], "meta": ${meta} }`);
  };
}

const row = (number: number) =>
  `{"id": "ship_${number}", "weight": 12345678901234567${number % 10}.10, "__proto__": {}}`;
const rows = (count: number) => Array.from({ length: count }, (_, number) => row(number));
const read = (server: Pick<TextServer, 'ask'>, maxBytes?: number, onPage = () => {}) =>
  readAllPages({
    operation,
    parameters: { status: 'approved', page: '3', per_page: '10' },
    ask: server.ask,
    onPage,
    ...(maxBytes !== undefined && { maxBytes }),
  });

describe('readAllPages', () => {
  it('is the whole list, every row letter by letter, with as few calls as can be', async () => {
    const server = new TextServer(rows(250));
    const combined = await read(server);
    assert.equal(
      combined.body,
      `{"shipments":[${rows(250).join(',')}],"note":1.10,"meta":{"page": 3, "per_page": 98, "total": 250}}`,
    );
    assert.deepEqual([combined.calls, combined.rows, combined.stopped, combined.totalMs], [3, 250, undefined, 6]);
    assert.ok(server.queries.every(({ status, page }) => status === 'approved' && page !== '10'));
  });

  it('misses no row and repeats none where rows come and go between two calls', async () => {
    const server = new TextServer(rows(300));
    server.before = (call) => {
      if (call === 2) server.rows = [row(900), ...server.rows.slice(5)];
    };
    const { body, stopped } = await read(server);
    const ids = (JSON.parse(body) as { shipments: { id: string }[] }).shipments.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(stopped, undefined);
    for (let number = 5; number < 300; number += 1) assert.ok(ids.includes(`ship_${number}`), String(number));
  });

  it('tells how far it has come', async () => {
    const told: unknown[] = [];
    await readAllPages({
      operation,
      parameters: {},
      ask: new TextServer(rows(150)).ask,
      onPage: (progress) => told.push(progress),
    });
    assert.deepEqual(told, [
      { calls: 1, rows: 100, perPage: 100, total: 150 },
      { calls: 2, rows: 150, perPage: 100, total: 150 },
    ]);
  });

  it('keeps what has come when a later call fails, is refused or is cancelled', async () => {
    const reasons: Error[] = [new NetworkError('gone'), new DOMException('', 'AbortError')];
    for (const reason of reasons) {
      const server = new TextServer(rows(250));
      server.before = (call) => {
        if (call === 2) throw reason;
      };
      const { body, rows: count, stopped } = await read(server);
      assert.equal(count, 100);
      assert.equal(JSON.parse(body).shipments.length, 100);
      assert.deepEqual(stopped, { by: 'error', error: reason });
    }
    const server = new TextServer(rows(250));
    const refused = async (request: Parameters<TextServer['ask']>[0]) =>
      server.queries.length === 1 ? exchange('{}', 503) : server.ask(request);
    const { rows: count, stopped } = await read({ ask: refused });
    assert.equal(count, 100);
    assert.ok(stopped?.by === 'error' && stopped.error instanceof ServerError);
  });

  it('fails with what the first call has failed with', async () => {
    await assert.rejects(read({ ask: async () => exchange('{"error": 1}', 422) }), UnexpectedStatusError);
    await assert.rejects(read({ ask: async () => exchange('<html>') }), /not a list/);
    await assert.rejects(read({ ask: async () => exchange('{"shipments": []}', 500) }), ServerError);
  });

  it('ends where the answer would be larger than an answer may be', async () => {
    const server = new TextServer(rows(250));
    const { body, rows: count, stopped, calls } = await read(server, 10_000);
    assert.deepEqual(stopped, { by: 'full' });
    assert.equal(calls, Math.ceil(count / 100) || 1);
    assert.ok(count > 0 && body.length < 10_200);
    assert.equal(JSON.parse(body).shipments.length, count);
  });

  it('gives up a server that always gives the same page, and keeps it', async () => {
    const same = `{"shipments": [${rows(100).join(',')}], "meta": {"total": 9007199254740991}}`;
    let calls = 0;
    const ask = async () => {
      calls += 1;
      return exchange(same);
    };
    const { rows: count, stopped } = await read({ ask });
    assert.equal(count, 100);
    assert.ok(stopped?.by === 'error' && calls < 20);
  });

  it('keeps every row of a list without ids', async () => {
    const server = new TextServer(Array.from({ length: 250 }, (_, number) => `[${number}, 1.0]`));
    const { body, rows: count } = await read(server);
    assert.equal(count, 250);
    assert.deepEqual(
      JSON.parse(body).shipments,
      Array.from({ length: 250 }, (_, number) => [number, 1]),
    );
  });
});
