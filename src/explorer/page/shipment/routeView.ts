import { t } from '@vscode/l10n';
import type { Shown } from '../../shipment/fields.ts';
import type { ShipmentView } from '../../shipment/shipmentView.ts';
import { element, icon } from '../element.ts';
import { shown } from './shown.ts';

/** From where to where, and on which vessel. */
export function routeView({ origin, destination, vessel }: ShipmentView): HTMLElement {
  return element(
    'section',
    { class: 'route', 'aria-label': t('Route') },
    element(
      'dl',
      {},
      element('div', { class: 'port' }, element('dt', {}, t('From')), place(origin)),
      element(
        'div',
        { class: 'voyage' },
        element('dt', {}, element('span', { class: 'sea' }, ship(), icon('chevron-right')), t('Vessel')),
        element('dd', {}, shown(vessel)),
      ),
      element('div', { class: 'port port-to' }, element('dt', {}, t('To')), place(destination)),
    ),
  );
}

/** "Valparaiso, Chile": the port large, the country below it. */
function place(value: Shown): HTMLElement {
  const comma = value?.lastIndexOf(', ') ?? -1;
  return value === undefined || comma < 1
    ? element('dd', { class: 'place' }, shown(value))
    : element(
        'dd',
        { class: 'place' },
        shown(value.slice(0, comma)),
        element('span', { class: 'visually-hidden' }, ', '),
        element('span', { class: 'country' }, shown(value.slice(comma + 2))),
      );
}

const drawing = 'M1 14h22l-3 6H4.5zM5 9h3.4v4H5zM9.2 9h3.4v4H9.2zM13.4 9h3.4v4h-3.4zM9.2 4.5h3.4v3.7H9.2zM18 6h3v7h-3z';

/** A container ship, as decoration: the icons of VS Code have none. */
function ship(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', drawing);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'ship');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
