import type { Literal, Syntax } from '../literalReader.ts';
import type { Fix, Place, Refusal, Replacement, TextEdit } from '../replacement.ts';

/** A string that can hold an expression, as another string becomes one. */
export interface Interpolated {
  prefix: string;
  opening: string;
  closing: string;
  /** The expression as it stands in the string; `after` is what follows it there. */
  hole(expression: string, after: string): string;
  /** What stands in the literal, as this string writes it. */
  convert(raw: string): string;
}

/** Where the secret stands: in `first`, or from `first` to `last` where it is split over several literals. */
export interface LiteralPlace extends Place {
  first: Literal;
  last: Literal;
  /** All of the text's literals, in the order of their ends. */
  literals: readonly Literal[];
  comments: readonly { start: number; end: number }[];
  /** Nothing but the secret stands in the literals. */
  alone: boolean;
}

/** How a programming language reads a variable of the environment, and how its strings take that in. */
export interface Language extends Syntax {
  /** The read, as an expression. `quote`: the one that may stand in it. */
  read(variable: string, quote: '"' | "'", place: LiteralPlace): string;
  /**
   * Of a literal that stands in for a missing variable: what does so without it, where the value may not be missing. Without this
   * the literal goes with its operator.
   */
  missing?: string;
  /** The read where it is all of the literal, if it then needs an operator (a value for a missing variable). */
  readAlone?(variable: string): string;
  /** The literal as a string with an expression in it; undefined where it has no such form and is joined instead. */
  interpolated?(literal: Literal, place: LiteralPlace): Interpolated | undefined;
  /** The operator or the call that joins strings; without it, and with no interpolated form, the secret must stand alone. */
  join?: string | ((parts: readonly string[]) => string);
  /** Literals side by side are one string. */
  adjacent?: boolean;
  /** What else must change for the read: an import, a constant that becomes a variable. */
  imports?(place: LiteralPlace): readonly (TextEdit | undefined)[];
  /** What the user has to do besides: one sentence. */
  note?(variable: string): string;
  /** Why it cannot be done here: a constant, a format. */
  refusal?(place: LiteralPlace): string | undefined;
  /** A literal that no program reads: documentation. */
  isComment?(place: LiteralPlace): boolean;
  /** Takes a whole case over, where the literal is more than an expression: an attribute of JSX, a script in a string. */
  special?(place: LiteralPlace): Replacement | Refusal | undefined;
  /** Where a secret needs no quotes: in a shell's arguments. */
  bare?: Fix;
}
