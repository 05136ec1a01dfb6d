import type { Connection as PageConnection } from '../../explorer/protocol.ts';
import { documentedBaseUrl } from '../../trackberry/openapi.ts';
import type { Connection } from '../connection.ts';

/** The connection as the page may know it; while there is none, preview and code name the documented address. */
export function pageConnection({ session, state }: Connection): PageConnection {
  return session === undefined
    ? { connected: false, baseUrl: documentedBaseUrl, ...(state.kind === 'unchosen' && { organizations: true }) }
    : { connected: true, baseUrl: session.baseUrl, organization: session.label, sandbox: session.sandbox };
}
