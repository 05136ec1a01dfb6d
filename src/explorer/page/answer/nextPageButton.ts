import { t } from '@vscode/l10n';
import { button } from '../button.ts';
import type { ShownAnswer } from './shownAnswer.ts';

/** Fills in the number of the next page, and sends that. */
export function nextPageButton({ answer, operation, open }: ShownAnswer): HTMLElement | undefined {
  const { next, parameters } = answer.paging ?? {};
  return next === undefined
    ? undefined
    : button({
        label: t('Next Page'),
        icon: 'arrow-right',
        secondary: true,
        title: t('Send the call again with page {0}', next),
        onClick: () =>
          open({ operationId: operation.id, parameters: { ...parameters, page: String(next) }, send: true }),
      });
}
