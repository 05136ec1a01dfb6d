import type { Detection, Source } from '../detection.ts';

export function bearerLiterals(_source: Source): Detection[] {
  return [];
}
