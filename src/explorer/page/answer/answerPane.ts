import { formatDuration } from '../../amounts.ts';
import type { Answer } from '../../protocol.ts';
import { element, icon } from '../element.ts';
import { answerSentence, answerView } from './answerView.ts';

/** A call's way: in the queue (`until` in unix milliseconds, where known), on its way, answered. */
export type CallState =
  | { phase: 'none' }
  | { phase: 'waiting'; until?: number }
  | { phase: 'sending' }
  | { phase: 'done'; answer: Answer };

/** Shows one call's state. Changes are said to a screen reader in one sentence, the seconds of a countdown are not. */
export class AnswerPane {
  readonly #content = element('div', {});
  readonly #said = element('p', { class: 'visually-hidden', role: 'status' });
  readonly element = element(
    'section',
    { class: 'pane answer-pane', 'aria-label': 'Answer' },
    this.#said,
    this.#content,
  );
  #countdown: number | undefined;

  show(state: CallState, say: 'aloud' | 'silently'): void {
    window.clearInterval(this.#countdown);
    this.#content.replaceChildren(this.#view(state));
    this.#said.textContent = say === 'aloud' ? sentence(state) : '';
    if (say === 'aloud') {
      // Of a long answer the head is enough.
      this.#content.querySelector('.status-line, .notice, .progress')?.scrollIntoView({ block: 'nearest' });
    }
  }

  #view(state: CallState): HTMLElement {
    switch (state.phase) {
      case 'none':
        return element(
          'div',
          { class: 'quiet nothing-yet' },
          icon('arrow-swap'),
          element('p', {}, 'The answer appears here: status, time, headers, quota and body.'),
        );
      case 'sending':
        return progress('Sending…');
      case 'waiting':
        return state.until === undefined ? progress('Waiting in the queue…') : this.#countingDown(state.until);
      case 'done':
        return answerView(state.answer);
    }
  }

  #countingDown(until: number): HTMLElement {
    const left = element('span', { 'aria-hidden': 'true' });
    const paint = () => {
      const ms = Math.max(0, Math.ceil((until - Date.now()) / 1000) * 1000);
      left.textContent = ms === 0 ? ' now' : ` in ${ms < 60_000 ? `${ms / 1000} s` : formatDuration(ms)}`;
    };
    paint();
    this.#countdown = window.setInterval(paint, 1000);
    return progress('The rate limit is used up. Sends by itself', left);
  }
}

function progress(text: string, ...more: readonly Node[]): HTMLElement {
  return element('div', { class: 'progress' }, icon('loading'), element('p', {}, text, ...more));
}

function sentence(state: CallState): string {
  switch (state.phase) {
    case 'none':
      return '';
    case 'sending':
      return 'Sending';
    case 'waiting':
      return state.until === undefined
        ? 'Waiting in the queue'
        : `The rate limit is used up. Sends by itself at ${new Date(state.until).toLocaleTimeString()}`;
    case 'done':
      return answerSentence(state.answer);
  }
}
