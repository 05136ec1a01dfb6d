import * as vscode from 'vscode';
import { type CombinedPages, type PagesProgress, readAllPages } from '../../explorer/paging/allPages.ts';
import type { Answer } from '../../explorer/protocol.ts';
import { draftRequest, requestUrl } from '../../explorer/request.ts';
import { formatNumber } from '../../l10n/formats.ts';
import { statusMeaning } from '../../trackberry/errors.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import type { Throttle } from '../../trackberry/throttle.ts';
import { agreesToPrice, goesOnAt } from '../callsPrice.ts';
import { describe, isCancellation } from '../messages.ts';
import { type CallProgress, type ExplorerCall, failed, quotaOf } from './explorerCall.ts';

/**
 * Reads a list whole, in the background, so that what a person does meanwhile goes first, and goes on at the reset by itself.
 * What has come when it ends early is an answer too. Never rejects for a failure.
 * @param price in calls, where that is known: asked for where it is more than is left.
 */
export async function makeAllPagesCall(call: ExplorerCall, price: number | undefined): Promise<Answer> {
  const { operation, draft, session, signal } = call;
  if (session === undefined || operation === undefined) {
    return failed(
      session === undefined ? vscode.l10n.t('Connect to Trackberry first.') : vscode.l10n.t('There is no such call.'),
    );
  }
  const { throttle } = session;
  if (
    !(await agreesToPrice(
      { what: vscode.l10n.t('Reading all pages'), button: vscode.l10n.t('Read All'), calls: price ?? 1 },
      throttle.state(),
    ))
  ) {
    return { kind: 'cancelled', message: vscode.l10n.t('Nothing was sent.') };
  }
  const { page: _page, per_page: _perPage, ...parameters } = draft.parameters;
  const started = performance.now();
  const progress = new Progress(call.onProgress, throttle);
  try {
    const combined = await readAllPages({
      operation,
      parameters,
      ask: (request) => session.send(request, { priority: 'background', signal }),
      onPage: (read) => progress.read(read),
    });
    const { body, calls, headersMs, totalMs, last } = combined;
    return {
      kind: 'answered',
      method: operation.method,
      url: requestUrl(session.baseUrl, draftRequest(operation, { parameters })),
      status: last.status,
      statusText: last.statusText,
      statusMeaning: statusMeaning(last.status),
      waitingMs: Math.max(0, performance.now() - started - totalMs),
      headersMs,
      totalMs,
      bytes: new TextEncoder().encode(body).length,
      headers: last.headers,
      body,
      quota: quotaOf(session),
      combined: { calls, note: noteOn(combined, progress.total) },
    };
  } catch (error) {
    return isCancellation(error)
      ? { kind: 'cancelled', message: vscode.l10n.t('Cancelled before a page had come.') }
      : { ...failed(describe(error).sentence), quota: quotaOf(session) };
  } finally {
    progress.end();
  }
}

/** Tells the page how far it has come, and when it goes on while it waits for the reset. */
class Progress {
  readonly #tell: (progress: CallProgress) => void;
  readonly #throttle: Throttle;
  readonly #stopListening: () => void;
  #read: PagesProgress | undefined;

  constructor(tell: (progress: CallProgress) => void, throttle: Throttle) {
    this.#tell = tell;
    this.#throttle = throttle;
    this.#stopListening = throttle.onDidChange(() => this.#report());
    this.#report();
  }

  /** Rows of the whole list, as the last answer said. */
  get total(): number | undefined {
    return this.#read?.total;
  }

  read(progress: PagesProgress): void {
    this.#read = progress;
    this.#report();
  }

  end(): void {
    this.#stopListening();
  }

  #report(): void {
    const { calls = 0, rows = 0, perPage = 1, total } = this.#read ?? {};
    const until = goesOnAt(this.#throttle.state());
    this.#tell({
      type: 'reading',
      calls,
      rows,
      ...(total !== undefined && { pages: Math.max(calls, callsForAll(total, perPage)) }),
      ...(until !== undefined && { until }),
    });
  }
}

function noteOn({ calls, rows, stopped }: CombinedPages, total: number | undefined): string {
  const read = rowsRead(rows, calls, total);
  if (stopped === undefined) {
    return vscode.l10n.t('All {0}.', read);
  }
  if (stopped.by === 'full') {
    return vscode.l10n.t('The first {0}: with more of them the answer would be larger than 20 MB.', read);
  }
  return isCancellation(stopped.error)
    ? vscode.l10n.t('{0}, then cancelled.', read)
    : `${read}. ${describe(stopped.error).sentence}`;
}

function rowsRead(rows: number, calls: number, total: number | undefined): string {
  const count =
    total === undefined || total <= rows
      ? vscode.l10n.t('{0} rows', formatNumber(rows))
      : vscode.l10n.t('{0} of {1} rows', formatNumber(rows), formatNumber(total));
  return calls === 1
    ? vscode.l10n.t('{0}, read with 1 call', count)
    : vscode.l10n.t('{0}, read with {1} calls', count, formatNumber(calls));
}
