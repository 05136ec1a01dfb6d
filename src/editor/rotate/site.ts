import * as vscode from 'vscode';

/** Trackberry's web site. The API tells no address of a page of it, so the one that the token belongs to is opened. */
export async function openSite(origin: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(origin, true));
}

export const openTheSite = (): string => vscode.l10n.t('Open the Site');
