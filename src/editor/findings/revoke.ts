import * as vscode from 'vscode';
import { type ConnectParts, setToken } from '../connectCommands.ts';
import { notify } from '../notify.ts';
import type { OwnTokens } from '../ownTokens.ts';
import { plainText } from '../plainText.ts';
import { settings } from '../settings.ts';
import { locate } from './locatedFinding.ts';

/** "Revoke…": leads to the site, where alone a token can be revoked, then takes and checks the replacement. */
export async function revokeToken(argument: unknown, parts: ConnectParts & { ownTokens: OwnTokens }): Promise<void> {
  const found = await locate(argument, parts.ownTokens);
  if (found === undefined) {
    return;
  }
  const { origin } = settings.apiAddress();
  const open = 'Open the Site';
  const choice = await notify.modal(
    `Revoke this token at ${origin}?`,
    'The API cannot revoke a token; the site can. Sign in there, open the settings of your organization, section API, generate a new token, and revoke the old one. Then paste the new one here: it is checked and stored.',
    open,
  );
  if (choice !== open) {
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(origin, true));
  if (await setToken(parts)) {
    const place = `${plainText(found.file.name)}:${found.finding.start.line + 1}`;
    void notify.information(
      `The new token is stored. The old one, in ${place}, is worthless as soon as it is revoked at ${origin}. Take it out of the text too.`,
    );
  }
}
