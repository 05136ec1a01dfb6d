import * as vscode from 'vscode';
import { formatClock, formatDay } from '../l10n/formats.ts';
import { documentedLimit } from '../trackberry/rateLimit.ts';
import type { ThrottleState } from '../trackberry/throttle.ts';
import type { Connection } from './connection.ts';
import { Disposables } from './disposables.ts';
import { commands } from './ids.ts';
import { plainText } from './plainText.ts';
import { quotaPicture } from './quotaPicture.ts';
import type { Session } from './session.ts';

const warnBelow = 20;
const tickMs = 1000;

/** The status bar item that says what is left of the rate limit of the organization beside it. */
export class RateLimitItem implements vscode.Disposable {
  readonly #connection: Connection;
  readonly #disposables = new Disposables();
  readonly #item: vscode.StatusBarItem;
  #tick: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#item = this.#disposables.add(
      vscode.window.createStatusBarItem('trackberry.rateLimit', vscode.StatusBarAlignment.Right, 100),
    );
    this.#item.name = vscode.l10n.t('Trackberry Rate Limit');
    this.#item.command = commands.showQuotaMenu;
    this.#disposables.add(connection.onDidChange(() => this.#paint()));
    this.#disposables.add(connection.onDidChangeQuota(() => this.#paint()));
    this.#paint();
  }

  dispose(): void {
    clearTimeout(this.#tick);
    this.#disposables.dispose();
  }

  #paint(): void {
    clearTimeout(this.#tick);
    const { state } = this.#connection;
    if (state.kind !== 'connected') {
      this.#item.hide(); // the organization's item says why
      return;
    }
    const { session } = state;
    const quota = session.throttle.state();
    const now = Date.now();
    this.#show(statusText(quota, now), hover(quota, session, now), isLow(quota));
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('Trackberry rate limit of {0}: {1}', session.label, spoken(quota, now)),
    };
    this.#item.show();
    this.#tickUntil(quota, now);
  }

  #show(text: string, tooltip: string | vscode.MarkdownString, warn: boolean): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = warn ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }

  /** Counts down while paused, and paints once more when the window is over; else nothing runs. */
  #tickUntil({ pausedUntil, resetAt }: ThrottleState, now: number): void {
    const wait =
      pausedUntil !== undefined ? tickMs : resetAt !== undefined ? Math.max(tickMs, resetAt - now) : undefined;
    if (wait !== undefined) {
      this.#tick = setTimeout(() => this.#paint(), wait);
    }
  }
}

function isLow({ remaining, pausedUntil }: ThrottleState): boolean {
  return pausedUntil !== undefined || remaining < warnBelow;
}

/** `~` marks what no header has said since the last reset. */
function left({ remaining, estimated }: ThrottleState): string {
  return `${estimated ? '~' : ''}${remaining}`;
}

function count(quota: ThrottleState): string {
  return `${left(quota)}/${quota.limit ?? documentedLimit}`;
}

function waitingCalls({ waiting }: ThrottleState): number {
  return waiting.person + waiting.view + waiting.background;
}

function statusText(quota: ThrottleState, now: number): string {
  if (quota.pausedUntil !== undefined) {
    const seconds = vscode.l10n.t('{0} s', Math.max(1, Math.ceil((quota.pausedUntil - now) / 1000)));
    const waiting = waitingCalls(quota) === 0 ? [] : [vscode.l10n.t('{0} waiting', waitingCalls(quota))];
    return `$(watch) ${[`0/${quota.limit ?? documentedLimit}`, seconds, ...waiting].join(' · ')}`;
  }
  return `$(dashboard) ${count(quota)}`;
}

function spoken(quota: ThrottleState, now: number): string {
  return quota.pausedUntil === undefined
    ? vscode.l10n.t('{0} of {1} calls left', left(quota), quota.limit ?? documentedLimit)
    : vscode.l10n.t(
        'used up, {0} seconds to the reset, {1} calls waiting',
        Math.ceil((quota.pausedUntil - now) / 1000),
        waitingCalls(quota),
      );
}

function hover(quota: ThrottleState, session: Session, now: number): vscode.MarkdownString {
  const facts: [string, string][] = [
    [vscode.l10n.t('Organization'), session.label],
    [vscode.l10n.t('Address'), session.origin],
    [vscode.l10n.t('Token'), tokenAge(session)],
    [vscode.l10n.t('Limit'), vscode.l10n.t('{0} calls a minute', quota.limit ?? documentedLimit)],
    [
      vscode.l10n.t('Left'),
      quota.estimated
        ? vscode.l10n.t('{0} (estimated: no answer has told since the last reset)', left(quota))
        : left(quota),
    ],
    [
      vscode.l10n.t('Reset'),
      quota.resetAt === undefined
        ? '–'
        : vscode.l10n.t(
            '{0} (in {1} s)',
            formatClock(quota.resetAt),
            Math.max(0, Math.ceil((quota.resetAt - now) / 1000)),
          ),
    ],
    [vscode.l10n.t('Waiting'), waitingBy(quota)],
    [vscode.l10n.t('Used by'), usedBy(quota)],
    [vscode.l10n.t('Last refusal'), quota.lastRefusalAt === undefined ? '–' : formatClock(quota.lastRefusalAt)],
    [
      vscode.l10n.t('Last error'),
      quota.lastError === undefined ? '–' : `${formatClock(quota.lastError.at)} ${quota.lastError.message}`,
    ],
  ];
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${vscode.l10n.t('Trackberry rate limit')}**\n\n| | |\n|:--|:--|\n`);
  for (const [name, value] of facts) {
    markdown.appendMarkdown(`| ${name} | ${cell(value)} |\n`);
  }
  markdown.appendMarkdown(`\n${quotaPicture(session.throttle.history())}\n`);
  return markdown;
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

function tokenAge({ profile }: Session): string {
  switch (profile.kind) {
    case 'sandbox':
      return vscode.l10n.t('of the sandbox');
    case 'environment':
      return vscode.l10n.t('of the environment ({0})', profile.label);
    case 'stored':
      return profile.checkedAt === undefined
        ? vscode.l10n.t('stored unchecked')
        : vscode.l10n.t('checked {0}', formatDay(profile.checkedAt));
  }
}

/** Text that stays text in a Markdown table. */
function cell(text: string): string {
  return plainText(text, 200).replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&');
}
