import type { Finding } from '../../scan/finding.ts';
import { joinLiterals } from '../../scan/known/joinedLiterals.ts';
import { parseToken } from '../../trackberry/token.ts';
import type { Profile, TokenStore } from '../tokenStore.ts';

/** The token that a finding stands for: in memory, for as long as it is worked with. */
export interface FoundSecret {
  token: string;
  /** Where it is the one that is stored: whose it is, and the only origin that it may be sent to. */
  stored: { profile: Profile; origin: string } | undefined;
}

/** Undefined where the literal is no token that could be sent, for example one with spaces in it. */
export async function secretOf(
  { literal, finding }: { literal: string; finding: Finding },
  tokens: TokenStore,
): Promise<FoundSecret | undefined> {
  const text = joinLiterals(literal)?.text ?? literal;
  const profile = tokens.profile();
  const secret = profile === undefined ? undefined : await tokens.token(profile);
  // One's own token may stand there encoded, and stays the same token.
  if (profile !== undefined && secret !== undefined && (finding.rule === 'own-token' || secret.token === text)) {
    return { token: secret.token, stored: { profile, origin: secret.origin } };
  }
  const parsed = parseToken(text);
  return parsed.ok ? { token: parsed.token, stored: undefined } : undefined;
}
