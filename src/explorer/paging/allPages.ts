import { t } from '@vscode/l10n';
import { errorForStatus, NotJsonError } from '../../trackberry/errors.ts';
import type { Exchange } from '../../trackberry/exchange.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { ShipmentReading } from '../../trackberry/shipmentReading.ts';
import { type BuiltRequest, draftRequest } from '../request.ts';
import { type ListedRow, readListAnswer, splitList } from './listPage.ts';
import { largestPageOf } from './paging.ts';

/** How far it has come, after each call. `total`: rows, as the last answer says. */
export interface PagesProgress {
  calls: number;
  rows: number;
  perPage: number;
  total?: number;
}

/** The answers of several calls as one. */
export interface CombinedPages {
  /** The list whole, and beside it what stood beside it in the last answer; every element letter by letter as it came. */
  body: string;
  calls: number;
  rows: number;
  /** The last answer. */
  last: Exchange;
  /** Milliseconds of all calls, from sending to the headers and to the end of the body. */
  headersMs: number;
  totalMs: number;
  /** Why it is not the whole list. `full`: more would be larger than an answer may be. */
  stopped?: { by: 'full' } | { by: 'error'; error: unknown };
}

interface AllPagesParts {
  operation: Operation;
  /** As typed; `page` and `per_page` in them do not count. */
  parameters: Readonly<Record<string, string>>;
  ask(request: BuiltRequest): Promise<Exchange>;
  onPage(progress: PagesProgress): void;
  /** Of the combined body, bytes in UTF-8. */
  maxBytes?: number;
}

const largestAnswer = 20_000_000;

/**
 * Reads a list to its end with as few calls as can be, by the rules of `shipmentPages`: no row twice and none missed where
 * rows come and go meanwhile. What has come is kept, however it ends.
 * @throws what the first call has failed with.
 */
export async function readAllPages(parts: AllPagesParts): Promise<CombinedPages> {
  const { operation, parameters, ask, onPage, maxBytes = largestAnswer } = parts;
  const reading = new ShipmentReading<ListedRow>(largestPageOf(operation));
  let last: { exchange: Exchange; name: string; beside: [string, string][] } | undefined;
  let headersMs = 0;
  let totalMs = 0;
  let rows: readonly ListedRow[] = [];
  let stopped: CombinedPages['stopped'];
  const askForPage = async (page: number, perPage: number) => {
    const query = { ...parameters, page: String(page), per_page: String(perPage) };
    const exchange = await ask(draftRequest(operation, { parameters: query }));
    const list = readListAnswer(exchange.body);
    const error = errorForStatus(exchange);
    if (error !== undefined || list === undefined) {
      throw error ?? new NotJsonError(t('The answer is not a list.'), exchange);
    }
    const { rows: shipments, beside } = splitList(exchange.body, list.name);
    last = { exchange, name: list.name, beside };
    headersMs += exchange.headersMs;
    totalMs += exchange.totalMs;
    return { ...list, shipments, problems: [] };
  };
  while (reading.more && stopped === undefined) {
    try {
      await reading.readOn(askForPage);
      const fitting = fittingRows(reading.soFar, maxBytes);
      stopped = fitting < reading.soFar.length ? { by: 'full' } : undefined;
      rows = reading.soFar.slice(0, fitting);
      const { calls, perPage, total } = reading;
      onPage({ calls, rows: rows.length, perPage, ...(total !== undefined && { total }) });
    } catch (error) {
      stopped = { by: 'error', error };
    }
  }
  if (last === undefined) {
    throw stopped?.by === 'error' ? stopped.error : new Error('A list was read without a call.');
  }
  const { exchange, name, beside } = last;
  const list = `[${rows.map(({ json }) => json).join(',')}]`;
  const members = [[name, list], ...beside].map(([key, json]) => `${JSON.stringify(key)}:${json}`);
  const body = `{${members.join(',')}}`;
  return {
    body,
    calls: reading.calls,
    rows: rows.length,
    last: exchange,
    headersMs,
    totalMs,
    ...(stopped && { stopped }),
  };
}

/** How many of the rows, from the first on, have room. */
function fittingRows(rows: readonly ListedRow[], maxBytes: number): number {
  let left = maxBytes;
  const tooMany = rows.findIndex(({ bytes }) => {
    left -= bytes + 1; // and a comma
    return left < 0;
  });
  return tooMany < 0 ? rows.length : tooMany;
}
