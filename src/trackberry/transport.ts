import { readBody } from './answerBody.ts';
import { type ApiAddress, type ApiQuery, apiUrl } from './apiAddress.ts';
import type { Clock } from './clock.ts';
import { Deadline } from './deadline.ts';
import { RequestUrlError, TrackberryError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { networkError } from './failure.ts';
import type { Method } from './method.ts';
import type { Redactor } from './redactor.ts';
import { followedUrl, redirectLocation } from './redirects.ts';
import { type ApiHeaders, checkedHeaders } from './requestHeaders.ts';

export interface ApiRequest {
  method: Method;
  /** Below the base URL, starting with `/`; values in it already URL-encoded. */
  path: string;
  query?: ApiQuery;
  /** Those of the call alone; the token's and the content type are put on here. */
  headers?: ApiHeaders;
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
  /** Called once, when it goes to the network: before that it has certainly had no effect. */
  onSent?: () => void;
}

/** What is asked of a `fetch`, and no more: its redirects are followed here. */
export interface Outgoing {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: 'manual';
  signal: AbortSignal;
}

/** As the global one: its body comes unpacked, and it fails with the signal's reason, or with an error around the system's. */
export type Fetch = (url: URL, outgoing: Outgoing) => Promise<Response>;

interface TransportParts {
  fetch: Fetch;
  clock: Clock;
  redactor: Redactor;
  userAgent: string;
  /** How long there may be nothing to see: until the headers, and between two pieces of the body. See `Deadline`. */
  timeoutMs(): number;
  /** Of the body, unpacked. */
  maxBytes?: number;
}

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
   * @throws NetworkError, CertificateError, UnreachableError, TimeoutError, TooLargeError, RedirectError,
   *   RequestUrlError, RequestHeaderError, what reading the token fails with, or the signal's reason when it was cancelled.
   */
  async exchange(
    request: ApiRequest,
    credential: Credential,
    { signal, onSent }: ExchangeOptions = {},
  ): Promise<Exchange> {
    const { redactor } = this.#parts;
    const target = this.#target(request, credential.address);
    const own = checkedHeaders(request.headers ?? []);
    const token = await credential.token();
    redactor.add(token);
    signal?.throwIfAborted();
    onSent?.();

    const { response, text, ...received } = await this.#receive(
      target,
      request,
      { ...own, ...this.#headers(token) },
      signal,
    );
    return {
      ...received,
      url: redactor.redact(response.url === '' ? target.href : response.url),
      status: response.status,
      statusText: redactor.redact(response.statusText),
      headers: [...response.headers].map(([name, value]) => [redactor.redact(name), redactor.redact(value)] as const),
      body: redactor.redact(text),
    };
  }

  #target({ path, query }: ApiRequest, address: ApiAddress): URL {
    try {
      return apiUrl(address, path, query);
    } catch (error) {
      throw error instanceof RequestUrlError ? new RequestUrlError(this.#redact(error.message)) : error;
    }
  }

  #headers(token: string): Outgoing['headers'] {
    return {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'User-Agent': this.#parts.userAgent,
    };
  }

  /** Headers and body within the limits; what goes wrong on the way becomes an error of ours. */
  async #receive(target: URL, request: ApiRequest, headers: Outgoing['headers'], signal: AbortSignal | undefined) {
    const { clock } = this.#parts;
    const deadline = new Deadline(clock, this.#parts.timeoutMs());
    const started = clock.monotonic();
    try {
      const response = await this.#fetch(target, request, headers, deadline, signal);
      const headersMs = clock.monotonic() - started;
      deadline.expect('piece');
      const body = await readBody(response, this.#maxBytes, () => deadline.expect('piece'));
      return { response, ...body, headersMs, totalMs: clock.monotonic() - started };
    } catch (error) {
      signal?.throwIfAborted();
      deadline.signal.throwIfAborted();
      throw error instanceof TrackberryError ? error : networkError(error, target.host, this.#redact);
    } finally {
      deadline.stop();
    }
  }

  async #fetch(
    target: URL,
    request: ApiRequest,
    headers: Outgoing['headers'],
    deadline: Deadline,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const outgoing: Outgoing = {
      method: request.method,
      headers,
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'manual',
      signal: signal === undefined ? deadline.signal : AbortSignal.any([signal, deadline.signal]),
    };
    let url = target;
    for (let followed = 0; ; followed += 1) {
      deadline.expect('headers');
      const response = await this.#parts.fetch(url, outgoing);
      const location = redirectLocation(response);
      if (location === undefined) {
        return response;
      }
      await response.body?.cancel();
      const allowed = request.method === 'GET' && followed < mostRedirects;
      url = followedUrl({ location, from: url, allowed, redact: this.#redact });
    }
  }

  readonly #redact = (text: string): string => this.#parts.redactor.redact(text);
}
