import * as vscode from 'vscode';
import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import { TrackberryClient } from '../../trackberry/client.ts';
import { ForbiddenError, NotJsonError, RateLimitedError, UnauthorizedError } from '../../trackberry/errors.ts';
import type { Transport } from '../../trackberry/transport.ts';
import { describe } from '../messages.ts';
import type { Throttles } from '../throttles.ts';

export type CheckResult =
  | { kind: 'valid' }
  | { kind: 'notPermitted' }
  | { kind: 'rejected' }
  | { kind: 'unknown'; reason: string };

export interface CheckParts {
  transport: Transport;
  throttles: Throttles;
}

/**
 * One call through the queue of this token, which is not the active one's unless it is the same token. It does not
 * wait for a reset: whoever has typed the token decides.
 * @throws the signal's reason
 */
export async function checkToken(
  { transport, throttles }: CheckParts,
  address: ApiAddress,
  token: string,
  signal: AbortSignal,
): Promise<CheckResult> {
  const throttle = await throttles.of(address.origin, token);
  if (throttle.state().pausedUntil !== undefined) {
    return usedUp();
  }
  const client = new TrackberryClient({ transport, throttle, credential: { address, token: async () => token } });
  const refused = new AbortController();
  const started = Date.now();
  const onWait = () => {
    if ((throttle.state().lastRefusalAt ?? 0) >= started) {
      refused.abort();
    }
  };
  try {
    const either = AbortSignal.any([signal, refused.signal]);
    await client.listShipments({ perPage: 1 }, { priority: 'person', signal: either, progress: { onWait } });
    return { kind: 'valid' };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UnauthorizedError) {
      return { kind: 'rejected' };
    }
    if (error instanceof ForbiddenError) {
      return { kind: 'notPermitted' };
    }
    if (refused.signal.aborted || error instanceof RateLimitedError) {
      return usedUp();
    }
    const reason =
      error instanceof NotJsonError
        ? vscode.l10n.t('{0} did not answer with a list of shipments. Is trackberry.baseUrl right?', address.origin)
        : describe(error).sentence;
    return { kind: 'unknown', reason };
  }
}

function usedUp(): CheckResult {
  return {
    kind: 'unknown',
    reason: vscode.l10n.t('The rate limit of this token is used up just now (429). Try again in a minute.'),
  };
}
