import { t } from '@vscode/l10n';
import type { TextRange } from '../scan/textRange.ts';
import { fallbackOperator, setsVariable } from './environmentUse.ts';
import type { Language, LiteralPlace } from './languages/language.ts';
import { type Literal, LiteralReader } from './literalReader.ts';
import {
  type Fix,
  type Place,
  type Refusal,
  type Replacement,
  refuse,
  replacement,
  withPlaceholder,
} from './replacement.ts';

/** The quick fix of a programming language: the secret in a string becomes a read of the environment. */
export function literalFix(language: Language): Fix {
  return (place) => {
    const { literals, comments } = new LiteralReader(place.text, language);
    if (comments.some(({ start, end }) => start <= place.start && place.end <= end)) {
      return withPlaceholder(place);
    }
    const found = placeOf(place, literals, comments);
    if (found === undefined && language.bare !== undefined && !literals.some((each) => overlaps(each, place))) {
      return language.bare(place);
    }
    return found === undefined
      ? refuse(
          t('Here the token does not stand in a string that could be replaced. Read it from the environment by hand.'),
        )
      : fixed(language, found);
  };
}

function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What joins the pieces of a string that is written in several. */
const joint = /^(?:\s|[+.&~<>|\\]){0,200}$/;

function placeOf(
  place: Place,
  literals: readonly Literal[],
  comments: LiteralPlace['comments'],
): LiteralPlace | undefined {
  const { text, start, end } = place;
  const first = literals.find(({ content }) => content.start <= start && start < content.end);
  const last = literals.find(({ content }) => content.start < end && end <= content.end);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  let from = first.end;
  for (const piece of literals.filter((each) => first !== last && each.start >= first.end && each.end <= last.end)) {
    if (!joint.test(text.slice(from, piece.start))) {
      return undefined;
    }
    from = piece.end;
  }
  if (from !== last.end) {
    return undefined;
  }
  const alone = start === first.content.start && end === last.content.end;
  return { ...place, first, last, literals, comments, alone };
}

/** The literal is a format that is filled in: a `%` or a brace in the variable would be read as a part of it. */
const filledIn = /^\s*(?:%(?!=)|\.(?:format|formatted)\b)/;
const fillsIn = /(?:(?:printf|format|errorf|fatalf|panicf|logf)\s*\(\s*|(?:fprintf|\bformat)\s*\(\s*[\w.]+\s*,\s*)$/i;

function fixed(language: Language, place: LiteralPlace): Replacement | Refusal {
  if (language.isComment?.(place) === true) {
    return withPlaceholder(place);
  }
  const reason = language.refusal?.(place) ?? formatRefusal(place);
  if (reason !== undefined) {
    return refuse(reason);
  }
  const withoutLiteral = withoutFallback(language, place);
  if (withoutLiteral !== undefined) {
    return withoutLiteral;
  }
  const special = language.special?.(place);
  if (special !== undefined) {
    return special;
  }
  if (setsVariable(place.text.slice(0, place.first.start), place.variable)) {
    return refuse(
      t('This sets {0} itself. Take it out, and set the variable where the program is started.', place.variable),
    );
  }
  const expression = expressionFor(language, place);
  return expression === undefined
    ? refuse(t('Here a string cannot be joined with a variable. Put it together where the program runs.'))
    : replacement(
        [
          ...(language.imports?.(place) ?? []),
          { start: place.first.start, end: place.last.end, text: parenthesized(expression, place, language.join) },
        ],
        language.note?.(place.variable),
      );
}

function formatRefusal({ text, start, end, first, last }: LiteralPlace): string | undefined {
  const before = text.slice(Math.max(0, first.start - 80), first.start);
  const after = text.slice(last.end, last.end + 80);
  // `log("Bearer … %s", x)`
  const hasDirective = /%[-+ 0#]{0,3}\d{0,3}[sdifrvxq@]/.test(
    text.slice(first.start, start) + text.slice(end, last.end),
  );
  const isFirstOfSeveral = /\(\s*$/.test(before) && /^\s*,/.test(after);
  return filledIn.test(after) || fillsIn.test(before) || (hasDirective && isFirstOfSeveral)
    ? t('This string is a format. Put a placeholder in it, and pass the variable as its value.')
    : undefined;
}

/** The variable is read already, and the literal stands in where it is missing: only the literal has to go. */
function withoutFallback(
  { missing }: Language,
  { text, first, last, variable, alone }: LiteralPlace,
): Replacement | undefined {
  const operator = fallbackOperator(text.slice(0, first.start), variable);
  if (!alone || operator === undefined) {
    return undefined;
  }
  const start = missing === undefined ? first.start - operator.length : first.start;
  return replacement([{ start, end: last.end, text: missing ?? '' }]);
}

interface Expression {
  text: string;
  /** Made of parts with an operator between: next to another operator it needs parentheses. */
  compound: boolean;
}

function expressionFor(language: Language, place: LiteralPlace): Expression | undefined {
  const { text, first, last, variable, alone } = place;
  const hugged = language.adjacent === true && hasNeighbour(place);
  if (alone && !hugged) {
    const { readAlone } = language;
    return readAlone === undefined
      ? { text: language.read(variable, quoteOf(first), place), compound: false }
      : { text: readAlone(variable), compound: true };
  }
  const before = text.slice(first.content.start, place.start);
  const after = text.slice(place.end, last.content.end);
  const form = language.interpolated?.(first, place);
  if (form !== undefined && (first === last || first.opening === last.opening)) {
    const read = language.read(variable, form.opening.startsWith('"') ? "'" : '"', place);
    const content = form.convert(before) + form.hole(read, after) + form.convert(after);
    return { text: form.prefix + form.opening + content + form.closing, compound: false };
  }
  // Cut in two, brackets that count their pairs would no longer close.
  const paired = first.quote.nests === true && /[([{<]/.test(before);
  if (language.join === undefined || hugged || paired) {
    return undefined;
  }
  const parts = [
    before === '' ? '' : first.prefix + first.opening + before + first.closing,
    language.read(variable, quoteOf(first), place),
    after === '' ? '' : last.prefix + last.opening + after + last.closing,
  ].filter((part) => part !== '');
  return typeof language.join === 'string'
    ? { text: parts.join(` ${language.join} `), compound: parts.length > 1 }
    : { text: language.join(parts), compound: false };
}

function quoteOf({ opening }: Literal): '"' | "'" {
  return opening.startsWith("'") ? "'" : '"';
}

/** Whether another literal stands next to it with nothing but space between. */
function hasNeighbour({ text, first, last, literals }: LiteralPlace): boolean {
  const between = (from: number, to: number) => from <= to && to - from < 500 && /^[\s\\]*$/.test(text.slice(from, to));
  return literals.some((each) => between(each.end, first.start) || between(last.end, each.start));
}

const plainBefore = /(?:^|[=(,[{:;]|=>|\b(?:return|print|puts|say|echo|die|raise|throw|yield))\s*$/;
const plainAfter = /^\s*(?:$|[),\]};\r\n]|\/\/|#|--)/;

/** Next to an operator of another kind an expression of several parts needs parentheses. */
function parenthesized({ text, compound }: Expression, place: LiteralPlace, join: Language['join']): string {
  const before = place.text.slice(Math.max(0, place.first.start - 40), place.first.start);
  const after = place.text.slice(place.last.end, place.last.end + 40);
  const isFree =
    (plainBefore.test(before) || (typeof join === 'string' && before.trimEnd().endsWith(join))) &&
    (plainAfter.test(after) || (typeof join === 'string' && after.trimStart().startsWith(join)));
  return compound && !isFree ? `(${text})` : text;
}
