import type { Row } from '../support/report.ts';
import { describeTrouble, makespanMs, refusedOf } from './measures.ts';
import type { RunResult } from './run.ts';

interface RowOptions {
  /** Of the case. */
  name: string;
  /** The most that is allowed. */
  bar?: number;
}

/** The time of all calls as a multiple of the optimum; the worst run counts. @param factor of the runs' clock. */
export function timeRow(
  { name, bar, factor = 30 }: RowOptions & { factor?: number },
  results: readonly RunResult[],
  optimumOf: (result: RunResult) => number,
): Row {
  const worst = Math.max(...results.map((result) => (makespanMs(result) ?? Number.NaN) / optimumOf(result)));
  const optima = results.map((result) => `${(optimumOf(result) / factor / 1000).toFixed(2)} s`);
  const missed = Number.isNaN(worst) || worst > (bar ?? Infinity);
  return {
    case: `${name}: time`,
    runs: results.length,
    optimum: [...new Set(optima)].join(', '),
    ...(!Number.isNaN(worst) && { value: worst }),
    unit: '× optimum',
    ...(bar !== undefined && { bar: { atMost: bar } }),
    ...(missed && { notes: results.flatMap(describeTrouble) }),
  };
}

/** Calls of ours that were refused; the worst run counts. */
export function refusedRow({ name, bar }: RowOptions, results: readonly RunResult[]): Row {
  const worst = Math.max(...results.map((result) => refusedOf(result).length));
  return {
    case: `${name}: refused`,
    runs: results.length,
    value: worst,
    unit: 'calls',
    ...(bar !== undefined && { bar: { atMost: bar } }),
    ...(worst > (bar ?? Infinity) && { notes: results.flatMap(describeTrouble) }),
  };
}
