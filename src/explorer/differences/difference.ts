/** The kinds of differences in the order in which they are listed, and how each is called. */
export const differenceKinds = {
  wrong: 'Contradicts the description',
  undocumented: 'Not in the description',
  missing: 'In the description, but not in the answer',
  /** Strictly none: null came where the schema allows it. */
  null: 'Null, as the description allows',
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

/** One difference, at all the places where it is. */
export interface Difference {
  kind: DifferenceKind;
  /** A JSON pointer (RFC 6901) in which `*` stands for every element of a list. */
  place: string;
  /** What the description asks for, as the end of a sentence: `must be text`. Empty where there is nothing to ask. */
  demand: string;
  /** The nodes that differ, in the order of the answer; for what is missing, the objects that lack it. At least one. */
  nodes: readonly number[];
}
