import type { ThrottleState } from '../trackberry/throttle.ts';
import { type SettingFact, settingShown } from './settingShown.ts';

/** Kinds of errors and times: the text of one may name what is nobody else's business. */
export interface FailureFact {
  /** Unix milliseconds. */
  at: number;
  /** What was done, e.g. a command's id. */
  during: string;
  kind: string;
}

/** All that a report tells. No name of an organization, of a folder or of a file is among it. */
export interface Facts {
  /** Unix milliseconds. */
  at: number;
  /** Rows of a table: versions of the extension, the editor and the system. */
  versions: Readonly<Record<string, string>>;
  /** Rows of a table: what is open, and what the views show. */
  state: Readonly<Record<string, string>>;
  /** Of the token that is in use; without one undefined. */
  quota: ThrottleState | undefined;
  settings: readonly SettingFact[];
  failures: readonly FailureFact[];
}

/** A report of what there is, as Markdown for an issue. English wherever it is made: others read it. */
export function diagnosticsReport({ at, versions, state, quota, settings, failures }: Facts): string {
  const shownSettings = settings.map((setting) => [`\`${setting.id}\``, settingShown(setting)] as const);
  return [
    `### Trackberry diagnostics, ${iso(at)}`,
    table(Object.entries(versions)),
    '#### State',
    table(Object.entries(state)),
    '#### Rate limit',
    quota === undefined ? 'Not connected.' : table(quotaRows(quota)),
    '#### Settings',
    table(shownSettings),
    '#### Last failures',
    failures.length === 0
      ? 'None in this window.'
      : table(failures.map((failure) => [iso(failure.at), `${failure.during}: ${failure.kind}`])),
    '',
  ].join('\n\n');
}

function quotaRows(quota: ThrottleState): [string, string][] {
  const { waiting, limit, remaining, estimated, resetAt, pausedUntil, lastRefusalAt, lastError } = quota;
  return [
    ['Left', `${remaining} of ${limit ?? 'an unknown limit'}${estimated ? ', estimated' : ''}`],
    ['Reset', time(resetAt)],
    ['Paused until', time(pausedUntil)],
    ['Waiting', `${waiting.person} of the user, ${waiting.view} of views, ${waiting.background} in the background`],
    ['In flight', String(quota.inFlight)],
    ['Windows here', String(quota.windowsHere)],
    ['Used by others', `${Math.round(quota.othersShare * 100)} %`],
    ['Token refused', quota.unauthorized === undefined ? 'no' : 'yes'],
    ['Last refusal', time(lastRefusalAt)],
    ['Last error', lastError === undefined ? '–' : `${lastError.kind}, ${iso(lastError.at)}`],
  ];
}

function time(at: number | undefined): string {
  return at === undefined ? '–' : iso(at);
}

function iso(at: number): string {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '–';
}

function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|:--|:--|', ...rows.map(([name, value]) => `| ${name} | ${cell(value)} |`)].join('\n');
}

/** One line that ends no cell and begins no link, mark-up or mention. */
function cell(text: string): string {
  return text
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]#!|<>&~@]/g, '\\$&')
    .slice(0, 300);
}
