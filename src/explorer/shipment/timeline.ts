import { t } from '@vscode/l10n';
import { formatSpan } from '../../l10n/formats.ts';
import type { ShipmentStatus } from '../../trackberry/openapi.ts';
import type { Shown } from './fields.ts';
import { instant } from './instant.ts';

/** `now` is where the shipment stands; `ahead` has not happened. */
export type StepState = 'passed' | 'now' | 'ahead';

export interface Step {
  label: string;
  state: StepState;
  /** What the step means, in the documentation's words. */
  meaning: string;
  /** When it began, as the API says. */
  time: Shown;
  /** What is said in the place of a time that is not given. */
  untimed: string;
}

export interface Timeline {
  steps: readonly Step[];
  /** What does not fit together, and how long it took. */
  notes: readonly string[];
}

type Ordinary = Exclude<ShipmentStatus, 'approved' | 'rejected'>;

/** The documented life of a shipment; it ends approved or rejected. */
const life = (): readonly (readonly [status: Ordinary, label: string, meaning: string])[] => [
  ['pending', t('Pending'), t('Created, awaiting documents')],
  ['processing', t('Processing'), t('Extraction in progress')],
  ['ready_for_review', t('Ready for Review'), t('Data extracted, checks completed')],
];

interface Facts {
  status: Shown;
  createdAt: Shown;
  approvedAt: Shown;
}

/** What is known of a shipment's life. Of a status that is not documented nothing is concluded. */
export function timeline(facts: Facts): Timeline {
  const { status, createdAt, approvedAt } = facts;
  const ended = status === 'approved' || status === 'rejected';
  const before = life();
  const at = ended ? before.length : before.findIndex(([name]) => name === status);
  if (status === undefined || at < 0) {
    return { steps: unknownLife(facts), notes: [] };
  }
  const steps = before.map(
    ([, label, meaning], index): Step => ({
      label,
      meaning,
      state: index < at ? 'passed' : index === at ? 'now' : 'ahead',
      time: index === 0 ? createdAt : undefined,
      untimed: index < at ? t('passed, time not given') : index === at ? t('now') : t('not yet'),
    }),
  );
  const end: Step = ended
    ? {
        label: statusLabel(status),
        state: 'now',
        meaning: '',
        time: status === 'approved' ? approvedAt : undefined,
        untimed: t('time not given'),
      }
    : { label: t('Approved or Rejected'), state: 'ahead', meaning: '', time: undefined, untimed: t('not yet') };
  const notes =
    status === 'approved'
      ? durationNote(createdAt, approvedAt)
      : approvedAt === undefined
        ? []
        : [t('approved_at is given ({0}), though the status is “{1}”.', approvedAt, statusLabel(status))];
  return { steps: [...steps, end], notes };
}

/** A documented status in words, any other as it is. */
export function statusLabel(status: string): string {
  const ends: readonly (readonly [string, string])[] = [
    ['approved', t('Approved')],
    ['rejected', t('Rejected')],
  ];
  return [...life(), ...ends].find(([name]) => name === status)?.[1] ?? status;
}

function unknownLife({ status, createdAt, approvedAt }: Facts): readonly Step[] {
  const step = (label: string, time: Shown): readonly Step[] =>
    time === undefined ? [] : [{ label, state: 'passed', meaning: '', time, untimed: '' }];
  const meaning =
    status === undefined
      ? t('Where it stands is not known.')
      : t('Not a documented status: what came before it and what follows is not known.');
  return [
    ...step(t('Created'), createdAt),
    ...step(t('Approved'), approvedAt),
    { label: status ?? t('Status not given'), state: 'now', meaning, time: undefined, untimed: t('now') },
  ];
}

function durationNote(from: Shown, to: Shown): readonly string[] {
  const [start, end] = [instant(from), instant(to)];
  if (start === undefined || end === undefined) {
    return [];
  }
  if (end < start) {
    return [t('approved_at lies before created_at.')];
  }
  const span = formatSpan(end - start);
  return [
    span === ''
      ? t('Approved less than a minute after it was created.')
      : t('Approved {0} after it was created.', span),
  ];
}
