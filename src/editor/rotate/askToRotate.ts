import * as vscode from 'vscode';
import { formatDaysAgo } from '../../l10n/formats.ts';
import { commands, settings } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import { profileArgument } from '../profiles/profileArgument.ts';

/** Says that a token is old. @returns whether the user wants to be asked again later. */
export async function askToRotate(profile: StoredProfile, now: number): Promise<boolean> {
  const rotate = vscode.l10n.t('Rotate Token…');
  const later = vscode.l10n.t('Remind Me Later');
  const setting = vscode.l10n.t('Open Setting');
  const message = vscode.l10n.t(
    'The API token of {0} was set {1}. Trackberry asks to rotate tokens from time to time.',
    plainText(profile.label),
    formatDaysAgo(profile.storedAt, now),
  );
  const chosen = await notify.warning(message, rotate, later, setting);
  if (chosen === rotate) {
    await vscode.commands.executeCommand(commands.rotateToken, profileArgument(profile));
  } else if (chosen === setting) {
    await vscode.commands.executeCommand('workbench.action.openSettings', settings.tokenAgeWarningDays);
  }
  return chosen === later;
}
