import * as vscode from 'vscode';
import { TokenUnavailableError } from '../token/tokenErrors.ts';
import type { StoredProfile } from './profile.ts';

/** Names a stored profile to a command. */
export function profileArgument({ id }: { id: string }): { profile: string } {
  return { profile: id };
}

/**
 * The profile that a command was given; undefined where it was given none.
 * @throws TokenUnavailableError where it is not there any more: nobody else is meant.
 */
export function profileOf(argument: unknown, profiles: readonly StoredProfile[]): StoredProfile | undefined {
  const { profile: id }: { profile?: unknown } = typeof argument === 'object' && argument !== null ? argument : {};
  const profile = profiles.find((each) => each.id === id);
  if (typeof id === 'string' && profile === undefined) {
    throw new TokenUnavailableError(vscode.l10n.t('This organization was removed.'));
  }
  return profile;
}
