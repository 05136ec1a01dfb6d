import type { Operation } from '../trackberry/operation.ts';
import type { Draft } from './draft.ts';
import { draftRequest, requestUrl } from './request.ts';
import type { SnippetCall } from './snippets/call.ts';

/** What is filled in as a call to be written in some language: as in the preview, an empty path value keeps its `{name}`. */
export function snippetCall(operation: Operation, draft: Draft, baseUrl: string): SnippetCall {
  const request = draftRequest(operation, draft);
  return {
    method: request.method,
    url: requestUrl(baseUrl, request),
    headers: request.headers ?? [],
    ...(request.body !== undefined && { body: request.body }),
  };
}
