import { t } from '@vscode/l10n';
import { RequestHeaderError } from './errors.ts';

export type ApiHeaders = readonly (readonly [name: string, value: string])[];

/**
 * Headers that say who asks, where to, by which connection or in which form: they are ours, the connection's or the
 * proxy's, and the last three turn one method into another (https://fetch.spec.whatwg.org/#forbidden-request-header).
 */
const reserved = new Set([
  ...['authorization', 'proxy-authorization', 'cookie', 'cookie2', 'host', 'origin', 'referer', 'user-agent'],
  ...['accept', 'accept-charset', 'accept-encoding', 'content-type', 'content-length', 'content-encoding'],
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'via', 'date'],
  ...['forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-original-url', 'x-rewrite-url'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override'],
]);

/** Whether a header may be set by a call at all. */
export function isFreeHeader(name: string): boolean {
  const known = name.toLowerCase();
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && !reserved.has(known) && !/^(?:proxy|sec)-/.test(known);
}

/** Whether a text can be a header's value: visible ASCII, with spaces inside alone (RFC 9110, section 5.5). */
export function isHeaderValue(text: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text);
}

/**
 * The headers of one call, checked here, at sending: none may take the place of those that carry the token.
 * @throws RequestHeaderError
 */
export function checkedHeaders(headers: ApiHeaders): Record<string, string> {
  for (const [name, value] of headers) {
    if (!isFreeHeader(name) || !isHeaderValue(value)) {
      throw new RequestHeaderError(t('A call must not set the header {0} to this value; nothing was sent.', name));
    }
  }
  return Object.fromEntries(headers);
}
