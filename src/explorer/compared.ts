import { t } from '@vscode/l10n';

/** One side of a comparison. `time` is as one reads it, `target` path and query; `place` and `organization` as in `HistoryEntry`. */
export interface Compared {
  operationId: string;
  method: string;
  target: string;
  place?: string;
  organization: string;
  origin: string;
  status: number;
  time: string;
}

/** What the diff of two answers is called: both calls, times and statuses, and how the calls differ. */
export function comparedTitle(left: Compared, right: Compared): string {
  const answer = ({ status, time }: Compared) => t('{0} at {1}', status, time);
  const call = ({ method, target }: Compared) => `${method} ${target}`;
  const differences = [
    ...(call(left) === call(right) ? [] : [isSamePath(left, right) ? t('parameters differ') : t('different calls')]),
    ...(isSamePlace(left, right) ? [] : [t('different organizations')]),
  ];
  const sides =
    call(left) === call(right)
      ? `${call(right)}: ${answer(left)} ↔ ${answer(right)}`
      : `${call(left)}: ${answer(left)} ↔ ${call(right)}: ${answer(right)}`;
  return differences.length === 0 ? sides : `${sides} (${differences.join(', ')})`;
}

/**
 * Of earlier answers the one to compare with: to the same operation, and of those the most alike call, of those the latest.
 * @param earlier the latest first.
 */
export function previousOf<T extends Compared>(shown: Compared, earlier: readonly T[]): T | undefined {
  const likeness = (each: Compared) =>
    (isSamePlace(each, shown) ? 4 : 0) + (isSamePath(each, shown) ? 2 : 0) + (each.target === shown.target ? 1 : 0);
  const same = earlier.filter(
    ({ operationId, method }) => operationId === shown.operationId && method === shown.method,
  );
  return same.toSorted((a, b) => likeness(b) - likeness(a))[0];
}

/** By its name only where nothing better is known of either. */
function isSamePlace(left: Compared, right: Compared): boolean {
  return left.place === undefined && right.place === undefined
    ? left.organization === right.organization && left.origin === right.origin
    : left.place === right.place;
}

function isSamePath(left: Compared, right: Compared): boolean {
  const path = ({ method, target }: Compared) => `${method} ${target.split('?')[0]}`;
  return path(left) === path(right);
}
