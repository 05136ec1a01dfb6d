import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { type RotateParts, rotateToken } from '../rotate/rotateToken.ts';
import { openSite, openTheSite } from '../rotate/site.ts';
import { settings } from '../settings.ts';
import { secretOf } from './foundSecret.ts';
import { locate } from './locatedFinding.ts';

/**
 * "Revoke…": leads to the site, where alone a token can be revoked. The stored token is replaced by a new one in doing so; of
 * another one nothing is stored here that could be.
 */
export async function revokeToken(argument: unknown, parts: RotateParts): Promise<void> {
  const found = await locate(argument, parts.ownTokens);
  if (found === undefined) {
    return;
  }
  const secret = await secretOf(found, parts.tokens);
  if (secret?.stored !== undefined) {
    await rotateToken(parts, 'revoke', secret.stored.profile);
    return;
  }
  const { origin } = settings.apiAddress();
  const open = openTheSite();
  const choice = await notify.modal(
    vscode.l10n.t('Revoke this token at {0}?', origin),
    vscode.l10n.t(
      'The API cannot revoke a token; the site can. Sign in there, open the settings of your organization, section API, and revoke it. It is not the token that is stored here.',
    ),
    open,
  );
  if (choice === open) {
    await openSite(origin);
    const place = `${plainText(found.file.name)}:${found.finding.start.line + 1}`;
    void notify.information(
      vscode.l10n.t(
        'The token in {0} is worthless as soon as it is revoked at {1}. Take it out of the text too.',
        place,
        origin,
      ),
    );
  }
}
