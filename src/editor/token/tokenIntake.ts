import * as vscode from 'vscode';
import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import { describe } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import { withCancel } from '../withCancel.ts';
import { type CheckParts, type CheckResult, checkToken } from './tokenCheck.ts';

/** What becomes of a token that was checked. `unchecked`: the user keeps it though nobody could tell; `rejected`: 401. */
export type CheckOutcome = 'valid' | 'notPermitted' | 'unchecked' | 'rejected';

/**
 * Checks a token until something is known of it. Trackberry shows a token once, so only 401 throws it away; undefined where
 * the user gives it up.
 */
export async function checkInsistently(
  parts: CheckParts,
  address: ApiAddress,
  token: string,
): Promise<CheckOutcome | undefined> {
  const tryAgain = vscode.l10n.t('Try Again');
  const storeUnchecked = vscode.l10n.t('Store Unchecked');
  for (;;) {
    const result = await checkWithProgress(parts, address, token);
    if (result !== undefined && result.kind !== 'unknown') {
      return result.kind;
    }
    const reason = result?.reason ?? vscode.l10n.t('The check was cancelled.');
    // Modal: a message that goes away by itself would take the token with it.
    const choice = await notify.modal(
      vscode.l10n.t('The token could not be checked.'),
      `${reason}\n\n${vscode.l10n.t('Trackberry shows a token only once: it is still here, and can be stored unchecked.')}`,
      tryAgain,
      storeUnchecked,
    );
    if (choice !== tryAgain) {
      return choice === storeUnchecked ? 'unchecked' : undefined;
    }
  }
}

/** Says that the token was rejected. @returns whether the user has another one. */
export function askAfterRejection(): Promise<boolean> {
  return askForAnother(
    vscode.l10n.t(
      'Trackberry does not accept this token (401): it is mistyped, revoked, or of another site. It was not stored.',
    ),
  );
}

/** Says that the token is the one of another organization. @returns whether the user has another one. */
export function askWhereHeldElsewhere(holder: StoredProfile): Promise<boolean> {
  return askForAnother(
    vscode.l10n.t(
      'This token is stored already, as the one of {0}. Each organization has a token of its own.',
      plainText(holder.label),
    ),
  );
}

async function askForAnother(message: string): Promise<boolean> {
  const enterAnother = vscode.l10n.t('Enter Another Token');
  return (await notify.error(message, enterAnother)) === enterAnother;
}

/** The secret storage may be locked; the token must not be lost by that. @throws when the user gives up. */
export async function saveInsistently(save: () => Promise<void>): Promise<void> {
  const tryAgain = vscode.l10n.t('Try Again');
  for (;;) {
    try {
      return await save();
    } catch (error) {
      const hint = vscode.l10n.t(
        'Trackberry shows a token only once: it is still here. Unlock the keychain, then try again.',
      );
      const detail = `${describe(error).sentence}\n\n${hint}`;
      if ((await notify.modal(vscode.l10n.t('The token could not be stored.'), detail, tryAgain)) !== tryAgain) {
        throw error;
      }
    }
  }
}

/** One check, with its progress; undefined where the user has cancelled it. */
export async function checkWithProgress(
  parts: CheckParts,
  address: ApiAddress,
  token: string,
): Promise<CheckResult | undefined> {
  try {
    return await withCancel(vscode.l10n.t('Checking the token at {0}…', address.origin), (_, signal) =>
      checkToken(parts, address, token, signal),
    );
  } catch (error) {
    return { kind: 'unknown', reason: describe(error).sentence };
  }
}
