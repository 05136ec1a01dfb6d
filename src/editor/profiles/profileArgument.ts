import type { StoredProfile } from './profile.ts';

/** Names a stored profile to a command. */
export function profileArgument({ id }: { id: string }): { profile: string } {
  return { profile: id };
}

/** The profile that a command was given; undefined where it was given none, or one that is not there any more. */
export function profileOf(argument: unknown, profiles: readonly StoredProfile[]): StoredProfile | undefined {
  const { profile: id }: { profile?: unknown } = typeof argument === 'object' && argument !== null ? argument : {};
  return profiles.find((each) => each.id === id);
}
