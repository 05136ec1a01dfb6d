import * as vscode from 'vscode';
import { formatNumber } from '../../l10n/formats.ts';
import { callsLeft } from '../../trackberry/callsLeft.ts';
import { documentedLimit } from '../../trackberry/rateLimit.ts';
import type { ThrottleState } from '../../trackberry/throttle.ts';
import type { Connection } from '../connection.ts';
import { Disposables } from '../disposables.ts';
import { commands } from '../ids.ts';
import { callsLeftOf, rateLimitHover, waitingCalls } from './rateLimitHover.ts';

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
    this.#show(statusText(quota, now), rateLimitHover(session, quota, now), isLow(quota));
    this.#item.accessibilityInformation = { label: spoken(quota, session.label, now) };
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

function secondsTo(at: number, now: number): number {
  return Math.max(1, Math.ceil((at - now) / 1000));
}

function statusText(quota: ThrottleState, now: number): string {
  const { pausedUntil } = quota;
  if (pausedUntil === undefined) {
    return `$(dashboard) ${callsLeftOf(quota, callsLeft(quota))}`;
  }
  const waiting = waitingCalls(quota);
  return [
    `$(watch) ${callsLeftOf(quota, '0')}`,
    vscode.l10n.t('{0} s', secondsTo(pausedUntil, now)),
    ...(waiting === 0 ? [] : [vscode.l10n.t('{0} waiting', waiting)]),
  ].join(' · ');
}

function spoken(quota: ThrottleState, label: string, now: number): string {
  const { limit = documentedLimit, pausedUntil } = quota;
  return pausedUntil === undefined
    ? vscode.l10n.t('Trackberry rate limit of {0}: {1} of {2} calls left', label, callsLeft(quota), formatNumber(limit))
    : vscode.l10n.t(
        'Trackberry rate limit of {0}: used up. Seconds to the reset: {1}, waiting calls: {2}',
        label,
        secondsTo(pausedUntil, now),
        waitingCalls(quota),
      );
}
