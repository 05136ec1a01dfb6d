import type { Detection, Source } from '../detection.ts';

export function bearerNames(_source: Source): Detection[] {
  return [];
}
