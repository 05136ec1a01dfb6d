import assert from 'node:assert/strict';
import {
  CertificateError,
  NetworkError,
  ProxyError,
  TimeoutError,
  UnreachableError,
} from '../../../src/trackberry/errors.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import { type Fetch, Transport } from '../../../src/trackberry/transport.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { list } from './useTransport.ts';

const address = { baseUrl: 'https://trackberry.test/api/v1', origin: 'https://trackberry.test' };
const credential = { address, token: () => Promise.resolve(aToken) };

function transportOver(fetch: Fetch, clock = new FakeClock()): Transport {
  return new Transport({ fetch, clock, redactor: new Redactor(), userAgent: 'test', timeoutMs: () => 1000 });
}

/** What `exchange` rejects with when `fetch` fails like this. */
async function failureOf(error: Error): Promise<Error> {
  try {
    await transportOver(() => Promise.reject(error)).exchange(list, credential);
  } catch (failure) {
    assert.ok(failure instanceof Error);
    return failure;
  }
  throw new Error('It did not fail.');
}

/** As `fetch` rejects: a TypeError around the system's own error. */
function fetchFailed(code: string, message = `${code} happened`): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

describe("transport: the system's error codes", () => {
  for (const code of [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ]) {
    it(`${code} means that nothing was sent`, async () => {
      const failure = await failureOf(fetchFailed(code));
      assert.equal(failure.constructor, UnreachableError);
      assert.equal(failure.message, `trackberry.test could not be reached (${code} happened).`);
    });
  }

  for (const code of [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
  ]) {
    it(`${code} is about the certificate`, async () => {
      const failure = await failureOf(fetchFailed(code));
      assert.equal(failure.constructor, CertificateError);
      assert.equal(failure.message, `The certificate of trackberry.test is not trusted (${code} happened).`);
    });
  }

  for (const code of [
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'SOMETHING_NEW',
  ]) {
    it(`${code} may have come after the call was sent`, async () => {
      const failure = await failureOf(fetchFailed(code));
      assert.equal(failure.constructor, NetworkError);
    });
  }

  it("says of a certificate what is wrong with it, without Node's advice to those who start it", async () => {
    const advice = 'if the root CA is installed locally, try running Node.js with --use-system-ca';
    const said = `unable to verify the first certificate; ${advice}`;
    const failure = await failureOf(fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE', said));
    assert.equal(
      failure.message,
      'The certificate of trackberry.test is not trusted (unable to verify the first certificate).',
    );
  });

  for (const [status, sentence] of [
    [407, 'The proxy refused to connect to trackberry.test (407): it asks for a name and password.'],
    [502, 'The proxy refused to connect to trackberry.test (502).'],
  ] as const) {
    it(`a proxy that answered ${status} has let nothing through`, async () => {
      const undici = Object.assign(new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`), {
        code: 'UND_ERR_ABORTED',
      });
      // As the built-in fetch nests it.
      const aborted = new DOMException('The operation was aborted.', { name: 'AbortError', cause: undici });
      const failure = await failureOf(new TypeError('fetch failed', { cause: aborted }));
      assert.equal(failure.constructor, ProxyError);
      assert.ok(failure instanceof UnreachableError);
      assert.equal(failure.message, `${sentence} Check the setting http.proxy.`);
    });
  }

  it('another end that undici puts to a call may have come after it was sent', async () => {
    assert.equal((await failureOf(fetchFailed('UND_ERR_ABORTED', 'Request aborted'))).constructor, NetworkError);
  });

  it('finds the code of several addresses that all refused', async () => {
    const each = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const all = Object.assign(new AggregateError([each, each], ''), { code: 'ECONNREFUSED' });
    const failure = await failureOf(new TypeError('fetch failed', { cause: all }));
    assert.equal(failure.constructor, UnreachableError);
    assert.equal(failure.message, 'trackberry.test could not be reached (ECONNREFUSED).');
  });

  it('removes the token from what the system says', async () => {
    const failure = await failureOf(fetchFailed('ECONNRESET', `while sending Bearer ${aToken}`));
    assert.equal(failure.message, 'The connection to trackberry.test broke (while sending Bearer [token removed]).');
    assert.equal(failure.cause, 'while sending Bearer [token removed]');
  });

  it('takes whatever fetch throws for a failure of the network, and lets no token through', async () => {
    for (const error of [new RangeError(`Odd: ${aToken}`), new DOMException(`Odd: ${aToken}`, 'AbortError')]) {
      const failure = await failureOf(error);
      assert.equal(failure.constructor, NetworkError);
      assert.equal(failure.message, 'The connection to trackberry.test broke (Odd: [token removed]).');
      assert.equal(failure.cause, 'Odd: [token removed]');
    }
  });
});

describe('transport: a fetch that tells nothing of why it was aborted', () => {
  const untelling: Fetch = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('Aborted.', 'AbortError')));
    });

  it('ends in TimeoutError after the time limit', async () => {
    const clock = new FakeClock();
    const exchange = assert.rejects(transportOver(untelling, clock).exchange(list, credential), TimeoutError);
    await clock.advance(1000);
    await exchange;
  });

  it("ends with the caller's reason when cancelled", async () => {
    const controller = new AbortController();
    const reason = new Error('The view was closed.');
    const clock = new FakeClock();
    const exchange = transportOver(untelling, clock).exchange(list, credential, { signal: controller.signal });
    const rejected = assert.rejects(exchange, reason);
    await clock.settle();
    controller.abort(reason);
    await rejected;
  });
});
