import type { Finding } from '../../scan/finding.ts';
import { joinLiterals } from '../../scan/known/joinedLiterals.ts';
import { findKnown, literalTokens } from '../../scan/known/knownTokens.ts';
import { parseToken } from '../../trackberry/token.ts';
import type { StoredProfile } from '../profiles/profile.ts';
import type { TokenStore } from '../token/tokenStore.ts';

/** The token that a finding stands for: in memory, for as long as it is worked with. */
export interface FoundSecret {
  token: string;
  /** Where it is the one that is stored: whose it is, and the only origin that it may be sent to. */
  stored: { profile: StoredProfile; origin: string } | undefined;
}

/** Undefined where the literal is no token that could be sent, for example one with spaces in it. */
export async function secretOf(
  { literal, finding }: { literal: string; finding: Finding },
  tokens: TokenStore,
): Promise<FoundSecret | undefined> {
  const text = joinLiterals(literal)?.text ?? literal;
  // One's own token may stand there encoded, and stays the same token.
  const stands = (token: string) =>
    token === text || (finding.rule === 'own-token' && findKnown(literal, literalTokens([token])).length > 0);
  const holder = await tokens.holderOf(stands);
  if (holder !== undefined) {
    const { token, profile, origin } = holder;
    return { token, stored: { profile, origin } };
  }
  const { environmentToken } = tokens;
  const parsed = parseToken(environmentToken !== undefined && stands(environmentToken) ? environmentToken : text);
  return parsed.ok ? { token: parsed.token, stored: undefined } : undefined;
}
