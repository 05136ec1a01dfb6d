import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';
import type { Exchange } from './exchange.ts';

/**
 * What can go wrong with a call. Callers branch on the class, never on the text; `message` is one sentence
 * without a token that may be shown. A cancelled call is no error of these: it rejects with the signal's reason.
 */
export class TrackberryError extends Error {}

/** The address in the settings cannot be used; nothing was sent. */
export class BaseUrlError extends TrackberryError {}

/** The path or query would lead away from the API's address; nothing was sent. */
export class RequestUrlError extends TrackberryError {}

/** A header of the call is one that it must not set; nothing was sent. */
export class RequestHeaderError extends TrackberryError {}

/** The connection broke before a whole answer had come; the server may have acted on the call. */
export class NetworkError extends TrackberryError {}

/** There was no connection to begin with, so the server has not seen the call. */
export class UnreachableError extends NetworkError {}

/** The proxy on the way has opened no connection to the server. */
export class ProxyError extends UnreachableError {
  /** @param status what it answered instead. */
  constructor(host: string, status: number) {
    super(
      status === 407
        ? t(
            'The proxy refused to connect to {0} ({1}): it asks for a name and password. Check the setting http.proxy.',
            host,
            status,
          )
        : t('The proxy refused to connect to {0} ({1}). Check the setting http.proxy.', host, status),
    );
  }
}

/** The server's certificate is not trusted. */
export class CertificateError extends UnreachableError {}

/** What was waited for in vain: the first of the answer, more of it, or its end. */
export type TimeLimit = 'headers' | 'piece' | 'whole';

function tooLate(limit: TimeLimit, seconds: number): string {
  const time = formatNumber(seconds);
  switch (limit) {
    case 'headers':
      return seconds === 1
        ? t('No answer began within 1 second. The setting trackberry.requestTimeout allows more.')
        : t('No answer began within {0} seconds. The setting trackberry.requestTimeout allows more.', time);
    case 'piece':
      return seconds === 1
        ? t(
            'The answer stopped on its way: nothing more came for 1 second. The setting trackberry.requestTimeout allows more.',
          )
        : t(
            'The answer stopped on its way: nothing more came for {0} seconds. The setting trackberry.requestTimeout allows more.',
            time,
          );
    case 'whole':
      return seconds === 1
        ? t('The answer was still not complete after 1 second. The setting trackberry.requestTimeout allows more.')
        : t(
            'The answer was still not complete after {0} seconds. The setting trackberry.requestTimeout allows more.',
            time,
          );
  }
}

/** No whole answer came in time. */
export class TimeoutError extends NetworkError {
  readonly timeoutMs: number;
  readonly limit: TimeLimit;
  constructor(timeoutMs: number, limit: TimeLimit = 'headers') {
    super(tooLate(limit, timeoutMs / 1000));
    this.timeoutMs = timeoutMs;
    this.limit = limit;
  }
}

/** The answer is larger than this client reads. */
export class TooLargeError extends TrackberryError {
  constructor(maxBytes: number) {
    super(t('The answer is larger than {0} MB and was not read to its end.', Math.round(maxBytes / 1e6)));
  }
}

/** The server sent a redirect that is not followed, because the token would go with it. */
export class RedirectError extends TrackberryError {}

/** A call that writes was sent, and nobody knows whether it was carried out. It must not be repeated by itself. */
export class OutcomeUnknownError extends TrackberryError {
  constructor(cause: Error) {
    super(
      t(
        'It is not known whether the call was carried out: {0} Look for the result before you send it again.',
        cause.message,
      ),
      { cause },
    );
  }
}

/** A newer background call of the same kind took the place of this one, which was not sent. */
export class SupersededError extends TrackberryError {
  constructor() {
    super(t('A newer call took the place of this one. Nothing was sent.'));
  }
}

/** So many background calls wait already that this one was not taken. */
export class QueueFullError extends TrackberryError {
  constructor(waiting: number) {
    super(t('{0} background calls are waiting already. Try again when some are done, or cancel them.', waiting));
  }
}

/** An answer came, and it is not the one hoped for. */
export class AnswerError extends TrackberryError {
  readonly exchange: Exchange;
  constructor(message: string, exchange: Exchange) {
    super(message);
    this.exchange = exchange;
  }
}

/** 401: the token is missing, invalid or revoked. */
export class UnauthorizedError extends AnswerError {}
/** 403: the token is valid, but not permitted to do this. */
export class ForbiddenError extends AnswerError {}
/** 429, several times in a row. */
export class RateLimitedError extends AnswerError {}
/** 5xx. */
export class ServerError extends AnswerError {}
/** A success whose body is not the JSON that is documented. */
export class NotJsonError extends AnswerError {}
/** Any other status that is no success: 404, 422, … */
export class UnexpectedStatusError extends AnswerError {}

/** What a status means, in the words of Trackberry's documentation where it has any. */
export function statusMeaning(status: number): string {
  switch (status) {
    case 401:
      return t('Missing or invalid API token');
    case 403:
      return t('Valid token, insufficient permissions');
    case 404:
      return t('Not found');
    case 429:
      return t('Rate limit exceeded');
    default:
      if (status >= 500) {
        return t('The server failed');
      }
      return status >= 200 && status < 300 ? t('Success') : t('Refused');
  }
}

/** The error for an answer that is no success; undefined for 2xx. */
export function errorForStatus(exchange: Exchange): AnswerError | undefined {
  const { status } = exchange;
  if (status >= 200 && status < 300) {
    return undefined;
  }
  const said = t('Trackberry answered {0}: {1}.', status, statusMeaning(status));
  switch (status) {
    case 401:
      return new UnauthorizedError(said, exchange);
    case 403:
      return new ForbiddenError(said, exchange);
    case 429:
      return new RateLimitedError(said, exchange);
    default:
      return status >= 500 ? new ServerError(said, exchange) : new UnexpectedStatusError(said, exchange);
  }
}
