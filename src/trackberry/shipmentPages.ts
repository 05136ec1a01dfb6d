import { type ListPage, ListReading, type ListRow } from './listReading.ts';
import { endOf, overlappingPage, type PageWindow, pageHolding, smallestOverlapping } from './pageWindow.ts';
import type { Shipment } from './shipment.ts';

/** What one call has brought. */
export interface ShipmentsRead<Row extends ListRow = Shipment> extends PageWindow {
  /** How many calls there were, this one included. */
  calls: number;
  /** Those that had not come before; none where a page has to be asked for again. */
  shipments: readonly Row[];
  /** How many have come until now. */
  count: number;
  /** All until now in the list's order, each as it came last. Not a copy: it goes on changing with the next call. */
  soFar: readonly Row[];
  /** Of all pages, as this answer promises. */
  total?: number;
  /** False with the last page of a list that was read to its end. True with the last one if the list was given up. */
  more: boolean;
}

export interface ShipmentPagesOptions {
  /** 1 to 100, the most that the API gives. */
  perPage?: number;
  mostCalls?: number;
  /** Ends the wait for an answer too. */
  signal?: AbortSignal;
}

const largestPage = 100;
/** Enough for 200,000 shipments. */
const defaultMostCalls = 2_500;

/**
 * Reads a list of shipments that may change between two calls, a page with each call.
 *
 * Pages overlap, so that each begins with a row that has come already: 100 rows are asked for first, then as many as
 * reach furthest from there (page 2 of 99 begins with the 100th row). Where no row of a page is known, rows before it
 * were removed, and it is asked for again further up. So no row comes twice, and every row that is in the list all the
 * while comes, whatever the server says of the list, and whether rows are created, removed, or let in and out by a
 * filter, as long as the others keep their order and there are fewer new ones than a page between two calls. Where
 * `total` promises more than has come, the first page is read once more for rows that came in, or moved to the top,
 * meanwhile.
 *
 * The list ends by what came, a page shorter than asked for; `total` only says whether to ask once more. A server that
 * cuts pages short is recognised by its `per_page`, or by a further call where `total` promises more or is missing.
 * On one that does not heed `per_page`, and below 16 rows a page, pages do not overlap: there a row may be missed if
 * another is removed and `total` does not tell. Rows without id cannot be told apart and are all kept; of these, only
 * an unchanged list with a true `total`, or none, is sure to come whole.
 *
 * Calls: `callsForAll` for an unchanged list; one more, seldom two, where up to 7 rows were removed between two calls,
 * another up to 63, a few beyond; one more for a list that has grown, two for a `total` that promises too much. Given
 * up after 5 calls in a row that lead nowhere (a server that does not heed `page`), and after `mostCalls` (2500 unless
 * said otherwise).
 *
 * `return()` lets the call that is under way end, and makes no other.
 * @throws as `list`; the signal's reason, at once, when it is aborted.
 */
export async function* shipmentPages<Row extends ListRow>(
  list: (page: number, perPage: number) => Promise<ListPage<Row>>,
  { perPage = largestPage, mostCalls = defaultMostCalls, signal }: ShipmentPagesOptions = {},
): AsyncGenerator<ShipmentsRead<Row>, void, undefined> {
  const reading = new ListReading<Row>(perPage);
  for (let calls = 1; calls <= mostCalls && !reading.atEnd && !reading.stuck; calls += 1) {
    signal?.throwIfAborted();
    const window = reading.next();
    const answer = await unlessAborted(list(window.page, window.perPage), signal);
    const shipments = reading.take(window, answer);
    const { total } = answer;
    const { rows: soFar, atEnd } = reading;
    const count = soFar.length;
    yield { ...window, calls, shipments, count, soFar, ...(total !== undefined && { total }), more: !atEnd };
  }
}

/**
 * How many calls `shipmentPages` makes for a list that does not change, on a server that does as documented.
 * @param total rows, as the server says: any number.
 */
export function callsForAll(total: number, perPage = largestPage, mostCalls = defaultMostCalls): number {
  let calls = 1;
  for (let reached = perPage; reached <= total && calls < mostCalls; calls += 1) {
    const overlaps = perPage >= smallestOverlapping;
    reached = endOf(overlaps ? overlappingPage(reached, 1, perPage) : pageHolding(reached, perPage));
  }
  return calls;
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return answer;
  }
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
