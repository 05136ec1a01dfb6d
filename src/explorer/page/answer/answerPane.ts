import { t } from '@vscode/l10n';
import { formatClock, formatNumber } from '../../../l10n/formats.ts';
import { formatDuration } from '../../amounts.ts';
import type { Answer } from '../../protocol.ts';
import { element, icon } from '../element.ts';
import { quotaMetric, statusText } from './answerHead.ts';
import { answerView, type TabMemory } from './answerView.ts';
import { KeptFocus } from './keptFocus.ts';
import type { ReceivedAnswer } from './shownAnswer.ts';

/** A call that came to an end without an answer. */
type Unanswered = Exclude<Answer, { kind: 'answered' }>;

/** A call's way: in the queue (`until` in unix milliseconds, where known), on its way, at its end. */
export type CallState =
  | { phase: 'none' }
  | { phase: 'waiting'; until?: number }
  | { phase: 'sending' }
  /** `pages` of the whole list, where that is known; `until` the reset that the next one waits for. */
  | { phase: 'reading'; calls: number; rows: number; pages?: number; until?: number }
  | { phase: 'answered'; received: ReceivedAnswer }
  | { phase: 'unanswered'; answer: Unanswered };

/** Shows one call's state. Changes are said to a screen reader in one sentence, the seconds of a countdown are not. */
export class AnswerPane {
  readonly #content = element('div', {});
  readonly #said = element('p', { class: 'visually-hidden', role: 'status' });
  readonly element = element(
    'section',
    { class: 'pane answer-pane', 'aria-label': t('Answer') },
    this.#said,
    this.#content,
  );
  readonly #memory: TabMemory;
  /** One of each answer, so that what is opened and found in it is still there when it is shown again. */
  readonly #views = new WeakMap<ReceivedAnswer, HTMLElement>();
  readonly #focus = new KeptFocus(this.element);
  #countdown: number | undefined;

  constructor(memory: TabMemory) {
    this.#memory = memory;
  }

  show(state: CallState, say: 'aloud' | 'silently'): void {
    window.clearInterval(this.#countdown);
    // While the next answer is awaited the last one's room is kept: the page would jump twice.
    this.#content.style.minHeight = isUnderWay(state) ? `${this.#content.offsetHeight}px` : '';
    this.#focus.around(() => this.#content.replaceChildren(this.#view(state)));
    this.#said.textContent = say === 'aloud' ? sentence(state) : '';
  }

  #view(state: CallState): HTMLElement {
    switch (state.phase) {
      case 'none':
        return element(
          'div',
          { class: 'quiet nothing-yet' },
          icon('arrow-swap'),
          element('p', {}, t('The answer appears here: status, time, headers, quota and body.')),
        );
      case 'sending':
        return progress(t('Sending…'));
      case 'waiting':
        return state.until === undefined ? progress(t('Waiting in the queue…')) : this.#countingDown(state.until);
      case 'reading':
        return reading(state);
      case 'answered':
        return this.#answer(state.received);
      case 'unanswered':
        return unanswered(state.answer);
    }
  }

  #answer(received: ReceivedAnswer): HTMLElement {
    const view = this.#views.get(received) ?? answerView(received, this.#memory);
    this.#views.set(received, view);
    return view;
  }

  #countingDown(until: number): HTMLElement {
    const view = progress('');
    const text = view.querySelector('p');
    const paint = () => {
      if (text !== null) {
        text.textContent = countdownText(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
      }
    };
    paint();
    this.#countdown = window.setInterval(paint, 1000);
    return view;
  }
}

/** Whether an end is still to come. */
export function isUnderWay({ phase }: CallState): boolean {
  return phase === 'waiting' || phase === 'sending' || phase === 'reading';
}

function progress(text: string): HTMLElement {
  return element('div', { class: 'progress' }, icon('loading'), element('p', {}, text));
}

function countdownText(seconds: number): string {
  if (seconds === 0) {
    return t('The rate limit is used up. Sends by itself now');
  }
  const left = seconds < 60 ? t('{0} s', seconds) : formatDuration(seconds * 1000);
  return t('The rate limit is used up. Sends by itself in {0}', left);
}

function reading({ calls, rows, pages, until }: Extract<CallState, { phase: 'reading' }>): HTMLElement {
  const said = calls === 0 ? t('Reading all pages') : pagesText(calls, pages, rows);
  const wait = until === undefined ? [] : [t('goes on at {0}', formatClock(until))];
  const bar = element('progress', { 'aria-label': t('Pages read'), ...(pages && { max: String(pages) }) });
  if (pages !== undefined) {
    bar.value = calls;
  }
  return element(
    'div',
    { class: 'progress reading' },
    icon('loading'),
    element('p', {}, [said, ...wait].join(' · '), bar),
  );
}

function pagesText(calls: number, pages: number | undefined, rows: number): string {
  if (pages === undefined) {
    return rows === 1
      ? t('Page {0}, 1 row', formatNumber(calls))
      : t('Page {0}, {1} rows', formatNumber(calls), formatNumber(rows));
  }
  return rows === 1
    ? t('Page {0} of {1}, 1 row', formatNumber(calls), formatNumber(pages))
    : t('Page {0} of {1}, {2} rows', formatNumber(calls), formatNumber(pages), formatNumber(rows));
}

function unanswered(answer: Unanswered): HTMLElement {
  if (answer.kind === 'cancelled') {
    return notice('circle-slash', t('Cancelled'), answer.message);
  }
  const quota = quotaMetric(answer.quota);
  return answer.outcomeUnknown
    ? notice('warning', t('Outcome unknown'), answer.message, quota)
    : notice('error', t('No answer'), answer.message, quota);
}

function notice(codicon: string, title: string, message: string, quota: readonly HTMLElement[] = []): HTMLElement {
  return element(
    'article',
    { class: `notice notice-${codicon}` },
    icon(codicon),
    element('div', {}, element('strong', {}, title), element('p', {}, message)),
    ...(quota.length > 0 ? [element('dl', { class: 'metrics' }, ...quota)] : []),
  );
}

function sentence(state: CallState): string {
  switch (state.phase) {
    case 'none':
      return '';
    case 'sending':
      return t('Sending');
    case 'reading':
      return t('Reading all pages');
    case 'waiting':
      return state.until === undefined
        ? t('Waiting in the queue')
        : t('The rate limit is used up. Sends by itself at {0}', formatClock(state.until));
    case 'answered': {
      const { answer } = state.received;
      return t('Answer: {0}, {1}, in {2}', statusText(answer), answer.statusMeaning, formatDuration(answer.totalMs));
    }
    case 'unanswered':
      return state.answer.message;
  }
}
