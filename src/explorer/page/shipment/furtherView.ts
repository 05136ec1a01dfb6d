import { t } from '@vscode/l10n';
import { formatNumber } from '../../../l10n/formats.ts';
import type { FurtherField } from '../../shipment/fields.ts';
import { element } from '../element.ts';
import { shown } from './shown.ts';

/** So many are listed; the JSON has all. */
const mostListed = 200;

/** What the documentation does not speak of, at the end: nothing of an answer is left out. */
export function furtherView(fields: readonly FurtherField[]): HTMLElement {
  const left = fields.length - mostListed;
  return element(
    'section',
    { class: 'further card' },
    element('h2', {}, t('Further Fields')),
    element('p', { class: 'quiet' }, t('Not documented; shown as they came.')),
    element(
      'dl',
      {},
      ...fields
        .slice(0, mostListed)
        .flatMap(([name, value]) => [element('dt', {}, shown(name)), element('dd', {}, shown(value))]),
    ),
    ...(left > 0 ? [element('p', { class: 'quiet' }, t('{0} more: show as JSON.', formatNumber(left)))] : []),
  );
}

/** `temperature: 4 · lot: A7`. */
export function furtherText(fields: readonly FurtherField[]): string {
  return fields.map(([name, value]) => `${name}: ${value}`).join(' · ');
}
