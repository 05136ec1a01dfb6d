import * as vscode from 'vscode';
import { type PastedCurl, pastedCurl } from '../../explorer/curl/pastedCurl.ts';
import { documentedBaseUrl } from '../../trackberry/openapi.ts';
import { parseToken } from '../../trackberry/token.ts';
import type { Connection } from '../connection.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { type ConnectParts, storeFoundToken } from '../token/setToken.ts';
import type { Endpoints } from './endpoints.ts';
import type { ExplorerPanel } from './explorerPanel.ts';

interface PasteParts extends ConnectParts {
  connection: Connection;
  endpoints: Endpoints;
  explorer: ExplorerPanel;
}

/** Begins with curl, behind a prompt, a variable or `sudo` at most. */
const command = /^\s*(?:[$>#%]\s+)?(?:sudo\s+|\w+=\S*\s+){0,5}(?:\S*[\\/])?curl(?:\.exe)?\s/i;

/** Fills the explorer in from a curl command; sends nothing. A token in the command goes to the page in no case. */
export async function pasteCurl(parts: PasteParts): Promise<void> {
  const { connection, endpoints, explorer, redactor } = parts;
  const text = await askForCommand();
  if (text === undefined) {
    return;
  }
  const pasted = pastedCurl(text, {
    operations: endpoints.operations(),
    baseUrls: [...new Set([connection.session?.baseUrl ?? documentedBaseUrl, documentedBaseUrl])],
    redact: (value) => redactor.redact(value),
  });
  if (pasted.ok) {
    explorer.show(pasted.draft);
    tellLeftOut(pasted.leftOut);
  } else {
    void notify.warning(plainText(pasted.reason, 300));
  }
  await offerToken(pasted, parts);
}

/** What the clipboard holds, where that is a command; otherwise what is pasted into a box, hidden as a password is. */
async function askForCommand(): Promise<string | undefined> {
  const copied = await vscode.env.clipboard.readText();
  if (command.test(copied.slice(0, 1000))) {
    return copied;
  }
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Paste curl'),
    prompt: vscode.l10n.t('The clipboard holds no curl command. Hidden, since a command may hold a token.'),
    placeHolder: 'curl …',
    password: true,
    ignoreFocusOut: true,
  });
}

function tellLeftOut(names: readonly string[]): void {
  if (names.length > 0) {
    const listed = names
      .slice(0, 10)
      .map((name) => plainText(name, 40))
      .join(', ');
    const more = names.length - 10;
    void notify.information(
      more > 0
        ? vscode.l10n.t('The call has no field for this part of the command: {0} and {1} more.', listed, more)
        : vscode.l10n.t('The call has no field for this part of the command: {0}.', listed),
    );
  }
}

async function offerToken({ token }: PastedCurl, parts: PasteParts): Promise<void> {
  if (token === undefined || (await isStored(token, parts))) {
    return;
  }
  const parsed = parseToken(token);
  const store = vscode.l10n.t('Check and Store…');
  const taken = vscode.l10n.t(
    'The command holds a token. It was taken out: it is not in the form, and nothing keeps it.',
  );
  const choice = await notify.information(taken, ...(parsed.ok ? [store] : []));
  if (choice === store && parsed.ok) {
    await storeFoundToken(parts, parsed.token, false);
  }
}

async function isStored(token: string, { tokens }: PasteParts): Promise<boolean> {
  return token === tokens.environmentToken || (await tokens.holderOf((each) => each === token)) !== undefined;
}
