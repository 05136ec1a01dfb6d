import * as vscode from 'vscode';
import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import type { Transport } from '../../trackberry/transport.ts';
import { describe } from '../messages.ts';
import { notify } from '../notify.ts';
import { plainText } from '../plainText.ts';
import { settings } from '../settings.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import type { TokenStore } from '../token/tokenStore.ts';
import { withCancel } from '../withCancel.ts';
import { secretOf } from './foundSecret.ts';
import { locate } from './locatedFinding.ts';

export interface LivenessParts {
  transport: Transport;
  tokens: TokenStore;
  ownTokens: OwnTokens;
}

type Liveness = { kind: 'live' } | { kind: 'notPermitted' } | { kind: 'refused' } | { kind: 'unknown'; reason: string };

/** "Is it live?": asks the user, then Trackberry, with one request. */
export async function isTokenLive(argument: unknown, { transport, tokens, ownTokens }: LivenessParts): Promise<void> {
  const found = await locate(argument, ownTokens);
  if (found === undefined) {
    return;
  }
  const address = settings.apiAddress();
  const secret = await secretOf(found, tokens);
  if (secret === undefined) {
    void notify.warning(
      vscode.l10n.t('This literal cannot be sent as a token: it holds a space, or a character that no token has.'),
    );
    return;
  }
  const { token, stored } = secret;
  if (stored !== undefined && stored.origin !== address.origin) {
    void notify.warning(
      vscode.l10n.t(
        'This is the stored token of {0}, which belongs to {1}; trackberry.baseUrl is at {2}. Nothing was sent.',
        plainText(stored.profile.label),
        stored.origin,
        address.origin,
      ),
    );
    return;
  }
  const send = vscode.l10n.t('Send It');
  const consent = await notify.modal(
    vscode.l10n.t('Send this token to {0}?', address.origin),
    vscode.l10n.t(
      'One request lists one shipment with it, which tells whether the token is valid. It counts against the rate limit of that token, and is sent nowhere else.',
    ),
    send,
  );
  if (consent !== send) {
    return;
  }
  const liveness = await askWithProgress(transport, address, token);
  if (liveness !== undefined) {
    tell(liveness, address.origin, stored?.profile.label);
  }
}

async function askWithProgress(
  transport: Transport,
  address: ApiAddress,
  token: string,
): Promise<Liveness | undefined> {
  try {
    return await withCancel(vscode.l10n.t('Asking {0}…', address.origin), (_, signal) =>
      ask(transport, address, token, signal),
    );
  } catch (error) {
    return { kind: 'unknown', reason: describe(error).sentence };
  }
}

/** One GET, past the queues: a token that is only looked at changes nothing of the connection's state. */
async function ask(transport: Transport, address: ApiAddress, token: string, signal: AbortSignal): Promise<Liveness> {
  const credential = { address, token: async () => token };
  const { status } = await transport.exchange(
    { method: 'GET', path: '/shipments', query: [['per_page', '1']] },
    credential,
    { signal },
  );
  switch (status) {
    case 200:
      return { kind: 'live' };
    case 401:
      return { kind: 'refused' };
    case 403:
      return { kind: 'notPermitted' };
    case 429:
      return {
        kind: 'unknown',
        reason: vscode.l10n.t('Its rate limit is used up just now (429). Ask again in a minute.'),
      };
    default:
      return { kind: 'unknown', reason: vscode.l10n.t('{0} answered with status {1}.', address.origin, status) };
  }
}

function tell(liveness: Liveness, origin: string, label: string | undefined): void {
  const whose =
    label === undefined
      ? vscode.l10n.t('The API does not tell whose it is.')
      : vscode.l10n.t('It is the one of {0}.', plainText(label));
  switch (liveness.kind) {
    case 'live':
      void notify.warning(
        vscode.l10n.t('The token is live at {0}. {1} Revoke it if others may have seen it.', origin, whose),
      );
      return;
    case 'notPermitted':
      void notify.warning(
        vscode.l10n.t(
          'The token is live at {0}, but may not list shipments (403). {1} Revoke it if others may have seen it.',
          origin,
          whose,
        ),
      );
      return;
    case 'refused':
      void notify.information(
        vscode.l10n.t('{0} refuses the token (401): it is revoked, mistyped, or of another service.', origin),
      );
      return;
    case 'unknown':
      void notify.warning(vscode.l10n.t('It is not known whether the token is live. {0}', liveness.reason));
  }
}
