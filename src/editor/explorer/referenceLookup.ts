import * as vscode from 'vscode';
import type { Search, ToPage } from '../../explorer/protocol.ts';
import { findByReference } from '../../trackberry/findByReference.ts';
import { callsForAll } from '../../trackberry/shipmentPages.ts';
import { describe, isCancellation } from '../messages.ts';
import { anotherPlace, type Place } from '../profiles/anotherPlace.ts';
import type { Session } from '../session.ts';

type SearchMessage = Extract<ToPage, { type: 'search' }>;

/** Looks for what a call with an unknown outcome may have created; one search at a time. */
export class ReferenceLookup implements vscode.Disposable {
  readonly #post: (message: SearchMessage) => void;
  #end: AbortController | undefined;
  /** How the last search has ended, for a page that was hidden, and so thrown away, meanwhile. */
  result: SearchMessage | undefined;

  constructor(post: (message: SearchMessage) => void) {
    this.#post = post;
  }

  /**
   * Never rejects: a failure is a result.
   * @param calls at most so many; each brings 100 shipments.
   * @param from where the call went, where that is known: in another organization nothing of it is found.
   */
  async look(reference: string, calls: number, session: Session | undefined, from?: Place): Promise<void> {
    this.stop();
    const end = new AbortController();
    this.#end = end;
    const post = (search: Search) => {
      const message = { type: 'search', reference, search } as const;
      this.result = search.kind === 'looking' ? undefined : message;
      this.#post(message);
    };
    post({ kind: 'looking', looked: 0 });
    const found: Search =
      session !== undefined && from !== undefined && from.place !== session.place
        ? { kind: 'failed', message: anotherPlace(from, session).sentence }
        : await this.#search(reference, calls, session, end.signal, (looked) => post({ kind: 'looking', looked }));
    if (this.#end === end) {
      post(found);
    }
  }

  /** Forgets the result too: another call was made. */
  forget(): void {
    this.stop();
    this.#end = undefined;
    this.result = undefined;
  }

  stop(): void {
    this.#end?.abort();
  }

  dispose(): void {
    this.forget();
  }

  async #search(
    reference: string,
    calls: number,
    session: Session | undefined,
    stopped: AbortSignal,
    onPage: (looked: number) => void,
  ): Promise<Search> {
    if (session === undefined) {
      return { kind: 'failed', message: vscode.l10n.t('Connect to Trackberry first.') };
    }
    const signal = AbortSignal.any([stopped, session.signal]);
    try {
      const found = await findByReference(session.client, reference, {
        priority: 'person',
        mostCalls: calls,
        signal,
        onPage,
      });
      const { matches, looked, total, all } = found;
      return matches.length > 0
        ? {
            kind: 'found',
            shipments: matches.map(({ id, status, createdAt }) => ({
              ...(id !== undefined && { id }),
              ...(status !== undefined && { status }),
              ...(createdAt !== undefined && { createdAt }),
            })),
          }
        : { kind: 'notFound', looked, all, ...(total !== undefined && { total, calls: callsForAll(total) }) };
    } catch (error) {
      return isCancellation(error) ? { kind: 'stopped' } : { kind: 'failed', message: describe(error).sentence };
    }
  }
}
