/** Documented for every token: 100 requests a minute. Used only where an answer does not say better. */
export const documentedLimit = 100;
export const documentedWindowMs = 60_000;

/** The server's `Date` and `X-RateLimit-Reset` have whole seconds, and clocks differ a little. */
const marginMs = 5_000;
/** `Retry-After` beyond this is not believed. */
const longestRetryAfterMs = 600_000;

/** What one answer says about the rate limit. A field is absent where its header is missing or absurd. */
export interface RateLimit {
  /** Requests a window, `X-RateLimit-Limit`. */
  limit?: number;
  /** Requests left in this window, `X-RateLimit-Remaining`. */
  remaining?: number;
  /** The window's end as the server names it, unix seconds: tells two windows apart. */
  resetSeconds?: number;
  /** Milliseconds from the answer to the window's end, by the server's own clock. */
  resetInMs?: number;
  /** `Retry-After`, in milliseconds from the answer. */
  retryAfterMs?: number;
}

/**
 * Reads the three documented headers, and `Retry-After` where one is sent.
 * @param wallNow unix milliseconds of this machine, used where the answer has no `Date`.
 */
export function readRateLimit(header: (name: string) => string | undefined, wallNow: number): RateLimit {
  const date = Date.parse(header('date') ?? '');
  const serverNow = Number.isNaN(date) ? wallNow : date;
  const limit = wholeNumber(header('x-ratelimit-limit'));
  const remaining = wholeNumber(header('x-ratelimit-remaining'));
  const mostRemaining = limit || documentedLimit;
  const reset = wholeNumber(header('x-ratelimit-reset'));
  const resetInMs = reset === undefined ? undefined : reset * 1000 - serverNow;
  const credible = resetInMs !== undefined && resetInMs > -marginMs && resetInMs <= documentedWindowMs + marginMs;
  const retryAfterMs = readRetryAfter(header('retry-after'), serverNow);
  return {
    ...(limit !== undefined && limit > 0 && { limit }),
    ...(remaining !== undefined && remaining <= mostRemaining && { remaining }),
    ...(reset !== undefined && credible && { resetSeconds: reset, resetInMs: Math.max(0, resetInMs) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}

/** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
function readRetryAfter(text: string | undefined, serverNow: number): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const seconds = wholeNumber(text);
  const ms = seconds === undefined ? Date.parse(text) - serverNow : seconds * 1000;
  return ms >= 0 && ms <= longestRetryAfterMs ? ms : undefined;
}
