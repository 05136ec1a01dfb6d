import { t } from '@vscode/l10n';
import { element } from '../element.ts';
import { allPagesButton } from './allPagesButton.ts';
import { compareButton } from './compareButton.ts';
import { nextPageButton } from './nextPageButton.ts';
import { openAsTextButton } from './openAsTextButton.ts';
import { saveBodyButton } from './saveBodyButton.ts';
import type { ShownAnswer } from './shownAnswer.ts';
import { showShipmentButton } from './showShipmentButton.ts';

/** Something to do with an answer. @returns undefined where this answer does not allow it. */
type AnswerAction = (shown: ShownAnswer) => HTMLElement | undefined;

/** In the order in which they stand. */
const actions: readonly AnswerAction[] = [
  showShipmentButton,
  nextPageButton,
  allPagesButton,
  compareButton,
  openAsTextButton,
  saveBodyButton,
];

/** @returns undefined where nothing can be done with the answer. */
export function answerToolbar(shown: ShownAnswer): HTMLElement | undefined {
  const made = actions.flatMap((action) => action(shown) ?? []);
  return made.length === 0
    ? undefined
    : element('div', { class: 'answer-toolbar', role: 'group', 'aria-label': t('Actions on the answer') }, ...made);
}
