import { isWrite } from '../trackberry/method.ts';
import type { Operation } from '../trackberry/operation.ts';
import { JsonIndex } from './json/jsonIndex.ts';
import { indexJson } from './json/jsonIndexer.ts';

/**
 * Whether an answer leaves open if a call that writes was carried out: the server failed, or a success is not the JSON
 * that is described, and so may come from something on the way. A refusal (4xx) leaves nothing open.
 */
export function outcomeUnknown({ method, responses }: Operation, status: number, body: string): boolean {
  if (!isWrite(method)) {
    return false;
  }
  const described = responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  const isOther = described?.schema !== undefined && !(indexJson(body) instanceof JsonIndex);
  return status >= 500 || (status < 300 && isOther);
}
