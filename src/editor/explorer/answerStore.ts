import type { Draft } from '../../explorer/draft.ts';
import type { Answered } from '../../explorer/protocol.ts';
import type { Operation } from '../../trackberry/operation.ts';

/** An answer that the page shows, with the call that brought it. */
export interface KeptAnswer {
  operation: Operation;
  draft: Draft;
  answer: Answered;
  /** When it was sent, unix milliseconds, and where to. */
  at: number;
  place: string;
  organization: string;
  origin: string;
}

/** Characters of all bodies together; the newest answer is kept whatever its size. */
const mostCharacters = 100_000_000;

/** The answers of one panel by call, for what the page asks to be done with one: it need not send the body back. */
export class AnswerStore {
  readonly #kept = new Map<number, KeptAnswer>();

  add(callId: number, kept: KeptAnswer): void {
    this.#kept.delete(callId);
    this.#kept.set(callId, kept);
    this.#forget();
  }

  /** @returns undefined where newer answers have taken its place. */
  get(callId: number): KeptAnswer | undefined {
    return this.#kept.get(callId);
  }

  /** The calls whose answers are kept, the newest first. */
  callIds(): readonly number[] {
    return [...this.#kept.keys()].reverse();
  }

  #forget(): void {
    let characters = 0;
    for (const callId of this.callIds()) {
      characters += this.#kept.get(callId)?.answer.body.length ?? 0;
      if (characters > mostCharacters && callId !== this.callIds()[0]) {
        this.#kept.delete(callId);
      }
    }
  }
}
