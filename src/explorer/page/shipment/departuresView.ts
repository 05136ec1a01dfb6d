import { t } from '@vscode/l10n';
import { formatNumber } from '../../../l10n/formats.ts';
import { element } from '../element.ts';
import { shown } from './shown.ts';

/** In what the answer is not as documented. @param inAll how many there are, those that are not listed too. */
export function departuresView(departures: readonly string[], inAll: number): HTMLElement {
  const left = inAll - departures.length;
  return element(
    'section',
    { class: 'departures card' },
    element('h2', {}, t('Different From the Documentation')),
    element(
      'ul',
      {},
      ...departures.map((each) => element('li', {}, shown(each))),
      ...(left > 0 ? [element('li', {}, t('and {0} more', formatNumber(left)))] : []),
    ),
  );
}
