import type { Detection, Source } from '../detection.ts';
import { findKnown, type KnownTokens } from '../known/knownTokens.ts';

/** The user's own tokens, wherever they stand: no context is asked for and nothing silences it. */
export function ownTokens({ text, suspects }: Source, known: KnownTokens): Detection[] {
  return suspects.flatMap(({ start: from, end: to }) =>
    findKnown(text.slice(from, to), known).map(
      ({ start, end }): Detection => ({ rule: 'own-token', start: from + start, end: from + end }),
    ),
  );
}
