import * as vscode from 'vscode';
import type { Draft } from '../../explorer/draft.ts';
import { outcomeUnknown } from '../../explorer/outcomeUnknown.ts';
import { pagingOf } from '../../explorer/paging/paging.ts';
import type { Answer, Quota } from '../../explorer/protocol.ts';
import { buildRequest } from '../../explorer/request.ts';
import { OutcomeUnknownError, statusMeaning } from '../../trackberry/errors.ts';
import type { Exchange } from '../../trackberry/exchange.ts';
import { isWrite } from '../../trackberry/method.ts';
import type { Operation } from '../../trackberry/operation.ts';
import type { ApiRequest } from '../../trackberry/transport.ts';
import { describe, isCancellation } from '../messages.ts';
import type { Session } from '../session.ts';
import { confirmWrite } from './confirmWrite.ts';

/** `until`: unix milliseconds of the reset that the call waits for, where that is known. */
export type CallProgress =
  | { type: 'waiting'; until?: number }
  | { type: 'sending' }
  | { type: 'reading'; calls: number; rows: number; pages?: number; until?: number };

export interface ExplorerCall {
  operation: Operation | undefined;
  draft: Draft;
  /** The user sends what does not fit the description. */
  unchecked: boolean;
  session: Session | undefined;
  signal: AbortSignal;
  onProgress(progress: CallProgress): void;
  /** A question was answered that had taken the keyboard from the page. */
  onAsked(): void;
}

/** Makes the call that the page asks for. Whatever becomes of it is an answer for the page; never rejects for a failure. */
export async function makeCall(call: ExplorerCall): Promise<Answer> {
  const { operation, draft, unchecked, session } = call;
  if (session === undefined || operation === undefined) {
    return failed(
      session === undefined ? vscode.l10n.t('Connect to Trackberry first.') : vscode.l10n.t('There is no such call.'),
    );
  }
  // The page has checked it too; what counts is checked on this side.
  const built = buildRequest(operation, draft, unchecked ? 'unchecked' : 'checked');
  if (!built.ok) {
    return failed(built.errors.map(({ message }) => `${message}.`).join(' '));
  }
  if (isWrite(operation.method)) {
    const checked = buildRequest(operation, draft);
    const complaints = checked.ok ? [] : checked.errors;
    const confirmed = await confirmWrite({ operation, request: built.request, complaints, session });
    call.onAsked();
    if (!confirmed) {
      return { kind: 'cancelled', message: vscode.l10n.t('Nothing was sent.') };
    }
  }
  return withPaging(operation, draft, await exchange(operation, built.request, session, call));
}

async function exchange(
  operation: Operation,
  request: ApiRequest,
  session: Session,
  call: ExplorerCall,
): Promise<Answer> {
  const started = performance.now();
  let sent = false;
  const onWait = () => {
    const until = session.throttle.state().pausedUntil;
    call.onProgress({ type: 'waiting', ...(until !== undefined && { until }) });
  };
  const onSend = () => {
    sent = true;
    call.onProgress({ type: 'sending' });
  };
  const answer = session.send(request, { priority: 'person', signal: call.signal, progress: { onSend, onWait } });
  if (!sent) {
    onWait();
  }
  try {
    const received = await answer;
    const waitingMs = Math.max(0, performance.now() - started - received.totalMs);
    return answered(operation, received, waitingMs, quotaOf(session));
  } catch (error) {
    if (isCancellation(error)) {
      return sent
        ? cancelledAfterSending(operation)
        : { kind: 'cancelled', message: vscode.l10n.t('Cancelled before it was sent.') };
    }
    const { sentence } = describe(error);
    return { ...failed(sentence), outcomeUnknown: error instanceof OutcomeUnknownError, quota: quotaOf(session) };
  }
}

function withPaging(operation: Operation, { parameters }: Draft, answer: Answer): Answer {
  if (answer.kind !== 'answered' || answer.status >= 300) {
    return answer;
  }
  const paging = pagingOf(operation, parameters, answer.body);
  return paging === undefined ? answer : { ...answer, paging: { ...paging, parameters } };
}

export function failed(message: string): Extract<Answer, { kind: 'failed' }> {
  return { kind: 'failed', message, outcomeUnknown: false };
}

export function cancelledAfterSending({ method }: Operation): Extract<Answer, { kind: 'cancelled' }> {
  return {
    kind: 'cancelled',
    message:
      method === 'GET'
        ? vscode.l10n.t('Cancelled after it was sent.')
        : vscode.l10n.t('Cancelled after it was sent: whether it was carried out is not known.'),
  };
}

export function answered(operation: Operation, exchange: Exchange, waitingMs: number, quota: Quota): Answer {
  const { url, status, statusText, headersMs, totalMs, bytes, headers, body } = exchange;
  const unknown = outcomeUnknown(operation, status, body);
  return {
    kind: 'answered',
    method: operation.method,
    url,
    status,
    statusText,
    statusMeaning: unknown
      ? vscode.l10n.t('{0}; whether the call was carried out is not known', statusMeaning(status))
      : statusMeaning(status),
    waitingMs,
    headersMs,
    totalMs,
    bytes,
    headers,
    body,
    quota,
    ...(unknown && { outcomeUnknown: true }),
  };
}

export function quotaOf(session: Session): Quota {
  const { limit, remaining, estimated, resetAt } = session.throttle.state();
  return {
    ...(limit !== undefined && { limit }),
    ...(!estimated && { remaining }),
    ...(resetAt !== undefined && { resetAt }),
  };
}
