import { reserveOf } from '../trackberry/quota.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import type { RefreshConditions } from './refreshSchedule.ts';

/** What a refresh in the background depends on. */
export interface RefreshSurroundings {
  /** Milliseconds between two refreshes; undefined: none. */
  everyMs: number | undefined;
  /** The window has the focus. */
  focused: boolean;
  /** The view of shipments is open. */
  visible: boolean;
  /** The user wants to be told of a status, whether the view is open or not. */
  tells: boolean;
  /** Something is being loaded. */
  loading: boolean;
  /** Undefined where there is no connection. */
  quota: Pick<ThrottleState, 'limit' | 'remaining' | 'resetAt' | 'pausedUntil' | 'unauthorized'> | undefined;
}

/** For whom the list is refreshed, and when: it never takes of the calls that are kept for a person. */
export function refreshConditions(around: RefreshSurroundings): RefreshConditions {
  const { everyMs, focused, visible, tells, loading, quota } = around;
  const forSomebody = focused && (visible || tells);
  // A token that was refused is for a person to replace.
  const possible = quota !== undefined && quota.unauthorized === undefined && !loading;
  const usedUp = quota !== undefined && quota.remaining <= reserveOf(quota.limit);
  return {
    everyMs,
    wanted: forSomebody && possible,
    notBefore: quota?.pausedUntil ?? (usedUp ? quota?.resetAt : undefined),
  };
}
