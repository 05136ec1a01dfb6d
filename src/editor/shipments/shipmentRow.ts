import * as vscode from 'vscode';
import { formatDay, formatMoment, formatNumber } from '../../l10n/formats.ts';
import type { Grouping, OrderField } from '../../shipments/arrangement.ts';
import type { ShipmentGroup } from '../../shipments/shipmentGroups.ts';
import type { Check, Departure, Pallet, Shipment } from '../../trackberry/shipment.ts';
import { plainText } from '../plainText.ts';

/** What a row of the tree shows: plain text throughout, whatever the values hold. */
export interface Row {
  label: string;
  description: string;
  tooltip: string;
  /** A codicon's name, and a theme colour's id. */
  icon?: string;
  color?: string;
  /** For a screen reader, where label and description alone do not tell. */
  spoken?: string;
}

interface StatusLook {
  label: string;
  icon: string;
  color?: string;
}

/** The look of a status; one that is not documented is shown by its own name. */
export function statusLook(status: string | undefined): StatusLook {
  switch (status) {
    case 'pending':
      return { label: vscode.l10n.t('Pending'), icon: 'clock', color: 'charts.foreground' };
    case 'processing':
      return { label: vscode.l10n.t('Processing'), icon: 'sync', color: 'charts.blue' };
    case 'ready_for_review':
      return { label: vscode.l10n.t('Ready for Review'), icon: 'eye', color: 'charts.yellow' };
    case 'approved':
      return { label: vscode.l10n.t('Approved'), icon: 'pass', color: 'charts.green' };
    case 'rejected':
      return { label: vscode.l10n.t('Rejected'), icon: 'error', color: 'charts.red' };
    default:
      return { label: status ? plainText(status, 40) : vscode.l10n.t('Status not given'), icon: 'question' };
  }
}

/** What the shipments of a group have in common, and how many there are. */
export function groupRow(grouping: Grouping, { rows }: ShipmentGroup): Row {
  const [first] = rows;
  const { label, icon, color } = groupLook(grouping, first);
  const count = formatNumber(rows.length);
  return {
    label,
    description: count,
    tooltip: label,
    ...(icon !== undefined && { icon }),
    ...(color !== undefined && { color }),
    spoken:
      rows.length === 1 ? vscode.l10n.t('{0}, 1 shipment', label) : vscode.l10n.t('{0}, {1} shipments', label, count),
  };
}

function groupLook(grouping: Grouping, shipment: Shipment): { label: string; icon?: string; color?: string } {
  switch (grouping) {
    case 'status':
      return statusLook(shipment.status);
    case 'vessel':
      return { label: field(shipment.vessel) || vscode.l10n.t('Vessel not given') };
    case 'route':
      return { label: routeOf(shipment) || vscode.l10n.t('Route not given') };
  }
}

/** `Valparaiso, Chile → ?`; empty where neither end is known. */
function routeOf({ origin, destination }: Shipment): string {
  const [from, to] = [field(origin), field(destination)];
  return from !== '' || to !== '' ? `${from || '?'} → ${to || '?'}` : '';
}

/** What a shipment is called in a list. */
export function nameOf({ reference, id }: Shipment): string {
  return field(reference) || field(id) || vscode.l10n.t('Shipment without reference');
}

/** Without the tooltip, which is made when it is to be shown: a thousand rows are painted at a time. */
export function shipmentRow(shipment: Shipment): Omit<Row, 'tooltip'> {
  const { label: status, icon, color } = statusLook(shipment.status);
  const label = nameOf(shipment);
  const description = [field(shipment.vessel), routeOf(shipment), dateText(shipment.createdAt, 'short')]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    label,
    description,
    icon,
    ...(color !== undefined && { color }),
    spoken: [label, status, description].join(', '),
  };
}

export function shipmentTooltip(shipment: Shipment): string {
  const facts: [string, string][] = [
    [vscode.l10n.t('Status'), statusLook(shipment.status).label],
    [vscode.l10n.t('Vessel'), field(shipment.vessel)],
    [vscode.l10n.t('Route'), routeOf(shipment)],
    [vscode.l10n.t('Pallets'), shipment.palletsCount === undefined ? '' : String(shipment.palletsCount)],
    [vscode.l10n.t('Created'), dateText(shipment.createdAt, 'medium')],
    [vscode.l10n.t('Approved'), dateText(shipment.approvedAt, 'medium')],
    [vscode.l10n.t('Id'), field(shipment.id)],
  ];
  return [
    nameOf(shipment),
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => vscode.l10n.t('{0}: {1}', name, value)),
    ...(shipment.problems.length === 0 ? [] : [departuresRow(shipment.problems).tooltip]),
  ].join('\n');
}

const mostListed = 20;

/** Tells that what came is not as documented, and in what. */
export function departuresRow(problems: readonly Departure[]): Row {
  const [first] = problems;
  const label =
    problems.length === 1
      ? vscode.l10n.t('1 field differs from the documentation')
      : vscode.l10n.t('{0} fields differ from the documentation', formatNumber(problems.length));
  const listed = problems.slice(0, mostListed).map((problem) => `– ${plainText(String(problem))}`);
  const others =
    problems.length > mostListed ? [vscode.l10n.t('– and {0} more', formatNumber(problems.length - mostListed))] : [];
  return {
    label,
    description: first === undefined ? '' : plainText(String(first)),
    tooltip: [`${label}:`, ...listed, ...others].join('\n'),
    icon: 'info',
  };
}

export function palletRow(pallet: Pallet): Row {
  const { boxes, boxWeightKg } = pallet;
  const label = [pallet.palletNumber, pallet.produceName]
    .flatMap((part) => (part ? [plainText(part, 60)] : []))
    .join(' ');
  const load = [
    boxes === undefined ? '' : vscode.l10n.t('{0} boxes', boxes),
    boxWeightKg === undefined ? '' : vscode.l10n.t('{0} kg each', boxWeightKg),
    pallet.calibre === undefined ? '' : vscode.l10n.t('calibre {0}', plainText(pallet.calibre, 20)),
    plainText(pallet.category ?? '', 40),
  ];
  const description = load.filter((part) => part !== '').join(' · ');
  return {
    label: label || vscode.l10n.t('Pallet without number'),
    description,
    tooltip: `${label}\n${description}`,
    icon: 'package',
  };
}

const checkLooks: Record<string, { icon: string; color: string }> = {
  pass: { icon: 'pass', color: 'charts.green' },
  fail: { icon: 'error', color: 'charts.red' },
  warning: { icon: 'warning', color: 'charts.yellow' },
};

export function checkRow(check: Check): Row {
  const result = check.result ?? '';
  const look = Object.hasOwn(checkLooks, result) ? checkLooks[result] : undefined;
  const label = plainText(check.name ?? '', 60) || vscode.l10n.t('Check without name');
  const description = [plainText(result, 20), plainText(check.details ?? '', 120)]
    .filter((part) => part !== '')
    .join(' · ');
  return { label, description, tooltip: `${label}\n${description}`, ...(look ?? { icon: 'circle-outline' }) };
}

function field(value: string | undefined): string {
  return value === undefined ? '' : plainText(value, 60);
}

/** In the user's own way of writing dates; what is no date is shown as it came. */
function dateText(text: string | undefined, style: 'short' | 'medium'): string {
  if (text === undefined) {
    return '';
  }
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    return plainText(text, 30);
  }
  return style === 'short' ? formatDay(time) : formatMoment(time);
}

/** Where a shipment stands in an order, in a few words. */
export function orderWord(shipment: Shipment, by: OrderField | undefined): string {
  switch (by) {
    case 'created':
      return dateText(shipment.createdAt, 'short') || vscode.l10n.t('no date');
    case 'status':
      return statusLook(shipment.status).label;
    case 'vessel':
      return field(shipment.vessel) || vscode.l10n.t('Vessel not given');
    case 'pallets':
      return palletCount(shipment);
    default:
      return nameOf(shipment);
  }
}

function palletCount({ palletsCount }: Shipment): string {
  if (palletsCount === undefined) {
    return vscode.l10n.t('pallets not given');
  }
  return palletsCount === 1 ? vscode.l10n.t('1 pallet') : vscode.l10n.t('{0} pallets', palletsCount);
}
