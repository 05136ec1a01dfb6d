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

/** A text as it is compared in a search: without capitals, accents and other ways to write the same letter. */
export function folded(text: string): string {
  if (plain.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðıþ]/g, (letter) => others[letter] ?? letter);
}
