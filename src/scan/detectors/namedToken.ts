import type { Detection, Source } from '../detection.ts';

export function namedTokens(_source: Source): Detection[] {
  return [];
}
