import type { Search } from '../protocol.ts';
import { type AnswerPane, type CallState, isUnderWay } from './answer/answerPane.ts';
import { bringIntoView } from './bringIntoView.ts';
import { element } from './element.ts';
import type { OutcomePane, UnknownOutcome } from './request/outcomePane.ts';

/** What came of the last call of each operation, by the operation's id, and the column that shows it for one of them. */
export class CallOutcomes {
  readonly element: HTMLElement;
  readonly #answers: AnswerPane;
  readonly #outcome: OutcomePane;
  readonly #calls = new Map<string, CallState>();
  /** The operations whose last call may or may not have been carried out. */
  readonly #unknown = new Map<string, UnknownOutcome>();
  #shown = '';

  constructor(answers: AnswerPane, outcome: OutcomePane) {
    this.#answers = answers;
    this.#outcome = outcome;
    this.element = element('div', { class: 'answer-column' }, outcome.element, answers.element);
  }

  state(operationId: string): CallState {
    return this.#calls.get(operationId) ?? { phase: 'none' };
  }

  set(operationId: string, state: CallState): void {
    this.#calls.set(operationId, state);
  }

  setUnknown(operationId: string, outcome: UnknownOutcome | undefined): void {
    if (outcome === undefined) {
      this.#unknown.delete(operationId);
    } else {
      this.#unknown.set(operationId, outcome);
    }
  }

  /** A search by reference has come further. */
  searched(reference: string, search: Search): void {
    for (const [operationId, outcome] of this.#unknown) {
      if (outcome.reference === reference) {
        this.#unknown.set(operationId, { reference, search });
      }
    }
    this.#outcome.show(this.#unknown.get(this.#shown));
  }

  show(operationId: string, say: 'aloud' | 'silently'): void {
    this.#shown = operationId;
    const state = this.state(operationId);
    this.#answers.show(state, say);
    this.#outcome.show(this.#unknown.get(operationId));
    if (say === 'aloud' && state.phase !== 'none') {
      // When its buttons have rendered, it is as high as it will be.
      requestAnimationFrame(() => bringIntoView(this.element, isUnderWay(state) ? 'begin' : 'most'));
    }
  }
}
