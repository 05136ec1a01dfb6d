import { t } from '@vscode/l10n';
import { formatClock } from '../../../l10n/formats.ts';
import type { FromShipmentPage, ToShipmentPage } from '../../shipment/messages.ts';
import { button } from '../button.ts';
import { element, icon } from '../element.ts';
import { withElement } from '../withElement.ts';
import { clock, shown } from './shown.ts';

export type LoadingState = Extract<ToShipmentPage, { type: 'state' }>;

/** What goes on, or why nothing came. @param at when the answer came that is shown, in unix milliseconds. */
export function loadingView(
  { loading, waitsUntil, failure }: LoadingState,
  at: number | undefined,
  post: (message: FromShipmentPage) => void,
): readonly HTMLElement[] {
  const asOf =
    at === undefined ? [] : [element('p', { class: 'quiet as-of' }, ...timed(at, (time) => t('As of {0}', time)))];
  if (loading) {
    const said =
      waitsUntil === undefined
        ? [at === undefined ? t('Loading the shipment…') : t('Refreshing…')]
        : timed(waitsUntil, (time) => t('The rate limit is used up; this goes on by itself at {0}', time));
    return [...asOf, element('p', { class: 'progress' }, icon('loading'), element('span', {}, ...said))];
  }
  if (failure === undefined) {
    return asOf;
  }
  const still = at === undefined ? [] : [' ', ...timed(at, (time) => t('What is shown is still that of {0}.', time))];
  return [
    element(
      'div',
      { class: 'failure' },
      icon('warning'),
      element(
        'div',
        {},
        element('p', {}, shown(failure.message)),
        element('p', { class: 'quiet' }, ...timed(failure.at, (time) => t('Tried at {0}.', time)), ...still),
        element(
          'div',
          { class: 'buttons' },
          ...failure.remedies.map((label, index) =>
            button({ label, secondary: index > 0, onClick: () => post({ type: 'remedy', index }) }),
          ),
        ),
      ),
    ),
  ];
}

/** A sentence with a time of day in it. */
function timed(at: number, sentence: (time: string) => string): readonly (Node | string)[] {
  const time = formatClock(at);
  return withElement(sentence(time), time, clock(at));
}
