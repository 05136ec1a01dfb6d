import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { callsLeft } from '../../trackberry/callsLeft.ts';
import type { ThrottleState } from '../../trackberry/throttle.ts';

/** What loading costs, and what there is: "14 calls, 37 left". @param calls undefined where nobody can tell how many. */
export function loadPrice(calls: number | undefined, quota: ThrottleState): string {
  const left = callsLeft(quota);
  if (calls === undefined) {
    return vscode.l10n.t('a call for each 100, {0} left', left);
  }
  return calls === 1
    ? vscode.l10n.t('1 call, {0} left', left)
    : vscode.l10n.t('{0} calls, {1} left', formatNumber(calls), left);
}
