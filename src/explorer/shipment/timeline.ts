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
const life: readonly (readonly [Ordinary, string, string])[] = [
  ['pending', 'Pending', 'Created, awaiting documents'],
  ['processing', 'Processing', 'Extraction in progress'],
  ['ready_for_review', 'Ready for Review', 'Data extracted, checks completed'],
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
  const at = ended ? life.length : life.findIndex(([name]) => name === status);
  if (status === undefined || at < 0) {
    return { steps: unknownLife(facts), notes: [] };
  }
  const steps = life.map(
    ([, label, meaning], index): Step => ({
      label,
      meaning,
      state: index < at ? 'passed' : index === at ? 'now' : 'ahead',
      time: index === 0 ? createdAt : undefined,
      untimed: index < at ? 'passed, time not given' : index === at ? 'now' : 'not yet',
    }),
  );
  const end: Step = ended
    ? {
        label: statusLabel(status),
        state: 'now',
        meaning: '',
        time: status === 'approved' ? approvedAt : undefined,
        untimed: 'time not given',
      }
    : { label: 'Approved or Rejected', state: 'ahead', meaning: '', time: undefined, untimed: 'not yet' };
  const notes =
    status === 'approved'
      ? durationNote(createdAt, approvedAt)
      : approvedAt === undefined
        ? []
        : [`approved_at is given (${approvedAt}), though the status is “${statusLabel(status)}”.`];
  return { steps: [...steps, end], notes };
}

/** A documented status in words, any other as it is. */
export function statusLabel(status: string): string {
  const labels: Readonly<Record<string, string>> = {
    ...Object.fromEntries(life.map(([name, label]) => [name, label])),
    approved: 'Approved',
    rejected: 'Rejected',
  };
  return Object.hasOwn(labels, status) ? (labels[status] ?? status) : status;
}

function unknownLife({ status, createdAt, approvedAt }: Facts): readonly Step[] {
  const step = (label: string, time: Shown): readonly Step[] =>
    time === undefined ? [] : [{ label, state: 'passed', meaning: '', time, untimed: '' }];
  const meaning =
    status === undefined
      ? 'Where it stands is not known.'
      : 'Not a documented status: what came before it and what follows is not known.';
  return [
    ...step('Created', createdAt),
    ...step('Approved', approvedAt),
    { label: status ?? 'Status not given', state: 'now', meaning, time: undefined, untimed: 'now' },
  ];
}

function durationNote(from: Shown, to: Shown): readonly string[] {
  const [start, end] = [instant(from), instant(to)];
  if (start === undefined || end === undefined) {
    return [];
  }
  return end < start
    ? ['approved_at lies before created_at.']
    : [`Approved ${span(end - start)} after it was created.`];
}

/** `2 days 4 hours`, `35 minutes`; whole units, nothing rounded up. */
function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const [first, second] = parts.filter(([count]) => count > 0).slice(0, 2);
  const words = ([count, unit]: readonly [number, string]) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (first === undefined) {
    return 'less than a minute';
  }
  return second === undefined ? words(first) : `${words(first)} ${words(second)}`;
}
