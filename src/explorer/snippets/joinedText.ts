import type { Lines } from './variant.ts';

/** Compilers read a sum of so many strings without trouble. */
const mostLines = 200;
/** UTF-16 units. A string in a class file has at most 65,535 bytes, three for a unit. */
const mostInOne = 16_000;

/** A text in pieces, one for each of its lines where that stays readable. None is longer than a class file can hold. */
export function pieces(text: string): Lines {
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [''];
  const parts = lines.length <= mostLines ? lines : [text];
  return parts.flatMap((part) => {
    const cut = [...part];
    return cut.length <= mostInOne / 2 ? [part] : chunks(cut, mostInOne / 2);
  });
}

/** `head "first" + "second" tail`, each piece on a line of its own where there are several. */
export function joined(head: string, strings: Lines, operator: string, tail: string): Lines {
  if (strings.length === 1) {
    return [`${head} ${strings.join('')}${tail}`];
  }
  return [head, ...strings.map((string, index) => `\t${string}${index < strings.length - 1 ? operator : tail}`)];
}

function chunks(characters: readonly string[], size: number): string[] {
  const count = Math.ceil(characters.length / size);
  return Array.from({ length: count }, (_, index) => characters.slice(index * size, (index + 1) * size).join(''));
}
