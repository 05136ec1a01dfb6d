import { t } from '@vscode/l10n';
import { formatNumber } from '../../../l10n/formats.ts';
import type { PalletGroup, PalletRow, Pallets, Total } from '../../shipment/pallets.ts';
import type { ShipmentView } from '../../shipment/shipmentView.ts';
import { element, icon } from '../element.ts';
import { withElement } from '../withElement.ts';
import { furtherText } from './furtherView.ts';
import { shown } from './shown.ts';

/** Rows that the table shows; the totals are those of all. */
const mostRows = 2000;

export function palletsView({ pallets, palletsCount }: ShipmentView): HTMLElement {
  const heading = element('h2', {}, t('Pallets'));
  if (pallets === undefined || typeof pallets === 'string') {
    const absent = palletsCount === undefined ? t('not given') : t('not given; pallets_count says {0}', palletsCount);
    return element('section', { class: 'pallets card' }, heading, element('p', {}, shown(pallets, absent)));
  }
  const { listed, difference } = pallets;
  return element(
    'section',
    { class: 'pallets card' },
    heading,
    ...(difference === undefined
      ? []
      : [element('p', { class: 'difference' }, icon('warning'), element('span', {}, shown(difference)))]),
    ...(listed === 0
      ? [element('p', { class: 'quiet' }, t('No pallets are listed.'))]
      : [figures(pallets), table(pallets), ...rest(listed)]),
  );
}

function figures({ listed, boxes, weightKg }: Pallets): HTMLElement {
  const figure = (name: string, sum: readonly (Node | string)[], of: readonly string[] = []) =>
    element(
      'div',
      {},
      element('dt', {}, name),
      element('dd', { class: 'sum' }, ...sum),
      ...of.map((each) => element('dd', { class: 'of' }, each)),
    );
  return element(
    'dl',
    { class: 'figures' },
    figure(listed === 1 ? t('pallet') : t('pallets'), [formatNumber(listed)]),
    figure(t('boxes'), sumText(boxes), ofText(boxes)),
    figure(t('kg'), sumText(weightKg), ofText(weightKg)),
  );
}

const columns = (wide: boolean): readonly { title: string; kind?: 'number' }[] => [
  { title: t('Pallet') },
  { title: t('Calibre') },
  { title: t('Boxes'), kind: 'number' },
  { title: t('kg per Box'), kind: 'number' },
  { title: t('Weight, kg'), kind: 'number' },
  ...(wide ? [{ title: t('Further Fields') }] : []),
];

function table(pallets: Pallets): HTMLElement {
  const wide = pallets.groups.some(({ rows }) => rows.some(({ further }) => further.length > 0));
  return element(
    'div',
    { class: 'table-box', role: 'region', tabindex: '0', 'aria-label': t('Table of pallets') },
    element(
      'table',
      {},
      element('caption', { class: 'visually-hidden' }, t('Pallets by produce, with totals of boxes and weight')),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columns(wide).map(({ title, kind }) => element('th', { scope: 'col', class: kind }, title)),
        ),
      ),
      ...bodies(pallets.groups, wide),
      element(
        'tfoot',
        {},
        element(
          'tr',
          { class: 'total' },
          element('th', { scope: 'row', colspan: '2' }, t('Total')),
          ...totalCells(pallets, wide),
        ),
      ),
    ),
  );
}

/** A `tbody` for each produce, as far as rows are shown. */
function bodies(groups: readonly PalletGroup[], wide: boolean): readonly HTMLElement[] {
  let left = mostRows;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return rows.length === 0
      ? []
      : [element('tbody', {}, groupHead(group, wide), ...rows.map((row) => line(row, wide)))];
  });
}

function groupHead(group: PalletGroup, wide: boolean): HTMLElement {
  const { produce, category, rows } = group;
  return element(
    'tr',
    { class: 'group' },
    element(
      'th',
      { scope: 'rowgroup', colspan: '2' },
      shown(produce, t('Produce not given')),
      ' ',
      element(
        'span',
        { class: 'quiet' },
        ...(category === undefined ? [] : [shown(category), ' · ']),
        rows.length === 1 ? t('1 pallet') : t('{0} pallets', formatNumber(rows.length)),
      ),
    ),
    ...totalCells(group, wide),
  );
}

function line({ number, calibre, boxes, boxWeightKg, weightKg, further }: PalletRow, wide: boolean): HTMLElement {
  const amount = (value: string | undefined) => element('td', { class: 'number' }, shown(value, '–'));
  return element(
    'tr',
    { class: 'line' },
    element('th', { scope: 'row' }, shown(number, t('No number'))),
    element('td', {}, shown(calibre, '–')),
    amount(boxes),
    amount(boxWeightKg),
    amount(weightKg),
    ...(wide ? [element('td', {}, shown(furtherText(further)))] : []),
  );
}

function totalCells({ boxes, weightKg }: { boxes: Total; weightKg: Total }, wide: boolean): readonly HTMLElement[] {
  const cell = (total: Total) =>
    element(
      'td',
      { class: 'number' },
      ...sumText(total),
      ...ofText(total).map((each) => element('small', { class: 'quiet' }, each)),
    );
  return [cell(boxes), element('td', {}), cell(weightKg), ...(wide ? [element('td', {})] : [])];
}

function sumText({ sum, known, of }: Total): readonly (Node | string)[] {
  if (known === 0) {
    return [shown(undefined)];
  }
  return known === of
    ? [sum]
    : withElement(t('at least {0}', sum), sum, element('span', {}, sum)).map((part) =>
        typeof part === 'string' ? element('span', { class: 'at-least' }, part) : part,
      );
}

/** Of how many pallets a sum tells, where not all have a number. */
function ofText({ known, of }: Total): readonly string[] {
  return known === of || known === 0 ? [] : [t('from {0} of {1} pallets', formatNumber(known), formatNumber(of))];
}

function rest(listed: number): readonly HTMLElement[] {
  return listed > mostRows
    ? [
        element(
          'p',
          { class: 'quiet' },
          t(
            'The first {0} pallets. The totals are of all {1}: show as JSON for the others.',
            formatNumber(mostRows),
            formatNumber(listed),
          ),
        ),
      ]
    : [];
}
