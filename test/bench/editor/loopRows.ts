import type { Row } from '../support/report.ts';
import { median } from '../support/statistics.ts';
import type { LoopDelay } from './hostProbe.ts';

/** How long the extension host is looked at while nothing is done. */
export const idleMs = 5_000;

/** The rows of what was done several times. */
export function loopRows(what: string, runs: readonly LoopDelay[], bars: 'bars' | 'no bars'): Row[] {
  const row = (name: 'p99' | 'max', values: readonly number[], atMost: number): Row => ({
    case: `${what}: event loop, ${name}`,
    runs: runs.length,
    value: median(values),
    unit: 'ms',
    ...(bars === 'bars' && { bar: { atMost } }),
    notes: [listed(values)],
  });
  const longest = row(
    'max',
    runs.map(({ max }) => max),
    100,
  );
  return [
    row(
      'p99',
      runs.map(({ p99 }) => p99),
      30,
    ),
    { ...longest, notes: [...(longest.notes ?? []), `seconds: ${listed(runs.map(({ seconds }) => seconds))}`] },
  ];
}

/** Values of several runs, in the order of the runs. */
export function listed(values: readonly number[]): string {
  return values.map((value) => value.toFixed(1)).join(', ');
}
