import * as vscode from 'vscode';
import type { ApiAddress } from '../trackberry/apiAddress.ts';
import type { Redactor } from '../trackberry/redactor.ts';
import { parseToken } from '../trackberry/token.ts';
import { notify } from './notify.ts';
import { plainText, withoutIcons } from './plainText.ts';
import type { SandboxHost } from './sandboxHost.ts';
import { settings } from './settings.ts';
import type { CheckParts } from './tokenCheck.ts';
import { askAfterRejection, checkInsistently, saveInsistently } from './tokenIntake.ts';
import type { TokenStore } from './tokenStore.ts';

export interface ConnectParts extends CheckParts {
  tokens: TokenStore;
  sandbox: SandboxHost;
  redactor: Redactor;
}

/**
 * Asks for a token and a name, checks the token, and stores it. Trackberry shows a token once, so only 401 throws it away.
 * True when one was stored.
 */
export async function setToken(parts: ConnectParts): Promise<boolean> {
  const address = settings.apiAddress();
  const token = await askToken(address);
  return token !== undefined && checkAndStore(parts, address, token);
}

/**
 * As `setToken`, with a token that stands in a text. One that is stored already is replaced only when the user says so.
 * @param agreed whether the user has been asked about sending and storing it.
 */
export async function storeFoundToken(parts: ConnectParts, token: string, agreed: boolean): Promise<boolean> {
  const address = settings.apiAddress();
  const profile = parts.tokens.profile();
  if (agreed && profile === undefined) {
    return checkAndStore(parts, address, token);
  }
  const store = profile === undefined ? 'Check and Store' : 'Check and Replace';
  const choice = await notify.modal(
    profile === undefined
      ? `Send this token to ${address.origin} and store it?`
      : `Replace the stored token of ${plainText(profile.label)}?`,
    `The token in the text is sent to ${address.origin} with one request. If it is valid it is kept in VS Code's secret storage${profile === undefined ? '.' : ', in the place of the one that is there, which Trackberry cannot show again.'}`,
    store,
  );
  return choice === store && checkAndStore(parts, address, token);
}

async function checkAndStore(parts: ConnectParts, address: ApiAddress, token: string): Promise<boolean> {
  const { tokens, sandbox, redactor } = parts;
  redactor.add(token);
  const label = await askLabel(tokens.profile()?.label);
  if (label === undefined) {
    redactor.forget(token);
    return false;
  }
  const store = async (checked: boolean): Promise<void> => {
    await saveInsistently(() => tokens.save({ token, label, address, checked }));
    if (sandbox.running !== undefined) {
      await sandbox.stop();
    }
  };

  const outcome = await checkInsistently(parts, address, token);
  if (outcome === 'rejected' || outcome === undefined) {
    redactor.forget(token);
    return outcome === 'rejected' && (await askAfterRejection()) && setToken(parts);
  }
  await store(outcome !== 'unchecked');
  if (outcome === 'valid') {
    vscode.window.setStatusBarMessage(withoutIcons(`Trackberry: connected to ${label}`), 5000);
  } else if (outcome === 'notPermitted') {
    void notify.warning(
      `The token of ${label} is valid and was stored, but it is not permitted to list shipments (403). Ask the owner of the organization for the permission.`,
    );
  }
  return true;
}

export async function removeToken({ tokens }: ConnectParts): Promise<void> {
  const profile = tokens.profile();
  if (profile === undefined) {
    return;
  }
  const remove = 'Remove Token';
  const choice = await notify.modal(
    `Remove the token of ${plainText(profile.label)}?`,
    'It is deleted from the secret storage of this computer. It stays valid at Trackberry until it is revoked there, and Trackberry cannot show it again.',
    remove,
  );
  if (choice === remove) {
    await tokens.remove(profile);
  }
}

function askToken(address: ApiAddress): Thenable<string | undefined> {
  const input = vscode.window.showInputBox({
    title: `Trackberry API Token (1/2)`,
    prompt: `Generated at Trackberry: Settings, API, "Generate API Token". It is sent to ${address.origin} only, and kept in VS Code's secret storage.`,
    placeHolder: 'Paste the token',
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => {
      const parsed = parseToken(value);
      return parsed.ok || value === '' ? undefined : parsed.reason;
    },
  });
  return input.then((value) => {
    const parsed = parseToken(value ?? '');
    return parsed.ok ? parsed.token : undefined;
  });
}

async function askLabel(current: string | undefined): Promise<string | undefined> {
  const value = await vscode.window.showInputBox({
    title: 'Name of the Organization (2/2)',
    prompt:
      'Each token belongs to one organization, and the API does not tell its name. Shown in the status bar and before anything is written.',
    value: current ?? '',
    placeHolder: 'For example: Acme Produce',
    ignoreFocusOut: true,
    validateInput: (text) => (plainText(text) === '' ? 'Give the organization a name.' : undefined),
  });
  if (value !== undefined) {
    return plainText(value, 60);
  }
  const goOn = 'Name the Organization';
  const choice = await notify.modal(
    'Discard the token?',
    'It was not stored yet, and Trackberry shows a token only once.',
    goOn,
    'Discard',
  );
  return choice === goOn ? askLabel(current) : undefined;
}
