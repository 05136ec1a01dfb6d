import { t } from '@vscode/l10n';
import { BaseUrlError, RequestUrlError } from './errors.ts';

/** A base URL that a token may be bound to. `origin` is what a token is bound to. */
export interface ApiAddress {
  /** Without a slash at its end. */
  baseUrl: string;
  origin: string;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** @throws BaseUrlError when it is no https URL (http to this machine is allowed), or holds a user name, query or hash. */
export function parseApiAddress(text: string): ApiAddress {
  const url = URL.parse(text.trim());
  if (url === null) {
    throw new BaseUrlError(t('"{0}" is not a URL. Correct the setting trackberry.baseUrl.', text));
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new BaseUrlError(
      t('The setting trackberry.baseUrl must be https, or http to this machine: a token would be sent in clear.'),
    );
  }
  if (url.username !== '' || url.password !== '' || /[?#]/.test(url.href)) {
    throw new BaseUrlError(
      t('The setting trackberry.baseUrl must be an address alone, without user name, "?" or "#".'),
    );
  }
  return { baseUrl: url.href.replace(/\/+$/, ''), origin: url.origin };
}

export type ApiQuery = readonly (readonly [name: string, value: string])[];

/**
 * The whole URL of a call. Checked here, at sending: `..`, `//host` or a backslash in a path must not lead anywhere
 * else with the token.
 * @param path starts with `/`, values in it URL-encoded.
 * @throws RequestUrlError
 */
export function apiUrl(address: ApiAddress, path: string, query: ApiQuery = []): URL {
  const url = URL.parse(address.baseUrl + path);
  if (url === null || !path.startsWith('/') || /[?#]/.test(path) || url.href !== address.baseUrl + path) {
    throw new RequestUrlError(t('The path {0} is not one below {1}; nothing was sent.', path, address.baseUrl));
  }
  for (const [name, value] of query) {
    url.searchParams.append(name, value);
  }
  return url;
}
