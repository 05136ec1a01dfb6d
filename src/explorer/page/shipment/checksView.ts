import { t } from '@vscode/l10n';
import { type Check, checksSummary } from '../../shipment/checks.ts';
import type { ShipmentView } from '../../shipment/shipmentView.ts';
import { element, icon } from '../element.ts';
import { furtherText } from './furtherView.ts';
import { shown } from './shown.ts';

const icons: Readonly<Record<Check['outcome'], string>> = {
  pass: 'pass-filled',
  fail: 'error',
  warning: 'warning',
  unknown: 'question',
};

export function checksView({ checks }: ShipmentView): HTMLElement {
  const heading = element('h2', {}, t('Checks'));
  if (checks === undefined || typeof checks === 'string') {
    return element('section', { class: 'checks card' }, heading, element('p', {}, shown(checks)));
  }
  if (checks.length === 0) {
    return element(
      'section',
      { class: 'checks card' },
      heading,
      element('p', { class: 'quiet' }, t('No checks are listed.')),
    );
  }
  return element(
    'section',
    { class: 'checks card' },
    heading,
    element('p', { class: 'quiet' }, checksSummary(checks)),
    element('ul', {}, ...checks.map(checkView)),
  );
}

function checkView({ name, outcome, word, details, further }: Check): HTMLElement {
  return element(
    'li',
    { class: `check check-${outcome}` },
    icon(icons[outcome]),
    element('strong', { class: 'check-name' }, shown(name, t('Check without name'))),
    element('span', { class: 'check-word' }, shown(word)),
    element('p', { class: 'check-details' }, shown(details, t('no details given'))),
    ...(further.length === 0 ? [] : [element('p', { class: 'check-details quiet' }, shown(furtherText(further)))]),
  );
}
