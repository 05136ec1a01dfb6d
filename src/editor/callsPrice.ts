import * as vscode from 'vscode';
import { formatClock, formatNumber, formatSpan } from '../l10n/formats.ts';
import { reserveOf } from '../trackberry/quota.ts';
import { documentedLimit, documentedWindowMs } from '../trackberry/rateLimit.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import type { Connection } from './connection.ts';
import { notify } from './notify.ts';
import type { Session } from './session.ts';

interface Price {
  /** What costs the calls: "Loading all shipments". */
  what: string;
  /** The button that agrees. */
  button: string;
  calls: number;
}

/** Whether background work may begin: asks where it costs more calls than it may use up before the reset. */
export async function agreesToPrice({ what, button, calls }: Price, quota: ThrottleState): Promise<boolean> {
  if (calls <= usable(quota)) {
    return true;
  }
  const { resetAt = Date.now() + documentedWindowMs, limit = documentedLimit } = quota;
  const perWindow = Math.max(1, limit - reserveOf(limit));
  const furtherWindows = Math.ceil((calls - usable(quota)) / perWindow) - 1;
  const ms = resetAt - Date.now() + furtherWindows * documentedWindowMs;
  const answer = await notify.modal(
    calls === 1
      ? vscode.l10n.t('{0} costs 1 call.', what)
      : vscode.l10n.t('{0} costs {1} calls.', what, formatNumber(calls)),
    `${leftOver(quota)} ${vscode.l10n.t('It goes on at the reset ({0}) and takes about {1}.', formatClock(resetAt), duration(ms))}`,
    button,
  );
  return answer === button;
}

/**
 * The session in which background work may begin, if it may: what was agreed to for one organization is not agreed to
 * for the next one that is connected.
 */
export async function agreedSession(
  connection: Pick<Connection, 'session'>,
  price: Price,
): Promise<Session | undefined> {
  const { session } = connection;
  if (session === undefined || !(await agreesToPrice(price, session.throttle.state()))) {
    return undefined;
  }
  return session === connection.session ? session : undefined;
}

/** When background work that has to wait goes on, unix milliseconds; undefined while it need not wait. */
export function goesOnAt(quota: ThrottleState): number | undefined {
  const { waiting, resetAt } = quota;
  return waiting.background > 0 && usable(quota) === 0 ? resetAt : undefined;
}

/** Calls that background work may use up before the next reset. */
function usable({ remaining, limit }: ThrottleState): number {
  return Math.max(0, remaining - reserveOf(limit));
}

function leftOver({ remaining, limit, estimated }: ThrottleState): string {
  const kept = Math.min(remaining, reserveOf(limit));
  return estimated
    ? vscode.l10n.t('About {0} are left, of which {1} are kept for what you do meanwhile.', remaining, kept)
    : vscode.l10n.t('{0} are left, of which {1} are kept for what you do meanwhile.', remaining, kept);
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 90 ? vscode.l10n.t('{0} s', seconds) : formatSpan(ms);
}
