import { t } from '@vscode/l10n';
import { parseExact } from '../exactJson.ts';
import { type Check, readChecks } from './checks.ts';
import { type FurtherField, fieldOf, furtherFields, type Shown, shownField } from './fields.ts';
import { type Pallets, readPallets } from './pallets.ts';
import { statusLabel, type Timeline, timeline } from './timeline.ts';

/** All that the page shows of one shipment. A field that is missing or null is undefined. */
export interface ShipmentView {
  title: string;
  id: Shown;
  reference: Shown;
  /** In words; `tone` is for the colour beside them. */
  status: { label: string; tone: 'good' | 'bad' | 'calm' | 'warn' | 'quiet' };
  origin: Shown;
  destination: Shown;
  vessel: Shown;
  timeline: Timeline;
  palletsCount: Shown;
  pallets: Pallets | string | undefined;
  checks: readonly Check[] | string | undefined;
  /** Everything else in the answer. */
  further: readonly FurtherField[];
}

const documented = [
  ...['id', 'reference', 'status', 'vessel', 'origin', 'destination', 'pallets_count', 'created_at', 'approved_at'],
  ...['pallets', 'checks'],
];

const tones: Readonly<Record<string, ShipmentView['status']['tone']>> = {
  pending: 'quiet',
  processing: 'calm',
  ready_for_review: 'warn',
  approved: 'good',
  rejected: 'bad',
};

/** @param json an answer of `GET /shipments/{id}`. @throws SyntaxError where it is no JSON. */
export function shipmentView(json: string): ShipmentView {
  const answer = parseExact(json);
  const shipment = fieldOf(answer, 'shipment');
  const field = (name: string) => shownField(shipment, name);
  const [id, reference, status] = [field('id'), field('reference'), field('status')];
  return {
    title: reference ?? id ?? t('Shipment without reference'),
    id,
    reference,
    status: {
      label: status === undefined ? t('Status not given') : statusLabel(status),
      tone: status !== undefined && Object.hasOwn(tones, status) ? (tones[status] ?? 'quiet') : 'quiet',
    },
    origin: field('origin'),
    destination: field('destination'),
    vessel: field('vessel'),
    timeline: timeline({ status, createdAt: field('created_at'), approvedAt: field('approved_at') }),
    palletsCount: field('pallets_count'),
    pallets: readPallets(shipment),
    checks: readChecks(shipment),
    further: [...furtherFields(shipment, documented), ...furtherFields(answer, ['shipment'])],
  };
}
