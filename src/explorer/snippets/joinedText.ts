import type { Lines } from './variant.ts';

/** Compilers read a sum of so many strings without trouble. */
const mostLines = 200;

/**
 * A text in pieces, one for each of its lines where that stays readable. A string in a class file has at most 65,535
 * bytes: a piece has at most 8,000 characters, each of which takes six bytes at most.
 */
export function pieces(text: string): Lines {
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [''];
  const parts = lines.length <= mostLines ? lines : [text];
  return parts.flatMap((part) => part.match(/.{1,8000}/gsu) ?? [part]);
}

/** `head "first" + "second" tail`, each piece on a line of its own where there are several. */
export function joined(head: string, strings: Lines, operator: string, tail: string): Lines {
  if (strings.length === 1) {
    return [`${head} ${strings.join('')}${tail}`];
  }
  return [head, ...strings.map((string, index) => `\t${string}${index < strings.length - 1 ? operator : tail}`)];
}
