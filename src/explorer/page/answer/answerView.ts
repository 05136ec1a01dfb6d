import { element } from '../element.ts';
import { methodBadge } from '../methodBadge.ts';
import { answerHead } from './answerHead.ts';
import { answerTabs } from './answerTabs.ts';
import { answerToolbar } from './answerToolbar.ts';
import type { ShownAnswer } from './shownAnswer.ts';
import { TabList } from './tabList.ts';

/** The tab that was chosen last, which the next answer begins with. */
export interface TabMemory {
  chosen(): string;
  choose(id: string): void;
}

/** An answer: its head, what can be done with it, and the ways to look at it. */
export function answerView(shown: ShownAnswer, memory: TabMemory): HTMLElement {
  const { answer } = shown;
  const tabs = new TabList({
    label: 'Ways to look at the answer',
    tabs: answerTabs.flatMap((make) => make(shown) ?? []),
    chosen: memory.chosen(),
    onChoose: (id) => memory.choose(id),
  });
  return element(
    'article',
    { class: 'answer' },
    answerHead(answer),
    element('p', { class: 'answer-url' }, methodBadge(answer.method), element('code', {}, answer.url)),
    answerToolbar(shown) ?? element('p', { class: 'quiet' }, 'The answer has no body.'),
    tabs.element,
  );
}
