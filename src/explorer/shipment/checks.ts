import { t } from '@vscode/l10n';
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

/** The checks of a shipment's detail (of `parseExact`); text where they are no list, undefined where none are given. */
export function readChecks(shipment: unknown): readonly Check[] | string | undefined {
  const checks = fieldOf(shipment, 'checks');
  return Array.isArray(checks) ? checks.map(readCheck) : shownField(shipment, 'checks');
}

/** `3 of 4 passed, 1 failed`. */
export function checksSummary(checks: readonly Check[]): string {
  const count = (outcome: Check['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const [failed, warnings, others] = [count('fail'), count('warning'), count('unknown')];
  return [
    t('{0} of {1} passed', count('pass'), checks.length),
    ...(failed > 0 ? [t('{0} failed', failed)] : []),
    ...(warnings > 0 ? [t('{0} with a warning', warnings)] : []),
    ...(others > 0 ? [t('{0} with another result', others)] : []),
  ].join(', ');
}

function readCheck(check: unknown): Check {
  const result = shownField(check, 'result');
  return {
    name: shownField(check, 'name'),
    ...outcomeOf(result),
    details: shownField(check, 'details'),
    further: isExactObject(check)
      ? furtherFields(check, ['name', 'result', 'details'])
      : [[t('not an object'), exactText(check)]],
  };
}

/** Documented is "pass"; the others are read as what they say. */
function outcomeOf(result: Shown): Pick<Check, 'outcome' | 'word'> {
  switch (result) {
    case 'pass':
      return { outcome: 'pass', word: t('Pass') };
    case 'fail':
      return { outcome: 'fail', word: t('Fail') };
    case 'warning':
      return { outcome: 'warning', word: t('Warning') };
    default:
      return { outcome: 'unknown', word: result ?? t('Result not given') };
  }
}
