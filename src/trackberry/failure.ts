import { t } from '@vscode/l10n';
import { CertificateError, NetworkError, ProxyError, UnreachableError } from './errors.ts';

/**
 * OpenSSL's verification codes as Node names them (nodejs.org/api/tls.html, "X509 certificate error codes").
 * ERR_SSL_… is none of them: it may come after the call was sent.
 */
const certificateProblem = /^(?!ERR_SSL_).*(?:CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH)/;
/** System and undici codes of a connection that was never made (nodejs.org/api/errors.html, "Common system errors"). */
const neverConnected = /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
/** What undici, and VS Code after it, says with the code UND_ERR_ABORTED when a proxy's answer to CONNECT is not 200. */
const tunnelRefused = /^Proxy response \((\d{3})\)/;
/** Advice of Node's to those who start it. */
const nodeAdvice = /; if the root CA is installed locally, .*--use-system-ca$/;

/**
 * What it means that `fetch`, or the body that it gave, failed: whatever it throws, there is no whole answer.
 * @param redact takes the tokens out of what others have written.
 */
export function networkError(error: unknown, host: string, redact: (text: string) => string): NetworkError {
  const causes = [...chain(error)];
  const codes = causes.map(({ code }) => (typeof code === 'string' ? code : ''));
  // Redacted first: on one line it may be no token any more that is known.
  const reason = redact(reasonIn(causes, codes)).replace(/\s+/g, ' ').trim();
  if (codes.some((code) => certificateProblem.test(code))) {
    const problem = reason.replace(nodeAdvice, '');
    return new CertificateError(t('The certificate of {0} is not trusted ({1}).', host, problem), { cause: reason });
  }
  const refusal = codes.includes('UND_ERR_ABORTED') ? tunnelRefused.exec(reason)?.[1] : undefined;
  if (refusal !== undefined) {
    return new ProxyError(host, Number(refusal));
  }
  return codes.some((code) => neverConnected.test(code))
    ? new UnreachableError(t('{0} could not be reached ({1}).', host, reason), { cause: reason })
    : new NetworkError(t('The connection to {0} broke ({1}).', host, reason), { cause: reason });
}

function reasonIn(causes: readonly Failure[], codes: readonly string[]): string {
  const innermost = causes.at(-1);
  if (codes.includes('ERR_ASSERTION')) {
    // How undici fails on a status below 100, or on a switch of protocols: its words are those of its own code.
    return t('the answer is not valid HTTP');
  }
  if (codes.at(-1)?.startsWith('ERR_SSL_') && typeof innermost?.reason === 'string') {
    // OpenSSL's words without the place in its source code (nodejs.org/api/errors.html, "OpenSSL errors").
    return `TLS: ${innermost.reason}`;
  }
  return innermost?.message || codes.at(-1) || causes[0]?.message || t('unknown reason');
}

type Failure = Error & { code?: unknown; reason?: unknown };

/** `fetch` rejects with a TypeError whose causes, down the chain, hold the system's own error. */
function* chain(error: unknown): Generator<Failure> {
  for (let each = error; each instanceof Error; each = each.cause) {
    yield each;
  }
}
