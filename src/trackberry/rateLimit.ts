/** Documented for every token: 100 requests a minute. Used only where an answer does not say better. */
export const documentedLimit = 100;
export const documentedWindowMs = 60_000;

/** `Retry-After` beyond this is not believed. */
export const longestRetryAfterMs = 600_000;

/** What one answer says about the rate limit. A field is absent where its header is missing or cannot be read. */
export interface RateLimit {
  /** Requests a window, `X-RateLimit-Limit`. */
  limit?: number;
  /** Requests left in this window, `X-RateLimit-Remaining`. */
  remaining?: number;
  /**
   * The window's end by the server's own clock, unix milliseconds. Whole seconds may have been rounded down, so they
   * stand for the end of that second. Whether it is credible is for `Quota` to say, who knows that clock.
   */
  resetAt?: number;
  /** The server's time, unix milliseconds: `Date`, cut to the second. */
  date?: number;
  /** `Retry-After`, in milliseconds from the answer. */
  retryAfterMs?: number;
  /** `Retry-After` as a date, unix milliseconds by the server's clock. */
  retryAt?: number;
}

/** Reads the three documented headers, and `Date` and `Retry-After` where they are sent. */
export function readRateLimit(header: (name: string) => string | undefined): RateLimit {
  const limit = wholeNumber(header('x-ratelimit-limit'));
  const remaining = wholeNumber(header('x-ratelimit-remaining'));
  const resetAt = readReset(header('x-ratelimit-reset'));
  const date = readDate(header('date'));
  return {
    ...(limit !== undefined && limit > 0 && { limit }),
    ...(remaining !== undefined && remaining <= (limit || documentedLimit) && { remaining }),
    ...(resetAt !== undefined && { resetAt }),
    ...(date !== undefined && { date }),
    ...readRetryAfter(header('retry-after')),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}

function readDate(text: string | undefined): number | undefined {
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : date;
}

/** Unix seconds, as documented; a fraction is read where one is sent. */
function readReset(text: string | undefined): number | undefined {
  const [, seconds, fraction] = /^(\d{1,12})(\.\d{1,9})?$/.exec(text?.trim() ?? '') ?? [];
  if (seconds === undefined) {
    return undefined;
  }
  return fraction === undefined ? (Number(seconds) + 1) * 1000 : Number(seconds + fraction) * 1000;
}

/** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
function readRetryAfter(text: string | undefined): Pick<RateLimit, 'retryAfterMs' | 'retryAt'> {
  const seconds = wholeNumber(text);
  if (seconds !== undefined) {
    return seconds * 1000 <= longestRetryAfterMs ? { retryAfterMs: seconds * 1000 } : {};
  }
  const date = readDate(text);
  return date === undefined ? {} : { retryAt: date };
}
