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
import type { RateLimit } from './rateLimit.ts';

/** What becomes of a call after one attempt. Times in milliseconds from now. */
export type NextStep =
  | { kind: 'resolve'; exchange: Exchange }
  /** `pauseMs`: nobody else sends before it is over. */
  | { kind: 'reject'; reason: unknown; pauseMs?: number }
  /** The limit is used up: nobody sends before it is over, then this call is first. */
  | { kind: 'pauseAll'; ms: number }
  /** This call alone waits. */
  | { kind: 'again'; ms: number; why: string };

const mostRefusals = 5;
const mostAttempts = 3;
const shortestPauseMs = 1_000;
const longestBackoffMs = 30_000;

/** Full jitter: a random time up to a bound that doubles with each attempt. */
function backoff(attempts: number, random: () => number): number {
  return random() * Math.min(longestBackoffMs, 500 * 2 ** attempts);
}

interface Call {
  /** Whether sending it twice is harmless. */
  repeatable: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * 429 means that the call was refused unprocessed, so even a POST is sent again. 502, 503 and 504 are repeated for a
 * call that is repeatable. Every other answer is the caller's.
 * @param attempts for 429 the refusals in a row, else the attempts that were not refused; this one included.
 */
export function afterAnswer(
  exchange: Exchange,
  limit: RateLimit,
  call: Call,
  attempts: number,
  random: () => number,
): NextStep {
  if (exchange.status === 429) {
    const { resetInMs, retryAfterMs } = limit;
    const ms =
      resetInMs === undefined && retryAfterMs === undefined
        ? undefined
        : // Longer each time: a server may go on naming a reset that is just past, as long as the clocks differ.
          Math.max(resetInMs ?? 0, retryAfterMs ?? 0, shortestPauseMs * 2 ** (attempts - 1));
    if (attempts >= mostRefusals) {
      return { kind: 'reject', reason: errorForStatus(exchange), ...(ms !== undefined && { pauseMs: ms }) };
    }
    return ms === undefined
      ? { kind: 'again', ms: shortestPauseMs + backoff(attempts, random), why: 'refused without a reset time' }
      : { kind: 'pauseAll', ms };
  }
  if ([502, 503, 504].includes(exchange.status) && call.repeatable && attempts < mostAttempts) {
    return { kind: 'again', ms: backoff(attempts, random), why: `status ${exchange.status}` };
  }
  return { kind: 'resolve', exchange };
}

/** A call that writes is never repeated once it may have reached the server: nobody knows whether it was carried out. */
export function afterFailure(error: unknown, call: Call, attempts: number, random: () => number): NextStep {
  const cancelled = call.signal?.aborted === true;
  if (call.repeatable) {
    const worthwhile = error instanceof NetworkError && !(error instanceof CertificateError);
    return worthwhile && !cancelled && attempts < mostAttempts
      ? { kind: 'again', ms: backoff(attempts, random), why: error.message }
      : { kind: 'reject', reason: error };
  }
  if (cancelled) {
    return {
      kind: 'reject',
      reason: new OutcomeUnknownError(new TrackberryError('It was cancelled after it was sent.')),
    };
  }
  // A redirect is the usual answer to a form that was carried out.
  const perhapsCarriedOut =
    (error instanceof NetworkError && !(error instanceof UnreachableError)) ||
    error instanceof TooLargeError ||
    error instanceof RedirectError;
  return { kind: 'reject', reason: perhapsCarriedOut ? new OutcomeUnknownError(error) : error };
}
