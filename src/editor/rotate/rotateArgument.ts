import { profileArgument } from '../profiles/profileArgument.ts';

/** For "Rotate Token…", where the API refuses the token: that of the profile, or else of the organization that is active then. */
export function refusedArgument(profile?: { id: string }): { profile?: string; reason: 'refused' } {
  return { ...(profile !== undefined && profileArgument(profile)), reason: 'refused' };
}

export function isRefused(argument: unknown): boolean {
  return (Object(argument) as { reason?: unknown }).reason === 'refused';
}

/** Whether a profile was named, be it there or not. */
export function namesProfile(argument: unknown): boolean {
  return (Object(argument) as { profile?: unknown }).profile !== undefined;
}
