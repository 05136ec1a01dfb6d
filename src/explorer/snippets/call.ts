import type { Method } from '../../trackberry/method.ts';
import type { ApiHeaders } from '../../trackberry/requestHeaders.ts';

/** What a snippet does. It holds no token: each reads it from the environment when it runs. */
export interface SnippetCall {
  method: Method;
  /** Whole and encoded: ASCII only. */
  url: string;
  /** Beside those that every call has. */
  headers: ApiHeaders;
  /** JSON text, sent byte for byte. */
  body?: string;
}

/** All headers but `Authorization`, which each language reads in its own way. */
export function plainHeaders({ headers }: SnippetCall): ApiHeaders {
  return [['Content-Type', 'application/json'], ...headers];
}
