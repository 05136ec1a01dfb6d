import type { TextRange } from '../scan/textRange.ts';

/** The text that takes the place of a range; an empty range is an insertion. */
export interface TextEdit extends TextRange {
  text: string;
}

export interface Replacement {
  kind: 'replacement';
  /** In the order of the text, not overlapping; all offsets are those of the text before the change. */
  edits: TextEdit[];
  /** What the user has to do besides, if anything: one sentence. */
  note?: string;
}

/** What is not done, and why. `reason`: one or two sentences that say what to do. */
export interface Refusal {
  kind: 'refused';
  reason: string;
}

export function refuse(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** `undefined` stands for an edit that is not needed. */
export function replacement(edits: readonly (TextEdit | undefined)[], note?: string): Replacement {
  const needed = edits.filter((edit) => edit !== undefined).toSorted((a, b) => a.start - b.start || a.end - b.end);
  return { kind: 'replacement', edits: needed, ...(note === undefined ? {} : { note }) };
}

/** The text after the edits of a replacement. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** A secret in a text, and the variable that it is to be read from. */
export interface Place extends TextRange {
  text: string;
  /** Path or name of the file. */
  file: string;
  variable: string;
}

/** What a language does with a secret. Pure; never throws. */
export type Fix = (place: Place) => Replacement | Refusal;

/** In what people read and no program runs. It is what the Trackberry documentation writes. */
export const placeholder = 'YOUR_API_TOKEN';

/** For comments, prose and other text that no program reads. */
export function withPlaceholder({ start, end }: Place): Replacement {
  return replacement([{ start, end, text: placeholder }]);
}
