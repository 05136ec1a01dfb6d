import { exactText, isExactObject } from '../exactJson.ts';
import { type FurtherField, fieldOf, furtherFields, type Shown, shownField } from './fields.ts';

export interface Check {
  name: Shown;
  /** `unknown`: a result that is not given, or not one of these. */
  outcome: 'pass' | 'fail' | 'warning' | 'unknown';
  /** The result in a word; an unknown one as it is. */
  word: string;
  details: Shown;
  further: readonly FurtherField[];
}

/** Documented is "pass"; the others are read as what they say. */
const words: Readonly<Record<Exclude<Check['outcome'], 'unknown'>, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  warning: 'Warning',
};

/** The checks of a shipment's detail (of `parseExact`); text where they are no list, undefined where none are given. */
export function readChecks(shipment: unknown): readonly Check[] | string | undefined {
  const checks = fieldOf(shipment, 'checks');
  return Array.isArray(checks) ? checks.map(readCheck) : shownField(shipment, 'checks');
}

/** `3 of 4 passed, 1 failed`. */
export function checksSummary(checks: readonly Check[]): string {
  const count = (outcome: Check['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const others = [
    [count('fail'), 'failed'],
    [count('warning'), 'with a warning'],
    [count('unknown'), 'with another result'],
  ] as const;
  return [
    `${count('pass')} of ${checks.length} passed`,
    ...others.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`),
  ].join(', ');
}

function readCheck(check: unknown): Check {
  const result = shownField(check, 'result');
  const known = result === 'pass' || result === 'fail' || result === 'warning' ? result : undefined;
  return {
    name: shownField(check, 'name'),
    outcome: known ?? 'unknown',
    word: known === undefined ? (result ?? 'Result not given') : words[known],
    details: shownField(check, 'details'),
    further: isExactObject(check)
      ? furtherFields(check, ['name', 'result', 'details'])
      : [['not an object', exactText(check)]],
  };
}
