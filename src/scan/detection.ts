import type { Rule } from './finding.ts';
import type { TextRange } from './textRange.ts';

/** A secret in a text, by its place. Whoever holds the text can read it: a detection stays in memory. */
export interface Detection extends TextRange {
  rule: Rule;
}

/** Where a closer look is worth it: nothing is found in a text without any. */
export interface Hits {
  /** Where the text names Trackberry, ascending; the file's own name counts as -1. */
  mentions: readonly number[];
  /** Where it says `bearer`, in any case, ascending. */
  bearers: readonly number[];
  /** Parts of the text, ascending, apart from each other, that alone may hold a known token. */
  suspects: readonly TextRange[];
}

/** What the detectors look at. */
export interface Source extends Hits {
  text: string;
  /** Path, for the language by its extension. */
  file: string;
}
