import * as vscode from 'vscode';
import { TrackberryError } from '../../trackberry/errors.ts';
import type { StoredProfile } from '../profiles/profile.ts';

/** The secret storage cannot be read now. */
export class SecretStorageError extends TrackberryError {
  constructor(cause: unknown) {
    super(vscode.l10n.t('VS Code could not read its secret storage. Unlock the keychain, then try again.'), { cause });
  }
}

/** There is no token that may be sent. */
export class TokenUnavailableError extends TrackberryError {}

/** The secret storage has no token of a profile that was stored in it. */
export class TokenLostError extends TokenUnavailableError {
  readonly profile: StoredProfile;

  constructor(profile: StoredProfile) {
    super(
      vscode.l10n.t(
        "The token of {0} is no longer in VS Code's secret storage, which the keychain of this computer keeps. Set it again.",
        profile.label,
      ),
    );
    this.profile = profile;
  }
}
