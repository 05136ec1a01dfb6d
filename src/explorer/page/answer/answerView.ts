import { t } from '@vscode/l10n';
import { inSlices } from '../../../steps/steps.ts';
import type { JsonIndex } from '../../json/jsonIndex.ts';
import { indexJson, indexJsonSteps } from '../../json/jsonIndexer.ts';
import type { NotJson } from '../../json/notJson.ts';
import { element, icon } from '../element.ts';
import { methodBadge } from '../methodBadge.ts';
import { answerHead } from './answerHead.ts';
import { answerTabs } from './answerTabs.ts';
import { answerToolbar } from './answerToolbar.ts';
import type { ReceivedAnswer, ShownAnswer } from './shownAnswer.ts';
import { TabList } from './tabList.ts';

/** The tab that was chosen last, which the next answer begins with. */
export interface TabMemory {
  chosen(): string;
  choose(id: string): void;
}

/** Characters that are read before anything is painted; more are read in slices of time. */
const mostAtOnce = 500_000;

/** An answer: its head, what can be done with it, and the ways to look at it. */
export function answerView(received: ReceivedAnswer, memory: TabMemory): HTMLElement {
  const { answer } = received;
  const content = element('div', { class: 'answer-content' });
  const show = (json: JsonIndex | NotJson) => content.replaceChildren(...contentOf(received, json, memory));
  if (answer.body.length <= mostAtOnce) {
    show(indexJson(answer.body));
  } else {
    content.append(element('p', { class: 'quiet reading-body' }, t('Reading the body…')));
    void inSlices(indexJsonSteps(answer.body)).then(show);
  }
  return element(
    'article',
    { class: 'answer' },
    answerHead(answer, received.organization),
    element('p', { class: 'answer-url' }, methodBadge(answer.method), element('code', {}, answer.url)),
    ...(answer.combined === undefined
      ? []
      : [element('p', { class: 'combined' }, icon('layers'), element('span', {}, answer.combined.note))]),
    content,
  );
}

function contentOf(received: ReceivedAnswer, json: JsonIndex | NotJson, memory: TabMemory): readonly HTMLElement[] {
  const shown: ShownAnswer = {
    ...received,
    json,
    showInTree: (node) => {
      const tree = tabs.find(({ reveal }) => reveal !== undefined);
      if (tree !== undefined) {
        list.choose(tree.id);
        tree.reveal?.(node);
      }
    },
  };
  const tabs = answerTabs.flatMap((make) => make(shown) ?? []);
  const list = new TabList({
    label: t('Ways to look at the answer'),
    tabs,
    chosen: memory.chosen(),
    onChoose: (id) => memory.choose(id),
  });
  const toolbar = answerToolbar(shown) ?? element('p', { class: 'quiet' }, t('The answer has no body.'));
  return [toolbar, list.element];
}
