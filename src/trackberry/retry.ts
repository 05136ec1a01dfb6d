import { t } from '@vscode/l10n';
import {
  CertificateError,
  errorForStatus,
  NetworkError,
  OutcomeUnknownError,
  RedirectError,
  TooLargeError,
  TrackberryError,
  UnreachableError,
} from './errors.ts';
import type { Exchange } from './exchange.ts';

/** What becomes of a call after one attempt. Times in milliseconds from now. */
export type NextStep =
  | { kind: 'resolve'; exchange: Exchange }
  /** `pauseMs`: nobody else sends before it is over. */
  | { kind: 'reject'; reason: unknown; pauseMs?: number }
  /** The limit is used up: nobody sends before it is over, then this call is first. */
  | { kind: 'pauseAll'; ms: number }
  /** This call alone waits. */
  | { kind: 'again'; ms: number; why: string };

/** A call as far as it has come, the attempt that has just ended included. */
export interface Attempted {
  /** Whether sending it twice is harmless. */
  readonly repeatable: boolean;
  /** Whether nobody waits for it any more. */
  readonly cancelled: boolean;
  /** Whether the last attempt has got as far as the network. */
  readonly reachedNetwork: boolean;
  /** Attempts that the server did not refuse. */
  readonly tries: number;
  /** In a row. */
  readonly refusals: number;
  /** Since it was sent first. */
  readonly elapsedMs: number;
}

const mostRefusals = 5;
const mostTries = 3;
const shortestPauseMs = 1_000;
const longestBackoffMs = 30_000;
/** No try begins later than this after the first. */
const deadlineMs = 120_000;

/** Full jitter: a random time up to a bound that doubles with each attempt. */
function backoff(attempts: number, random: () => number): number {
  return random() * Math.min(longestBackoffMs, 500 * 2 ** attempts);
}

/** The wait before another try; undefined: there is none. */
function retryIn({ repeatable, cancelled, tries, elapsedMs }: Attempted, random: () => number): number | undefined {
  const ms = backoff(tries, random);
  return repeatable && !cancelled && tries < mostTries && elapsedMs + ms <= deadlineMs ? ms : undefined;
}

/**
 * 429 means that the call was refused unprocessed, so even a POST is sent again. 502, 503 and 504 are repeated for a
 * call that is repeatable. Every other answer is the caller's.
 * @param waitMs after a 429: as long as the answer asks for; undefined: it does not tell.
 */
export function afterAnswer(
  exchange: Exchange,
  waitMs: number | undefined,
  call: Attempted,
  random: () => number,
): NextStep {
  if (exchange.status === 429) {
    const { refusals } = call;
    // Longer each time: a server may go on naming a reset that is just past, as long as the clocks differ.
    const ms = waitMs === undefined ? undefined : Math.max(waitMs, shortestPauseMs * 2 ** (refusals - 1));
    if (refusals >= mostRefusals) {
      return { kind: 'reject', reason: errorForStatus(exchange), ...(ms !== undefined && { pauseMs: ms }) };
    }
    return ms === undefined
      ? { kind: 'again', ms: shortestPauseMs + backoff(refusals, random), why: 'refused without a reset time' }
      : { kind: 'pauseAll', ms };
  }
  const again = [502, 503, 504].includes(exchange.status) ? retryIn(call, random) : undefined;
  return again === undefined
    ? { kind: 'resolve', exchange }
    : { kind: 'again', ms: again, why: `status ${exchange.status}` };
}

/** A call that writes is never repeated once it may have reached the server: nobody knows whether it was carried out. */
export function afterFailure(error: unknown, call: Attempted, random: () => number): NextStep {
  if (call.repeatable) {
    const passing = error instanceof NetworkError && !(error instanceof CertificateError) ? error : undefined;
    const again = passing && retryIn(call, random);
    return again === undefined
      ? { kind: 'reject', reason: error }
      : { kind: 'again', ms: again, why: passing?.message ?? '' };
  }
  if (!call.reachedNetwork) {
    return { kind: 'reject', reason: error };
  }
  if (call.cancelled) {
    return {
      kind: 'reject',
      reason: new OutcomeUnknownError(new TrackberryError(t('It was cancelled after it was sent.'))),
    };
  }
  // A redirect is the usual answer to a form that was carried out.
  const perhapsCarriedOut =
    (error instanceof NetworkError && !(error instanceof UnreachableError)) ||
    error instanceof TooLargeError ||
    error instanceof RedirectError;
  return { kind: 'reject', reason: perhapsCarriedOut ? new OutcomeUnknownError(error) : error };
}
