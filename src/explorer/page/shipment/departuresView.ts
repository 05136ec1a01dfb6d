import { element } from '../element.ts';
import { shown } from './shown.ts';

/** In what the answer is not as documented. @param inAll how many there are, those that are not listed too. */
export function departuresView(departures: readonly string[], inAll: number): HTMLElement {
  const left = inAll - departures.length;
  return element(
    'section',
    { class: 'departures card' },
    element('h2', {}, 'Different From the Documentation'),
    element(
      'ul',
      {},
      ...departures.map((each) => element('li', {}, shown(each))),
      ...(left > 0 ? [element('li', {}, `and ${left} more`)] : []),
    ),
  );
}
