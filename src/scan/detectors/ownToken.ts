import type { Detection } from '../detection.ts';
import { findKnown, type KnownTokens } from '../knownTokens.ts';

/** The user's own tokens, wherever they stand: no context is asked for and nothing silences it. */
export function ownTokens(text: string, known: KnownTokens): Detection[] {
  return findKnown(text, known).map(({ start, end }) => ({ rule: 'own-token', start, end }));
}
