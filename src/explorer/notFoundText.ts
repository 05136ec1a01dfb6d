import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';

/** How far a search has come that has found nothing. */
export interface Searched {
  looked: number;
  all: boolean;
  total?: number;
}

/** What a search for a reference says that has found none, whether it has looked at all shipments or not. */
export function notFoundText({ looked, all, total }: Searched, reference: string): string {
  if (all) {
    return t(
      'None of all {0} shipments has the reference {1}. It may still appear: look again before you send it once more.',
      formatNumber(looked),
      reference,
    );
  }
  return total === undefined
    ? t('The reference {0} is not among the first {1} shipments in the list.', reference, formatNumber(looked))
    : t(
        'The reference {0} is not among the first {1} of {2} shipments in the list.',
        reference,
        formatNumber(looked),
        formatNumber(total),
      );
}
