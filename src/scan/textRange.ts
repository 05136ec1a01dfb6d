/** Part of a text. */
export interface TextRange {
  /** Offsets in UTF-16 units; `end` is exclusive. */
  start: number;
  end: number;
}
