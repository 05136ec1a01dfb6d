import { t } from '@vscode/l10n';
import { RedirectError } from './errors.ts';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** Characters. */
const mostNamed = 100;

/** Where an answer leads on to; undefined where it is no redirect, or one without a target. */
export function redirectLocation(response: Response): string | undefined {
  return redirectStatuses.has(response.status) ? (response.headers.get('location') ?? undefined) : undefined;
}

interface Redirect {
  location: string;
  /** Where the answer came from. */
  from: URL;
  /** Whether it may be followed at all. */
  allowed: boolean;
  /** Takes the tokens out of what others have written. */
  redact: (text: string) => string;
}

/**
 * The address that a redirect leads to: always of the same origin, because the token goes with it.
 * @throws RedirectError
 */
export function followedUrl({ location, from, allowed, redact }: Redirect): URL {
  const to = URL.parse(location, from.href);
  // A blob: has the origin that it names.
  if (to?.origin !== from.origin || to.protocol !== from.protocol) {
    throw new RedirectError(
      /^https?:$/.test(to?.protocol ?? '')
        ? t(
            'The server redirects to {0}; the token was not sent there. Check the setting trackberry.baseUrl.',
            named(to?.origin ?? '', redact),
          )
        : t(
            'The server redirects to somewhere else; the token was not sent there. Check the setting trackberry.baseUrl.',
          ),
    );
  }
  if (!allowed || to.username !== '' || to.password !== '') {
    throw new RedirectError(
      t(
        'The server redirects to {0}, which was not followed. Check the setting trackberry.baseUrl.',
        named(to.origin + to.pathname, redact),
      ),
    );
  }
  return to;
}

/** As much of an address as fits into a sentence. */
function named(address: string, redact: (text: string) => string): string {
  const clean = redact(address);
  return clean.length > mostNamed ? `${clean.slice(0, mostNamed)}…` : clean;
}
