import { isPlaceholder } from './placeholder.ts';
import { isReference } from './reference.ts';
import { isEnglishPair, isPlainWord, wordsOf } from './words.ts';

/** Longest value that is taken for a token: large JWTs are below. */
export const longestSecret = 4096;
export const shortestSecret = 8;

/** What trying would have to guess; 8 random letters and digits have about 45, 8 hexadecimal digits 32. */
const leastBits = 36;

/** Of the bits of a random value with the same characters: random values are above 0.75, words and names below 0.5. */
const leastShare = 0.62;
/** Long runs of small letters alone: their pairs vary more by chance, while run-together words stay below. */
const leastShareOfLetters = 0.58;
const manyLetters = /^(?:[a-z]{16,}|[A-Z]{16,})$/;

/** Printable ASCII without space, quotes and brackets: what stands between two strings of a program has those. */
const headerText = /^[!#-&*+\--:=?-Z\\^_a-z|~]+$/;

/** Letters that make an English pair, and characters that go on with a sequence (`abcd`, `1111`, `a1b2c3`), tell little. */
const pairBits = 1.5;
const sequenceBits = 0.5;

/**
 * Whether a value may be a real token. Its format is not documented, so only this is asked: it travels in a header (printable
 * ASCII, no space, no brackets), it is no placeholder and no reference, and it looks random rather than written by a person.
 */
export function isRealistic(value: string): boolean {
  if (value.length < shortestSecret || value.length > longestSecret || !headerText.test(value)) {
    return false;
  }
  if (isPlaceholder(value) || isReference(value)) {
    return false;
  }
  // A Kubernetes secret holds everything in base64, placeholders too: judge what it says.
  const decoded = printableBase64(value);
  return decoded === undefined ? looksRandom(value) : looksRandom(decoded) && !isPlaceholder(decoded);
}

function printableBase64(value: string): string | undefined {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    return undefined;
  }
  const decoded = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]+\n?$/.test(decoded) ? decoded : undefined;
}

/** Punctuation and plain words are left out; what remains is weighed character by character. */
export function looksRandom(value: string): boolean {
  const parts = value.match(/[A-Za-z0-9]+/g) ?? [];
  const rest = parts
    .flatMap((part) => {
      const words = wordsOf(part);
      return isPlainWord(part.toLowerCase()) || words.every(isPlainWord) ? [] : [withoutPlainEnds(part)];
    })
    .filter((part) => part.length > 0);
  const text = rest.join('');
  const camelCase = isCamelCase(text);
  const bitsPerCharacter = Math.log2(alphabetSize(text, camelCase));
  let bits = 0;
  let length = 0;
  for (const part of rest) {
    bits += bitsOf(camelCase ? part.toLowerCase() : part, bitsPerCharacter);
    length += part.length;
  }
  const share = manyLetters.test(text) ? leastShareOfLetters : leastShare;
  return bits >= leastBits && bits >= share * length * bitsPerCharacter;
}

/** `liveA8f3…` keeps `A8f3…`: a plain word at the start or end of a part. Words inside a random part are chance. */
function withoutPlainEnds(part: string): string {
  const first = /^(?:[A-Z]?[a-z]{3,}|[A-Z]{3,}|\d{3,})/.exec(part)?.[0] ?? '';
  return isPlainWord(first.toLowerCase()) ? part.slice(first.length) : part;
}

function alphabetSize(text: string, camelCase: boolean): number {
  if (/^\d*$/.test(text)) {
    return 10;
  }
  if (/^(?:[0-9a-f]*|[0-9A-F]*)$/.test(text)) {
    return 16;
  }
  const letters = (/[a-z]/.test(text) ? 26 : 0) + (/[A-Z]/.test(text) ? 26 : 0);
  return (camelCase ? 26 : letters) + (/\d/.test(text) ? 10 : 0);
}

/** Average length of words from which capitals mark words; random capitals make words of two letters. */
const wordLength = 3.3;

function isCamelCase(text: string): boolean {
  const words = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.join('').length >= wordLength * words.length;
}

function bitsOf(part: string, bitsPerCharacter: number): number {
  let bits = 0;
  for (let i = 0; i < part.length; i++) {
    if (continues(part, i, 1) || continues(part, i, 2)) {
      bits += sequenceBits;
    } else if (i > 0 && isEnglishPair(part.charAt(i - 1), part.charAt(i))) {
      bits += pairBits;
    } else {
      bits += bitsPerCharacter;
    }
  }
  return bits;
}

/** Whether the character at `i` goes on as the two before it did, `stride` apart: the same again, one up or one down. */
function continues(part: string, i: number, stride: 1 | 2): boolean {
  if (i < 2 * stride) {
    return false;
  }
  const step = part.charCodeAt(i) - part.charCodeAt(i - stride);
  return Math.abs(step) <= 1 && step === part.charCodeAt(i - stride) - part.charCodeAt(i - 2 * stride);
}
