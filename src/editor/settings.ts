import * as vscode from 'vscode';
import { type ApiAddress, parseApiAddress } from '../trackberry/apiAddress.ts';
import { settings as ids } from './ids.ts';

/** A value of another type than declared, as a settings file may hold, counts as not set. */
function read<T extends string | number | boolean>(id: string, fallback: T): T {
  const value: unknown = vscode.workspace.getConfiguration().get(id);
  return typeof value === typeof fallback && !Number.isNaN(value) ? (value as T) : fallback;
}

/** The user's settings, each read when it is needed. */
export const settings = {
  /** @throws BaseUrlError with a sentence that names the setting. */
  apiAddress(): ApiAddress {
    return parseApiAddress(read(ids.baseUrl, ''));
  },
  /** Where the user's own description of the API is, as typed; empty where there is none. */
  openApi(): string {
    return read(ids.openApi, '').trim();
  },
  requestTimeoutMs(): number {
    return Math.min(600, Math.max(1, read(ids.requestTimeout, 30))) * 1000;
  },
  /** Days; 0: never. */
  tokenAgeWarningDays(): number {
    return Math.max(0, read(ids.tokenAgeWarningDays, 90));
  },
  /** 1 to 100, as the API allows. */
  pageSize(): number {
    return Math.min(100, Math.max(1, Math.floor(read(ids.pageSize, 25))));
  },
  /** Milliseconds between two refreshes that nobody asks for; undefined where there are none. */
  refreshIntervalMs(): number | undefined {
    const minutes = read(ids.refreshInterval, 0);
    return minutes > 0 ? Math.min(1440, Math.max(0.1, minutes)) * 60_000 : undefined;
  },
  /** Statuses of which the user wants to be told. */
  notifyOnStatus(): readonly string[] {
    const value: unknown = vscode.workspace.getConfiguration().get(ids.notifyOnStatus);
    return Array.isArray(value) ? value.filter((status) => typeof status === 'string') : [];
  },
  /** Whether bodies of calls may be written to the disk. */
  keepHistoryBodies(): boolean {
    return read(ids.keepHistoryBodies, false);
  },
  scanOnType(): boolean {
    return read(ids.scanOnType, true);
  },
  scanOnSave(): boolean {
    return read(ids.scanOnSave, true);
  },
  warnOnStage(): boolean {
    return read(ids.warnOnStage, true);
  },
  warnAfterCommit(): boolean {
    return read(ids.warnAfterCommit, true);
  },
  /** What a git hook does with a commit that it could not check. */
  whenHookCannotRun(): 'allow' | 'block' {
    return read<string>(ids.whenHookCannotRun, 'allow') === 'block' ? 'block' : 'allow';
  },
};
