import { formatDay, formatMoment } from '../../l10n/formats.ts';
import type { Check, Departure, Pallet, Shipment } from '../../trackberry/shipment.ts';
import { plainText } from '../plainText.ts';

/** What a row of the tree shows: plain text throughout, whatever the values hold. */
export interface Row {
  label: string;
  description: string;
  tooltip: string;
  /** A codicon's name, and a theme colour's id. */
  icon: string;
  color?: string;
}

interface StatusLook {
  label: string;
  icon: string;
  color?: string;
}

const looks: Record<string, StatusLook> = {
  pending: { label: 'Pending', icon: 'clock', color: 'charts.foreground' },
  processing: { label: 'Processing', icon: 'sync', color: 'charts.blue' },
  ready_for_review: { label: 'Ready for Review', icon: 'eye', color: 'charts.yellow' },
  approved: { label: 'Approved', icon: 'pass', color: 'charts.green' },
  rejected: { label: 'Rejected', icon: 'error', color: 'charts.red' },
};

/** The look of a status; one that is not documented is shown by its own name. */
export function statusLook(status: string | undefined): StatusLook {
  const known = status !== undefined && Object.hasOwn(looks, status) ? looks[status] : undefined;
  return known ?? { label: status === undefined ? 'Status not given' : plainText(status, 40), icon: 'question' };
}

export function shipmentRow(shipment: Shipment): Row {
  const look = statusLook(shipment.status);
  const field = (value: string | undefined) => (value === undefined ? '' : plainText(value, 60));
  const origin = field(shipment.origin);
  const destination = field(shipment.destination);
  const route = origin !== '' || destination !== '' ? `${origin || '?'} → ${destination || '?'}` : '';
  const label = field(shipment.reference) || field(shipment.id) || 'Shipment without reference';
  const facts: [string, string][] = [
    ['Status', look.label],
    ['Vessel', field(shipment.vessel)],
    ['Route', route],
    ['Pallets', shipment.palletsCount === undefined ? '' : String(shipment.palletsCount)],
    ['Created', date(shipment.createdAt, 'medium')],
    ['Approved', date(shipment.approvedAt, 'medium')],
    ['Id', field(shipment.id)],
  ];
  return {
    label,
    description: [field(shipment.vessel), route, date(shipment.createdAt, 'short')]
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: [
      label,
      ...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
      ...(shipment.problems.length === 0 ? [] : [departuresRow(shipment.problems).tooltip]),
    ].join('\n'),
    icon: look.icon,
    ...(look.color !== undefined && { color: look.color }),
  };
}

const mostListed = 20;

/** Tells that what came is not as documented, and in what. */
export function departuresRow(problems: readonly Departure[]): Row {
  const [first] = problems;
  const label = `${problems.length === 1 ? '1 field differs' : `${problems.length} fields differ`} from the documentation`;
  const listed = problems.slice(0, mostListed).map((problem) => `– ${plainText(String(problem))}`);
  const others = problems.length > mostListed ? [`– and ${problems.length - mostListed} more`] : [];
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
    boxes === undefined ? '' : `${boxes} boxes`,
    boxWeightKg === undefined ? '' : `${boxWeightKg} kg each`,
    pallet.calibre === undefined ? '' : `calibre ${plainText(pallet.calibre, 20)}`,
    plainText(pallet.category ?? '', 40),
  ];
  const description = load.filter((part) => part !== '').join(' · ');
  return { label: label || 'Pallet without number', description, tooltip: `${label}\n${description}`, icon: 'package' };
}

const checkLooks: Record<string, { icon: string; color: string }> = {
  pass: { icon: 'pass', color: 'charts.green' },
  fail: { icon: 'error', color: 'charts.red' },
  warning: { icon: 'warning', color: 'charts.yellow' },
};

export function checkRow(check: Check): Row {
  const result = check.result ?? '';
  const look = Object.hasOwn(checkLooks, result) ? checkLooks[result] : undefined;
  const label = plainText(check.name ?? '', 60) || 'Check without name';
  const description = [plainText(result, 20), plainText(check.details ?? '', 120)]
    .filter((part) => part !== '')
    .join(' · ');
  return { label, description, tooltip: `${label}\n${description}`, ...(look ?? { icon: 'circle-outline' }) };
}

/** In the user's own way of writing dates; what is no date is shown as it came. */
function date(text: string | undefined, style: 'short' | 'medium'): string {
  if (text === undefined) {
    return '';
  }
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    return plainText(text, 30);
  }
  return style === 'short' ? formatDay(time) : formatMoment(time);
}
