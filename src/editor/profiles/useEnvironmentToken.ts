import * as vscode from 'vscode';
import { tokenVariable } from '../../trackberry/token.ts';
import { notify } from '../notify.ts';
import { settings } from '../settings.ts';
import type { ConnectParts } from '../token/setToken.ts';
import { checkWithProgress } from '../token/tokenIntake.ts';

/**
 * Works with the token of the environment, after a check of it at the address of the setting: from then on it goes there
 * alone, and another one that the variable holds later is not used unasked. It is not stored, so that unlike a token that is typed it is not lost by a failed check.
 */
export async function useEnvironmentToken(parts: ConnectParts): Promise<void> {
  const address = settings.apiAddress();
  const found = await parts.tokens.environment(address.origin);
  if (found === undefined) {
    void notify.information(
      vscode.l10n.t(
        '{0} is not set, or holds no token, in the environment that VS Code was started with.',
        tokenVariable,
      ),
    );
    return;
  }
  const { token, fingerprint } = found;
  const result = await checkWithProgress(parts, address, token);
  if (result?.kind === 'rejected') {
    void notify.error(
      vscode.l10n.t('{0} does not accept the token in {1} (401). Nothing was switched.', address.origin, tokenVariable),
    );
  } else if (result?.kind === 'unknown') {
    void notify.error(
      vscode.l10n.t('The token in {0} could not be checked. {1} Nothing was switched.', tokenVariable, result.reason),
    );
  } else if (result !== undefined) {
    await parts.active.choose({ kind: 'environment', origin: address.origin, fingerprint });
  }
}
