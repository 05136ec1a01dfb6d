/** Letters that Unicode does not take apart, and people type without their mark. Sharp s is two letters for most. */
const others: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  þ: 'th',
};

const plain = /^[\0-\x7f]*$/;

/** Of a field: a hostile one may be as long as an answer, and to fold that takes seconds. */
const longestField = 200;

/**
 * A text as it is compared in a search: without capitals, accents and other ways to write the same letter.
 * @param most of the text and of the result, in UTF-16 units: what lies beyond is left out.
 */
export function folded(text: string, { most = longestField }: { most?: number } = {}): string {
  const start = text.slice(0, most);
  if (plain.test(start)) {
    return start.toLowerCase();
  }
  return start
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðıþ]/g, (letter) => others[letter] ?? letter)
    .slice(0, most);
}
