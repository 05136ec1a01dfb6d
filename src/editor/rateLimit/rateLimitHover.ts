import * as vscode from 'vscode';
import { formatClock, formatDay, formatDaysAgo, formatNumber } from '../../l10n/formats.ts';
import { callsLeft } from '../../trackberry/callsLeft.ts';
import { documentedLimit } from '../../trackberry/rateLimit.ts';
import type { ThrottleState } from '../../trackberry/throttle.ts';
import { isTooOld } from '../../trackberry/tokenAge.ts';
import { commands } from '../ids.ts';
import { plainText } from '../plainText.ts';
import type { Session } from '../session.ts';
import { settings } from '../settings.ts';
import { tokenAgeText } from '../token/tokenAgeText.ts';
import { quotaPicture } from './quotaPicture.ts';

/** `left/limit`. */
export function callsLeftOf({ limit = documentedLimit }: ThrottleState, left: string): string {
  return `${left}/${formatNumber(limit)}`;
}

export function waitingCalls({ waiting }: ThrottleState): number {
  return waiting.person + waiting.view + waiting.background;
}

/** All that is known of the quota of a session, as a table and a picture. */
export function rateLimitHover(session: Session, quota: ThrottleState, now: number): vscode.MarkdownString {
  const { limit = documentedLimit, estimated, resetAt, lastRefusalAt, lastError } = quota;
  const facts: [name: string, value: string | undefined][] = [
    [vscode.l10n.t('Organization'), session.label],
    [vscode.l10n.t('Address'), session.origin],
    [vscode.l10n.t('Token'), tokenFacts(session, now)],
    [vscode.l10n.t('Limit'), vscode.l10n.t('{0} calls a minute', formatNumber(limit))],
    [
      vscode.l10n.t('Left'),
      estimated
        ? vscode.l10n.t('{0} (estimated: no answer has told since the last reset)', callsLeft(quota))
        : callsLeft(quota),
    ],
    [vscode.l10n.t('Reset'), resetAt === undefined ? undefined : untilText(resetAt, now)],
    [vscode.l10n.t('Waiting'), waitingBy(quota)],
    [vscode.l10n.t('Used by'), usedBy(quota)],
    [vscode.l10n.t('Last refusal'), lastRefusalAt === undefined ? undefined : formatClock(lastRefusalAt)],
    [vscode.l10n.t('Last error'), lastError && `${formatClock(lastError.at)} ${lastError.message}`],
  ];
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: [commands.rotateToken] };
  markdown.appendMarkdown(`**${cell(vscode.l10n.t('Trackberry rate limit'))}**\n\n| | |\n|:--|:--|\n`);
  for (const [name, value = '–'] of facts) {
    markdown.appendMarkdown(`| ${cell(name)} | ${cell(value)} |\n`);
  }
  if (session.profile.kind === 'stored') {
    const old = isTooOld(session.profile.storedAt, now, settings.tokenAgeWarningDays());
    const link = `[${vscode.l10n.t('Rotate Token…')}](command:${commands.rotateToken})`;
    markdown.appendMarkdown(`\n${old ? `**${vscode.l10n.t('The token is old.')}** ` : ''}${link}\n`);
  }
  markdown.appendMarkdown(`\n${quotaPicture(session.throttle.history())}\n`);
  return markdown;
}

function untilText(at: number, now: number): string {
  return vscode.l10n.t('{0} (in {1} s)', formatClock(at), Math.max(0, Math.ceil((at - now) / 1000)));
}

function waitingBy(quota: ThrottleState): string {
  const { person, view, background } = quota.waiting;
  return waitingCalls(quota) === 0
    ? '0'
    : vscode.l10n.t('{0} (yours {1}, views {2}, background {3})', waitingCalls(quota), person, view, background);
}

/** Who else uses this token, as far as one can tell from here. */
function usedBy({ windowsHere, othersShare }: ThrottleState): string {
  const here =
    windowsHere === 1 ? vscode.l10n.t('this window') : vscode.l10n.t('{0} windows on this machine', windowsHere);
  const percent = Math.round(othersShare * 100);
  return percent === 0 ? here : vscode.l10n.t('{0}; {1} % of the calls were made by others', here, percent);
}

function tokenFacts({ profile }: Session, now: number): string {
  switch (profile.kind) {
    case 'sandbox':
      return vscode.l10n.t('of the sandbox');
    case 'environment':
      return vscode.l10n.t('of the environment ({0})', profile.label);
    case 'stored':
      return tokenAgeText(profile, (at) => `${formatDay(at)} (${formatDaysAgo(at, now)})`);
  }
}

/** Text that stays text in a Markdown table. */
function cell(text: string): string {
  return plainText(text, 200).replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&');
}
