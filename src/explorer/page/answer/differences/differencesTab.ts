import { t } from '@vscode/l10n';
import { inSlices } from '../../../../steps/steps.ts';
import { type AnswerDifferences, answerDifferences, countOf } from '../../../differences/answerDifferences.ts';
import { element } from '../../element.ts';
import type { AnswerTab } from '../answerTab.ts';
import type { ShownAnswer } from '../shownAnswer.ts';
import { differencesView } from './differencesView.ts';

/** How an answer differs from what is described for its call. Looked for when the page has nothing else to do. */
export function differencesTab(shown: ShownAnswer): AnswerTab {
  const found = differencesOf(shown);
  return {
    id: 'differences',
    label: t('Differences'),
    count: found.then(countOf),
    view: () => {
      const view = element('div', { class: 'differences' }, element('p', { class: 'quiet' }, t('Comparing…')));
      found.then((differences) => view.replaceChildren(...differencesView(shown, differences))).catch(reportError);
      return view;
    },
  };
}

async function differencesOf({ operation, answer, json }: ShownAnswer): Promise<AnswerDifferences> {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
  return inSlices(answerDifferences(operation, answer.status, answer.body === '' ? undefined : json));
}
