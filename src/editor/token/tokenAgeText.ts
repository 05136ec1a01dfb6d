import * as vscode from 'vscode';
import type { StoredProfile } from '../profiles/profile.ts';

/**
 * When the token was set, and whether nobody knows if it is valid: `set 12 days ago, not checked`.
 * @param write how the day, unix milliseconds, is written where it is known.
 */
export function tokenAgeText({ storedAt, checkedAt }: StoredProfile, write: (day: number) => string): string {
  if (storedAt === 0) {
    return vscode.l10n.t('set at an unknown time');
  }
  return checkedAt === undefined
    ? vscode.l10n.t('set {0}, not checked', write(storedAt))
    : vscode.l10n.t('set {0}', write(storedAt));
}
