import type { Detection, Source } from '../detection.ts';

export function bearerVariables(_source: Source): Detection[] {
  return [];
}
