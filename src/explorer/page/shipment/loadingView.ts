import type { FromShipmentPage, ToShipmentPage } from '../../shipment/messages.ts';
import { button } from '../button.ts';
import { element, icon } from '../element.ts';
import { clock, shown } from './shown.ts';

export type LoadingState = Extract<ToShipmentPage, { type: 'state' }>;

/** What goes on, or why nothing came. @param at when the answer came that is shown, in unix milliseconds. */
export function loadingView(
  { loading, waitsUntil, failure }: LoadingState,
  at: number | undefined,
  post: (message: FromShipmentPage) => void,
): readonly HTMLElement[] {
  const asOf = at === undefined ? [] : [element('p', { class: 'quiet as-of' }, 'As of ', clock(at))];
  if (loading) {
    const what = at === undefined ? 'Loading the shipment…' : 'Refreshing…';
    const wait =
      waitsUntil === undefined ? [] : ['The rate limit is used up; this goes on by itself at ', clock(waitsUntil)];
    return [
      ...asOf,
      element('p', { class: 'progress' }, icon('loading'), element('span', {}, ...(wait.length > 0 ? wait : [what]))),
    ];
  }
  if (failure === undefined) {
    return asOf;
  }
  const still = at === undefined ? [] : [' What is shown is still that of ', clock(at), '.'];
  return [
    element(
      'div',
      { class: 'failure' },
      icon('warning'),
      element(
        'div',
        {},
        element('p', {}, shown(failure.message)),
        element('p', { class: 'quiet' }, 'Tried at ', clock(failure.at), '.', ...still),
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
