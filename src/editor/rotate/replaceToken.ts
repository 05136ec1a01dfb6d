import type { ApiAddress } from '../../trackberry/apiAddress.ts';
import type { Log } from '../../trackberry/log.ts';
import type { Redactor } from '../../trackberry/redactor.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import type { CheckParts } from '../token/tokenCheck.ts';
import {
  askAfterRejection,
  askWhereHeldElsewhere,
  type CheckOutcome,
  checkInsistently,
  saveInsistently,
} from '../token/tokenIntake.ts';
import type { TokenStore } from '../token/tokenStore.ts';
import { askReplacement } from './askReplacement.ts';

export interface ReplaceParts extends CheckParts {
  tokens: TokenStore;
  redactor: Redactor;
  log: Log;
}

/**
 * Takes the new token of an organization, checks it, and stores it in the place of the old one, which stays stored until
 * then: whoever gives up loses nothing. Undefined where the user has given up.
 */
export async function replaceToken(
  parts: ReplaceParts,
  { profile, address, old }: { profile: StoredProfile; address: ApiAddress; old: string | undefined },
): Promise<Exclude<CheckOutcome, 'rejected'> | undefined> {
  const { tokens, redactor, log } = parts;
  for (;;) {
    const token = await askReplacement({ label: profile.label, origin: address.origin, old }, log);
    if (token === undefined) {
      return undefined;
    }
    const holder = await tokens.heldElsewhere(token, profile);
    if (holder !== undefined) {
      if (await askWhereHeldElsewhere(holder)) {
        continue;
      }
      return undefined;
    }
    const isNew = redactor.add(token);
    const outcome = await checkInsistently(parts, address, token);
    if (outcome !== 'rejected' && outcome !== undefined) {
      const checked = outcome !== 'unchecked';
      await saveInsistently(async () => {
        await tokens.replace(profile, { token, address, checked });
      });
      return outcome;
    }
    if (isNew) {
      redactor.forget(token);
    }
    if (outcome === undefined || !(await askAfterRejection())) {
      return undefined;
    }
  }
}
