import { t } from '@vscode/l10n';
import type { FromShipmentPage } from '../../shipment/messages.ts';
import type { ShipmentView } from '../../shipment/shipmentView.ts';
import { button } from '../button.ts';
import { element, icon } from '../element.ts';
import { shown } from './shown.ts';

type Post = (message: FromShipmentPage) => void;

/** What one can do with the shipment; stays the same element, so that the keyboard's place is kept over a refresh. */
export function toolbar(post: Post): HTMLElement {
  return element(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': t('Shipment') },
    button({ label: t('Refresh'), icon: 'refresh', onClick: () => post({ type: 'refresh' }) }),
    button({
      label: t('Open in API Explorer'),
      icon: 'rocket',
      secondary: true,
      onClick: () => post({ type: 'openInExplorer' }),
    }),
    button({ label: t('Show as JSON'), icon: 'json', secondary: true, onClick: () => post({ type: 'showJson' }) }),
  );
}

/** Which shipment this is, and how it stands. */
export function shipmentTitle({ title, id, reference, status }: ShipmentView, post: Post): HTMLElement {
  const copy = (field: 'id' | 'reference', label: string): HTMLElement => {
    const made = element(
      'button',
      { type: 'button', class: 'icon-button', title: label, 'aria-label': label },
      icon('copy'),
    );
    made.addEventListener('click', () => post({ type: 'copy', field }));
    return made;
  };
  return element(
    'div',
    { class: 'shipment-title' },
    element('h1', {}, shown(title)),
    ...(reference === undefined ? [] : [copy('reference', t('Copy Reference'))]),
    element('span', { class: `badge tone-${status.tone}` }, shown(status.label)),
    ...(id === undefined
      ? []
      : [element('p', { class: 'shipment-id quiet' }, element('code', {}, shown(id)), copy('id', t('Copy Id')))]),
  );
}
