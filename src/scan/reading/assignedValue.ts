import type { TextRange } from '../textRange.ts';
import { remembered } from '../value/remembered.ts';
import { isRealistic, longestSecret, shortestSecret } from '../value/secretValue.ts';
import { type Joint, jointAfter } from './joints.ts';
import { isMixed, plainLiterals } from './languages.ts';
import { type Literal, plainLiteral, quotedLiteral } from './literal.ts';

/** What was found behind a name. */
export interface Assigned {
  token: TextRange | undefined;
  /** Up to where the text was read, minus what one more name may read again: going on from here keeps the whole scan linear. */
  next: number;
}

const readAgain = 300;

/** Reads the values of one text. */
export class AssignedValues {
  readonly #text: string;
  readonly #isLiteral: (value: string) => boolean;
  readonly #isRealistic = remembered(isRealistic);

  /** `file`: for its language. */
  constructor(text: string, file: string) {
    this.#text = text;
    this.#isLiteral = plainLiterals(file);
  }

  /**
   * The literal that is assigned to the name that ends at `nameEnd`, by any usual spelling: `=`, `:`, `=>`, `:=`, `<-`, `??`,
   * `||`, `:-`, a second argument, a `value:` partner; `loosely`: by space or the border of a table, too. No token for anything
   * but a realistic one.
   */
  after(nameEnd: number, loosely: boolean): Assigned {
    const joint = jointAfter(this.#text, nameEnd, loosely);
    const literal = joint === undefined ? undefined : this.#literalAt(joint, nameEnd);
    if (joint === undefined || literal === undefined) {
      return { token: undefined, next: nameEnd };
    }
    const { start, end } = literal;
    return {
      token: this.#isToken(literal, joint.kind === 'loose') ? { start, end } : undefined,
      next: Math.max(nameEnd, end - readAgain),
    };
  }

  /** A realistic token that stands in quotes at `at`. */
  quotedAt(at: number): TextRange | undefined {
    const value = quotedLiteral(this.#text, at);
    return value !== undefined && this.#isToken(value, false) ? { start: value.start, end: value.end } : undefined;
  }

  #literalAt({ at, kind }: Joint, nameEnd: number): Literal | undefined {
    const quoted = quotedLiteral(this.#text, at);
    return quoted !== undefined || kind === 'argument' ? quoted : plainLiteral(this.#text, at, nameEnd);
  }

  #isToken({ start, end, kind }: Literal, loose: boolean): boolean {
    if (end - start < shortestSecret || end - start > longestSecret) {
      return false;
    }
    const secret = this.#text.slice(start, end);
    const speaks = kind === 'quoted' || ((!loose || isMixed(secret)) && (kind === 'inside' || this.#isLiteral(secret)));
    return speaks && this.#isRealistic(secret);
  }
}
