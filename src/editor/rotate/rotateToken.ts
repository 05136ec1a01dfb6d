import * as vscode from 'vscode';
import type { Throttle } from '../../trackberry/throttle.ts';
import type { Connection } from '../connection.ts';
import { commands } from '../ids.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import type { ActiveProfile } from '../profiles/activeProfile.ts';
import type { Profile, StoredProfile } from '../profiles/profile.ts';
import { profileOf } from '../profiles/profileArgument.ts';
import { settings } from '../settings.ts';
import type { CheckOutcome } from '../token/tokenIntake.ts';
import type { TokenQuestion } from '../token/tokenQuestion.ts';
import { type ReplaceParts, replaceToken } from './replaceToken.ts';
import { openSite, openTheSite } from './site.ts';
import { type TellParts, tellOldPlaces } from './tellOldPlaces.ts';

export interface RotateParts extends ReplaceParts, TellParts {
  connection: Connection;
  active: ActiveProfile;
  question: TokenQuestion;
}

type RotateReason = 'rotate' | 'revoke';

/** As `rotateToken`, for the profile that `argument` names (`profileArgument`), if it does. */
export async function rotateTokenOf(parts: RotateParts, argument: unknown): Promise<void> {
  await rotateToken(parts, 'rotate', profileOf(argument, await parts.tokens.profiles()));
}

/**
 * "Rotate Token…", "Replace Token" and "Revoke…" of one's own token: leads to the site, takes the new token, puts it in the
 * place of the old one, and tells where the old one still stands. Where the API refuses the old one there is nothing to
 * explain, and nothing left to revoke.
 * @param whose the organization of this window unless given.
 */
export async function rotateToken(parts: RotateParts, reason: RotateReason, whose?: StoredProfile): Promise<void> {
  const { tokens, connection, active, ownTokens, question, throttles } = parts;
  const elsewhere = whose === undefined ? heldElsewhere(connection.session?.profile) : undefined;
  if (elsewhere !== undefined) {
    void notify.information(elsewhere);
    return;
  }
  const profile = whose ?? active.storedAmong(await tokens.profiles());
  if (profile === undefined) {
    await vscode.commands.executeCommand(commands.setToken);
    return;
  }
  const address = settings.apiAddress();
  const stored = await tokens.token(profile);
  if (address.origin !== profile.origin) {
    void notify.warning(
      vscode.l10n.t(
        'The token of {0} belongs to {1}, and trackberry.baseUrl is now at {2}. Put the setting back to replace it.',
        plainText(profile.label),
        profile.origin,
        address.origin,
      ),
    );
    return;
  }
  const old = stored?.token;
  const refused = reason === 'rotate' && old !== undefined && isRefused(await throttles.of(address.origin, old));
  if (!refused && !(await leadToSite(reason, profile))) {
    return;
  }
  // Until it is known where it stands, so that what is shown of it now does not go away for a moment.
  const retired = old === undefined ? undefined : ownTokens.retire(old);
  let shown = false;
  try {
    const outcome = await question.during(() => replaceToken(parts, { profile, address, old }));
    if (outcome !== undefined) {
      const first = told(outcome, profile.label);
      if (old === undefined) {
        void notify.information(first);
      } else {
        const { label, origin } = profile;
        shown = await tellOldPlaces(parts, { token: old, label, origin, refused }, first);
      }
    }
  } finally {
    if (!shown) {
      retired?.dispose();
    }
  }
}

function isRefused(throttle: Throttle): boolean {
  return throttle.state().unauthorized !== undefined;
}

/** What one does in place of rotating a token that is not stored here. */
function heldElsewhere(profile: Profile | undefined): string | undefined {
  switch (profile?.kind) {
    case 'sandbox':
      return vscode.l10n.t('The sandbox makes a token of its own each time it starts: there is nothing to replace.');
    case 'environment':
      return vscode.l10n.t(
        'The token is the one in {0}, in the environment that VS Code was started with. Generate a new one on the site, set it there, start VS Code anew, and revoke the old one.',
        profile.label,
      );
    default:
      return undefined;
  }
}

/** Explains what is about to happen, and opens the site. @returns whether to go on. */
async function leadToSite(reason: RotateReason, { label, origin }: StoredProfile): Promise<boolean> {
  const site = openTheSite();
  const here = vscode.l10n.t('I Have a New Token');
  const choice = await notify.modal(
    reason === 'revoke'
      ? vscode.l10n.t('Revoke this token at {0}?', origin)
      : vscode.l10n.t('Rotate the token of {0}?', plainText(label)),
    vscode.l10n.t(
      'Only the site can make and revoke tokens. Sign in at {0}, open the settings of your organization, section API, and generate a new token: it is shown once. Paste it here: it is checked, and takes the place of the old one in one step. Then the old one is looked for in this workspace, and you revoke it on the site.',
      origin,
    ),
    site,
    here,
  );
  if (choice === site) {
    await openSite(origin);
  }
  return choice === site || choice === here;
}

function told(outcome: Exclude<CheckOutcome, 'rejected'>, label: string): string {
  switch (outcome) {
    case 'valid':
      return vscode.l10n.t('The token of {0} was replaced.', label);
    case 'notPermitted':
      return vscode.l10n.t(
        'The token of {0} was replaced. The new one is valid, but not permitted to list shipments (403).',
        label,
      );
    case 'unchecked':
      return vscode.l10n.t('The token of {0} was replaced by one that could not be checked.', label);
  }
}
