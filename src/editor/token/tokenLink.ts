import type * as vscode from 'vscode';
import type { Clock } from '../../trackberry/clock.ts';
import type { TokenQuestion } from './tokenQuestion.ts';

/** After a question was answered or dismissed: a page that opens the link again and again asks no second time. */
const restMs = 3000;

/**
 * The links `vscode://trackberry-explorer.trackberry-api-explorer/…`: each asks for a token, as "Set API Token…" does. Any web page
 * can open one, so nothing of it is read: no token, name or address comes from it.
 */
export class TokenLink implements vscode.UriHandler {
  readonly #parts: { question: TokenQuestion; clock: Pick<Clock, 'monotonic'>; ask: () => Thenable<unknown> };
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: { question: TokenQuestion; clock: Pick<Clock, 'monotonic'>; ask: () => Thenable<unknown> }) {
    this.#parts = parts;
  }

  async handleUri(): Promise<void> {
    const { question, clock, ask } = this.#parts;
    if (question.isOpen || clock.monotonic() < this.#askedAt + restMs) {
      return;
    }
    try {
      await question.during(async () => ask());
    } finally {
      this.#askedAt = clock.monotonic();
    }
  }
}
