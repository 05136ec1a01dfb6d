import assert from 'node:assert/strict';
import { NetworkError, RedirectError, TooLargeError, UnreachableError } from '../../../src/trackberry/errors.ts';
import type { Exchange } from '../../../src/trackberry/exchange.ts';
import { head, type Reply, respond } from '../trackberry/rawServer.ts';

/** What may come of a call that was sent once. */
export type Ending =
  | { readonly kind: 'broken'; readonly says: RegExp }
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'redirected'; readonly says: RegExp };

/** A way in which a server, or whatever stands before it, may answer, and what must come of it. */
export interface Way {
  readonly reply: Reply;
  readonly ending: Ending;
}

export type Ways = Readonly<Record<string, Way>>;

export type Outcome = { readonly exchange: Exchange } | { readonly error: unknown };

/** As the API answers where it is well. */
export const page = '{"shipments":[]}';
export const plain: Reply = respond('200 OK', {}, page);

/** The head of an answer whose body is `page`, with these headers besides. */
export function pageHead(headers: Readonly<Record<string, string>> = {}): string {
  return head('200 OK', { 'content-length': String(page.length), ...headers });
}

export function broken(reply: Reply, says = /./): Way {
  return { reply, ending: { kind: 'broken', says } };
}

export function answered(reply: Reply, status = 200, body = page): Way {
  return { reply, ending: { kind: 'answered', status, body } };
}

export function tooLarge(reply: Reply): Way {
  return { reply, ending: { kind: 'tooLarge' } };
}

export function redirected(reply: Reply, says: RegExp): Way {
  return { reply, ending: { kind: 'redirected', says } };
}

export async function outcomeOf(exchange: Promise<Exchange>): Promise<Outcome> {
  try {
    return { exchange: await exchange };
  } catch (error) {
    return { error };
  }
}

/** Whether one attempt has ended as it must: in an answer, or in an error of ours whose sentence a person understands. */
export function assertEnding(ending: Ending, outcome: Outcome): void {
  if (ending.kind === 'answered') {
    assert.ok('exchange' in outcome, `It failed: ${'error' in outcome && outcome.error}`);
    assert.deepEqual([outcome.exchange.status, outcome.exchange.body], [ending.status, ending.body]);
    return;
  }
  assert.ok('error' in outcome && outcome.error instanceof Error, 'It did not fail.');
  assertError(ending, outcome.error);
}

export function assertError(ending: Exclude<Ending, { kind: 'answered' }>, error: unknown): void {
  assert.ok(error instanceof Error);
  assert.match(error.message, /^[A-Z1][^\n]{20,250}\.$/);
  if (ending.kind === 'tooLarge') {
    assert.ok(error instanceof TooLargeError, error.stack);
  } else if (ending.kind === 'redirected') {
    assert.ok(error instanceof RedirectError, error.stack);
    assert.match(error.message, ending.says);
  } else {
    assert.ok(error instanceof NetworkError && !(error instanceof UnreachableError), error.stack);
    assert.match(error.message, /^The connection to 127\.0\.0\.1:\d+ broke \(.+\)\.$/);
    assert.match(error.message, ending.says);
  }
}
