import * as vscode from 'vscode';
import {
  BaseUrlError,
  CertificateError,
  ForbiddenError,
  NetworkError,
  NotJsonError,
  ProxyError,
  RateLimitedError,
  RedirectError,
  ServerError,
  TimeoutError,
  TrackberryError,
  UnauthorizedError,
} from '../trackberry/errors.ts';
import type { Log } from '../trackberry/log.ts';
import { commands, settings } from './ids.ts';
import { notify } from './notify.ts';
import { plainText } from './plainText.ts';
import type { StoredProfile } from './profiles/profile.ts';
import { profileArgument } from './profiles/profileArgument.ts';
import { SessionClosedError } from './session.ts';
import { SecretStorageError, TokenLostError, TokenUnavailableError } from './token/tokenErrors.ts';

export interface Remedy {
  title: string;
  command: string;
  arguments?: unknown[];
}

export interface Message {
  /** One or two sentences: what happened, and what to do. */
  sentence: string;
  remedies: readonly Remedy[];
}

/** Where VS Code itself sends who cannot use the keychain. */
const keychainPage = 'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

function setToken(): Remedy {
  return { title: vscode.l10n.t('Set API Token'), command: commands.setToken };
}

/** @param profile unless it is the one of this window, whichever that is when the button is pressed. */
export function replaceToken(profile?: StoredProfile): Remedy {
  return {
    title: vscode.l10n.t('Replace Token'),
    command: commands.rotateToken,
    ...(profile !== undefined && { arguments: [profileArgument(profile)] }),
  };
}

function showLog(): Remedy {
  return { title: vscode.l10n.t('Show Log'), command: commands.showLog };
}

/** Leads to a setting, ours or VS Code's, by its id. */
export function openSetting(id: string, title = vscode.l10n.t('Open Setting')): Remedy {
  return { title, command: 'workbench.action.openSettings', arguments: [id] };
}

function openProxySettings(): Remedy {
  return openSetting('http.proxy', vscode.l10n.t('Proxy Settings'));
}

function switchOrganization(): Remedy {
  return { title: vscode.l10n.t('Switch Organization…'), command: commands.switchOrganization };
}

function keychainHelp(): Remedy {
  return {
    title: vscode.l10n.t('Help with the Keychain'),
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(keychainPage)],
  };
}

/** A person's own stop, or a change of connection: nothing to report. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof SessionClosedError ||
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

/** The one place where an error becomes a sentence and the buttons that mend it. */
export function describe(error: unknown): Message {
  if (error instanceof UnauthorizedError) {
    return {
      sentence: vscode.l10n.t('Trackberry does not accept this token (401). Replace it by a valid one.'),
      remedies: [replaceToken()],
    };
  }
  if (error instanceof ForbiddenError) {
    return {
      sentence: vscode.l10n.t(
        'The token is valid, but not permitted to do this (403). Perhaps it belongs to another organization.',
      ),
      remedies: [switchOrganization()],
    };
  }
  if (error instanceof RateLimitedError) {
    return {
      sentence: vscode.l10n.t('Trackberry refused the call five times because of its rate limit (429).'),
      remedies: [showLog()],
    };
  }
  if (error instanceof ServerError) {
    return {
      sentence: vscode.l10n.t('Trackberry has a problem of its own ({0}). Try again later.', error.exchange.status),
      remedies: [showLog()],
    };
  }
  if (error instanceof TimeoutError) {
    return {
      sentence: error.message,
      remedies: [openSetting(settings.requestTimeout), openProxySettings(), showLog()],
    };
  }
  if (error instanceof CertificateError || error instanceof ProxyError) {
    return { sentence: error.message, remedies: [openProxySettings(), showLog()] };
  }
  if (error instanceof NetworkError) {
    return {
      sentence: `${error.message} ${vscode.l10n.t('Check the network connection.')}`,
      remedies: [openProxySettings(), showLog()],
    };
  }
  if (error instanceof BaseUrlError || error instanceof RedirectError || error instanceof NotJsonError) {
    return { sentence: error.message, remedies: [openSetting(settings.baseUrl), showLog()] };
  }
  if (error instanceof TokenLostError) {
    const again = {
      ...setToken(),
      title: vscode.l10n.t('Set Token Again'),
      arguments: [profileArgument(error.profile)],
    };
    return { sentence: error.message, remedies: [again, keychainHelp(), switchOrganization()] };
  }
  if (error instanceof SecretStorageError) {
    return { sentence: error.message, remedies: [keychainHelp(), showLog()] };
  }
  if (error instanceof TokenUnavailableError) {
    return { sentence: error.message, remedies: [switchOrganization(), setToken()] };
  }
  const sentence =
    error instanceof TrackberryError ? error.message : vscode.l10n.t('Something unexpected failed: {0}', String(error));
  return { sentence: plainText(sentence, 300), remedies: [showLog()] };
}

/** Shows an error with its remedies, and runs the one that is chosen. A cancellation is passed over. */
export async function showError(error: unknown, log: Log, first: readonly Remedy[] = []): Promise<void> {
  if (isCancellation(error)) {
    return;
  }
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { sentence, remedies } = describe(error);
  const all = [...first, ...remedies];
  const chosen = await notify.error(sentence, ...all.map(({ title }) => title));
  await runRemedy(all.find(({ title }) => title === chosen));
}

export async function runRemedy(remedy: Remedy | undefined): Promise<void> {
  if (remedy !== undefined) {
    await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? []));
  }
}
