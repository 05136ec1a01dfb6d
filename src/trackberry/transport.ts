import { type ApiAddress, type ApiQuery, apiUrl } from './apiAddress.ts';
import type { Clock } from './clock.ts';
import {
  CertificateError,
  NetworkError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  UnreachableError,
} from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Redactor } from './redactor.ts';

export interface ApiRequest {
  method: 'GET' | 'POST';
  /** Below the base URL, starting with `/`; values in it already URL-encoded. */
  path: string;
  query?: ApiQuery;
  /** JSON text. */
  body?: string;
}

/** Where a token may go, and the token itself, asked for at the moment of sending. */
export interface Credential {
  address: ApiAddress;
  token(): Promise<string>;
}

export interface ExchangeOptions {
  signal?: AbortSignal;
  /** Called when it goes to the network: before that it has certainly had no effect. */
  onSent?: () => void;
}

interface TransportParts {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  redactor: Redactor;
  userAgent: string;
  timeoutMs(): number;
  maxBytes?: number;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 3;

/** One HTTP exchange with the API: puts the token on, keeps to the limits, and redacts what comes back. */
export class Transport {
  readonly #parts: TransportParts;
  readonly #maxBytes: number;

  constructor(parts: TransportParts) {
    this.#parts = parts;
    this.#maxBytes = parts.maxBytes ?? 20_000_000;
  }

  /**
   * @throws NetworkError, CertificateError, TimeoutError, TooLargeError, RedirectError, RequestUrlError,
   *   or the signal's reason when it was cancelled.
   */
  async exchange(
    request: ApiRequest,
    credential: Credential,
    { signal, onSent }: ExchangeOptions = {},
  ): Promise<Exchange> {
    const { redactor } = this.#parts;
    const target = apiUrl(credential.address, request.path, request.query);
    const token = await credential.token();
    redactor.add(token);
    signal?.throwIfAborted();
    onSent?.();

    const { response, text, ...received } = await this.#receive(target, request, token, signal);
    return {
      ...received,
      url: redactor.redact(response.url === '' ? target.href : response.url),
      status: response.status,
      statusText: redactor.redact(response.statusText),
      headers: [...response.headers].map(([name, value]) => [redactor.redact(name), redactor.redact(value)] as const),
      body: redactor.redact(text),
    };
  }

  /** Headers and body within the time limit; what goes wrong on the way becomes an error of ours. */
  async #receive(target: URL, request: ApiRequest, token: string, signal: AbortSignal | undefined) {
    const { clock } = this.#parts;
    const timeoutMs = this.#parts.timeoutMs();
    const timeout = new AbortController();
    const cancelTimeout = clock.after(timeoutMs, () => timeout.abort(new TimeoutError(timeoutMs)));
    const either = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
    const started = clock.monotonic();
    try {
      const response = await this.#fetch(target, request, token, either);
      const headersMs = clock.monotonic() - started;
      const { text, bytes } = await this.#read(response);
      return { response, text, bytes, headersMs, totalMs: clock.monotonic() - started };
    } catch (error) {
      signal?.throwIfAborted();
      throw timeout.signal.aborted ? timeout.signal.reason : this.#failure(error, target);
    } finally {
      cancelTimeout();
    }
  }

  async #fetch(target: URL, request: ApiRequest, token: string, signal: AbortSignal): Promise<Response> {
    let url = target;
    for (let hop = 0; ; hop += 1) {
      const response = await this.#parts.fetch(url, {
        method: request.method,
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'User-Agent': this.#parts.userAgent,
        },
        ...(request.body !== undefined && { body: request.body }),
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('location');
      if (!redirectStatuses.has(response.status) || location === null) {
        return response;
      }
      await response.body?.cancel();
      const next = URL.parse(location, url.href);
      if (request.method !== 'GET' || next?.origin !== target.origin || hop === mostRedirects) {
        throw new RedirectError(this.#parts.redactor.redact(refusedRedirect(target, next)));
      }
      url = next;
    }
  }

  async #read(response: Response): Promise<{ text: string; bytes: number }> {
    const decoder = new TextDecoder();
    let bytes = 0;
    let text = '';
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > this.#maxBytes) {
        // Leaving the loop cancels the stream, so a gzip bomb ends here.
        throw new TooLargeError(this.#maxBytes);
      }
      text += decoder.decode(chunk, { stream: true });
    }
    return { text: text + decoder.decode(), bytes };
  }

  #failure(error: unknown, target: URL): unknown {
    if (!(error instanceof TypeError)) {
      return error;
    }
    const reason = this.#parts.redactor.redact(innermostMessage(error));
    const codes = [...chain(error)].map(({ code }) => (typeof code === 'string' ? code : ''));
    if (codes.some((code) => certificateProblem.test(code))) {
      return new CertificateError(`The certificate of ${target.host} is not trusted (${reason}).`, { cause: reason });
    }
    return codes.some((code) => neverConnected.test(code))
      ? new UnreachableError(`${target.host} could not be reached (${reason}).`, { cause: reason })
      : new NetworkError(`The connection to ${target.host} broke (${reason}).`, { cause: reason });
  }
}

function refusedRedirect(target: URL, next: URL | null): string {
  if (next?.origin === target.origin) {
    return `The server redirects to ${next.origin}${next.pathname}, which was not followed. Check the setting trackberry.baseUrl.`;
  }
  // The origin of javascript:, data: and the like is the word "null".
  const where = next === null || next.origin === 'null' ? 'somewhere else' : next.origin;
  return `The server redirects to ${where}; the token was not sent there. Check the setting trackberry.baseUrl.`;
}

/**
 * OpenSSL's verification codes as Node names them (nodejs.org/api/tls.html, "X509 certificate error codes").
 * ERR_SSL_… is none of them: it may come after the call was sent.
 */
const certificateProblem = /^(?!ERR_SSL_).*(?:CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH)/;
/** System and undici codes of a connection that was never made (nodejs.org/api/errors.html, "Common system errors"). */
const neverConnected = /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** `fetch` rejects with a TypeError whose causes, down the chain, hold the system's own error. */
function* chain(error: unknown): Generator<Error & { code?: unknown }> {
  for (let each = error; each instanceof Error; each = each.cause) {
    yield each;
  }
}

function innermostMessage(error: unknown): string {
  const last = [...chain(error)].at(-1);
  return last?.message || (typeof last?.code === 'string' ? last.code : 'unknown reason');
}
