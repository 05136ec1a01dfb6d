import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { addAbortSignal, pipeline, Readable, type Transform } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Fetch, Outgoing } from '../trackberry/transport.ts';

/** Without a packed end the unpacked part counts, as for `fetch`: whether the body is whole is known to HTTP. */
const zlib = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const brotli = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };
/** For one coding. Several, one upon the other, which nobody sends, are left as they came. */
const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip(zlib)],
  ['x-gzip', () => createGunzip(zlib)],
  ['deflate', () => createInflate(zlib)],
  ['br', () => createBrotliDecompress(brotli)],
]);
/** With them a `Response` takes none (fetch.spec.whatwg.org, "null body status"). */
const withoutBody = new Set([204, 205, 304]);

/**
 * `fetch` for https without a check of the server's certificate. It sends over node:https, as VS Code leads that, too,
 * through the user's proxy.
 * @throws the signal's reason; else TypeError whose cause is the system's error.
 */
export const unverifiedFetch: Fetch = async (url, outgoing) => {
  outgoing.signal.throwIfAborted();
  try {
    return responseOf(await send(url, outgoing), url, outgoing.signal);
  } catch (cause) {
    outgoing.signal.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
};

function send(url: URL, { method, headers, body, signal }: Outgoing): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, {
      method,
      // A kept connection may be closed by the server just when a POST goes out. VS Code's proxying keeps none either.
      headers: { ...headers, 'Accept-Encoding': 'gzip, deflate, br', Connection: 'close' },
      signal,
      rejectUnauthorized: false,
    })
      // An event of VS Code's: why the proxy cannot be reached. The 'error' that follows does not tell.
      .on('proxy', ({ error }: { error?: Error }) => error && reject(error))
      .on('error', reject)
      .on('response', resolve)
      // The only thing that comes when the server switches protocols unasked.
      .on('close', () => reject(new Error('closed without an answer')))
      .end(body);
  });
}

/** @throws where it is none of the server's, or a `Response` cannot hold it. */
function responseOf(incoming: IncomingMessage, url: URL, signal: AbortSignal): Response {
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
  try {
    if (!(incoming.socket instanceof TLSSocket)) throw tunnelRefused(status);
    if (status < 200 || status > 599) throw new Error(`the status ${status} is none of HTTP`);
    const response = new Response(bodyOf(incoming, signal), { status, statusText, headers: headersOf(incoming) });
    return Object.defineProperty(response, 'url', { value: url.href }); // its constructor leaves it empty
  } catch (error) {
    incoming.destroy();
    throw error;
  }
}

/** VS Code hands on what the proxy says to CONNECT as if the server had said it. In the words of undici's `fetch`. */
function tunnelRefused(status: number): Error {
  const error = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
  return Object.assign(error, { code: 'UND_ERR_ABORTED' });
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

/** Unpacked. Ends in an error when the signal is aborted, too. */
function bodyOf(incoming: IncomingMessage, signal: AbortSignal): ReadableStream<Uint8Array> | null {
  if (withoutBody.has(incoming.statusCode ?? 0)) {
    incoming.resume(); // to its end, or the connection would stay open
    return null;
  }
  const decoder = decoders.get(incoming.headers['content-encoding']?.toLowerCase() ?? '')?.();
  // An error on the way becomes the decoder's, and so the body's.
  const body = decoder === undefined ? incoming : pipeline(incoming, decoder, () => {});
  return Readable.toWeb(addAbortSignal(signal, body)) as ReadableStream<Uint8Array>;
}
