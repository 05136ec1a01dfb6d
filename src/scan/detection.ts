import type { Rule } from './finding.ts';
import type { TextRange } from './textRange.ts';

/** A secret in a text, by its place. Whoever holds the text can read it: a detection stays in memory. */
export interface Detection extends TextRange {
  rule: Rule;
}

/** What the detectors look at. */
export interface Source {
  text: string;
  /** Path, for the language by its extension. */
  file: string;
  /** Where the text names Trackberry, ascending; the file's own name counts as -1. */
  mentions: readonly number[];
}
