import type { Detection, Source } from '../detection.ts';

export function sectionTokens(_source: Source): Detection[] {
  return [];
}
