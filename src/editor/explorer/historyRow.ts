import * as vscode from 'vscode';
import { formatBytes, formatDuration } from '../../explorer/amounts.ts';
import type { ListedCall } from '../../explorer/history/explorerHistory.ts';
import type { HistoryEntry } from '../../explorer/history/historyEntry.ts';
import { formatClock, formatMomentInFull } from '../../l10n/formats.ts';
import { commands } from '../ids.ts';
import { plainText } from '../plainText.ts';

type Outcome = HistoryEntry['outcome'];

/** How a call looks in the history. */
export function historyRow({ id, entry }: ListedCall): vscode.TreeItem {
  const { at, method, target, summary, organization, outcome, calls } = entry;
  const [icon, colour] = lookOf(outcome);
  const item = new vscode.TreeItem(plainText(`${method} ${target}`, 200));
  item.id = id;
  const several = calls === undefined ? [] : [vscode.l10n.t('{0} calls', calls)];
  item.description = [shortly(outcome), ...several, formatClock(at), plainText(organization, 30)].join(' · ');
  item.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  item.contextValue = 'call';
  item.tooltip = tooltip(entry);
  item.command = { title: vscode.l10n.t('Open'), command: commands.openCall, arguments: [{ kind: 'call', id }] };
  item.accessibilityInformation = { label: `${plainText(summary)}, ${item.label}, ${item.description}` };
  return item;
}

/** In a few words: `200 · 84 ms`. */
function shortly(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return `${outcome.status} · ${formatDuration(outcome.totalMs)}`;
    case 'failed':
      return outcome.outcomeUnknown ? vscode.l10n.t('outcome unknown') : vscode.l10n.t('no answer');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}

function lookOf(outcome: Outcome): [icon: string, colour?: string] {
  if (outcome.kind === 'cancelled') {
    return ['circle-slash'];
  }
  if (outcome.kind === 'failed') {
    return outcome.outcomeUnknown
      ? ['question', 'problemsWarningIcon.foreground']
      : ['debug-disconnect', 'problemsErrorIcon.foreground'];
  }
  const { status } = outcome;
  if (status >= 500) {
    return ['error', 'problemsErrorIcon.foreground'];
  }
  if (status >= 400) {
    return ['warning', 'problemsWarningIcon.foreground'];
  }
  return status >= 300 ? ['arrow-right'] : ['pass', 'testing.iconPassed'];
}

function tooltip({
  at,
  method,
  target,
  summary,
  organization,
  origin,
  outcome,
  incomplete,
  calls,
}: HistoryEntry): string {
  const lines = [
    summary,
    `${method} ${target}`,
    `${organization} (${origin})`,
    formatMomentInFull(at),
    ...outcomeLines(outcome),
    ...(calls === undefined ? [] : [vscode.l10n.t('Combined of {0} calls', calls)]),
    ...(incomplete
      ? [vscode.l10n.t('Something was taken out before it was kept: it looked like a secret, or was very long.')]
      : []),
  ];
  return lines.map((line) => plainText(line, 1_000)).join('\n');
}

function outcomeLines(outcome: Outcome): string[] {
  if (outcome.kind !== 'answered') {
    return [outcome.message];
  }
  const { status, statusText, totalMs, waitingMs, bytes } = outcome;
  const waited = waitingMs >= 1 ? [vscode.l10n.t('after {0} in the queue', formatDuration(waitingMs))] : [];
  return [`${status} ${statusText}`.trim(), [formatDuration(totalMs), ...waited, formatBytes(bytes)].join(', ')];
}
