import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListServer {
  readonly baseUrl: string;
  /** The texts of the shipments, newest first; to be changed by the test. */
  rows: string[];
  /** Path and query of each call, oldest first. */
  readonly requests: readonly string[];
  /** Leaves every connection unanswered by closing its port, as when the network is gone. */
  stop(): Promise<void>;
  /** Listens again, at the same address. */
  resume(): Promise<void>;
}

/** A list of shipments that a test writes itself, letter by letter: `{"id":"a","reference":"BU-1"}`. Any token is good. */
export async function startListServer(rows: readonly string[]): Promise<ListServer> {
  const requests: string[] = [];
  const answer = (request: IncomingMessage): string => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    requests.push(request.url ?? '');
    const id = /\/shipments\/(.+)$/.exec(pathname)?.[1];
    if (id !== undefined) {
      const found = list.rows.find((row) => idOf(row) === decodeURIComponent(id)) ?? '{}';
      return `{"shipment":${found}}`;
    }
    const status = searchParams.get('status');
    const listed = status === null ? list.rows : list.rows.filter((row) => row.includes(`"status":"${status}"`));
    const perPage = Number(searchParams.get('per_page') ?? 25);
    const page = Number(searchParams.get('page') ?? 1);
    const shown = listed.slice((page - 1) * perPage, page * perPage);
    return `{"shipments":[${shown.join(',')}],"meta":{"page":${page},"per_page":${perPage},"total":${listed.length}}}`;
  };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(answer(request));
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const list: ListServer = {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    rows: [...rows],
    requests,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async resume() {
      await listen(port);
    },
  };
  return list;
}

function idOf(row: string): unknown {
  return (JSON.parse(row) as { id?: unknown }).id;
}
