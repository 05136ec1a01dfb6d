/** Units of a text, a byte each: a token has no others, and loops over bytes are the fastest that there are. */
type Units = Uint8Array;

const [backslash = 0, percent = 0, ampersand = 0, hash = 0, semicolon = 0, zero = 0, smallX = 0, smallU = 0] =
  Buffer.from('\\%&#;0xu');
const isSign = tableOf('\\%&', () => 1, 0);
const isSelf = tableOf('\\"/', () => 1, 0);
const noDigit = 0xff;
const digitValue = tableOf('0123456789abcdefABCDEF', (digit) => Number.parseInt(digit, 16), noDigit);
const entities = Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }).map(([name, character]) => ({
  name: Buffer.from(name),
  unit: character.charCodeAt(0),
}));
const beginsName = tableOf('algqALGQ', () => 1, 0);
/** Of a number in HTML; a limit, so that the length of an escape stays small. */
const mostZeros = 1_000;
const beyondLatin1 = /[^\0-\xff]/;

/**
 * Takes one layer off: `\u0041`, `\/`, `%41`, `&#x41;`, `&#65;`, `&amp;` and the like become the one character that they
 * stand for. Characters beyond Latin-1 become NUL, where anything changes at all; else the text comes back as it is.
 */
export function unescaped(text: string): string {
  const units = unitsOf(text);
  const plain = Buffer.allocUnsafeSlow(units.length);
  let from = 0;
  let to = 0;
  while (from < units.length) {
    // A loop of its own for what is no escape: three times as fast. `| 0` keeps the counters small integers.
    while (from < units.length && isSign[units[from] as number] === 0) {
      plain[to] = units[from] as number;
      from = (from + 1) | 0;
      to = (to + 1) | 0;
    }
    if (from < units.length) {
      const read = escapeAt(units, from);
      plain[to] = read;
      from = (from + lengthOf(read)) | 0;
      to = (to + 1) | 0;
    }
  }
  return to === from ? text : plain.toString('latin1', 0, to);
}

/**
 * Carries marks over to the text as it was before `unescaped`: an escape is marked as a whole.
 * @param marks 1 for each marked character of `unescaped(text)`, else 0.
 * @param onto the same for `text`; marks in it stay.
 */
export function carryMarks(text: string, marks: Uint8Array, onto: Uint8Array): void {
  const units = unitsOf(text);
  let from = 0;
  let to = 0;
  while (from < units.length) {
    while (from < units.length && isSign[units[from] as number] === 0) {
      onto[from] = (onto[from] as number) | (marks[to] as number);
      from = (from + 1) | 0;
      to = (to + 1) | 0;
    }
    if (from < units.length) {
      const end = from + lengthOf(escapeAt(units, from));
      const mark = marks[to] as number;
      while (from < end) {
        onto[from] = (onto[from] as number) | mark;
        from = (from + 1) | 0;
      }
      to = (to + 1) | 0;
    }
  }
}

function unitsOf(text: string): Units {
  const units = Buffer.from(text, 'latin1');
  if (beyondLatin1.test(text)) {
    // Cut down to a byte, they would look like others.
    for (let at = 0; at < text.length; at += 1) {
      units[at] = latin1(text.charCodeAt(at));
    }
  }
  return units;
}

/** An escape's length and, as the lowest byte, the unit that it stands for: one number, as there may be millions. */
function pack(length: number, unit: number): number {
  return (length << 8) | unit;
}

function lengthOf(packed: number): number {
  return packed >> 8;
}

/** The escape at `at`, packed; where there is none, the unit itself with length 1. */
function escapeAt(units: Units, at: number): number {
  const first = units[at] as number;
  const next = at + 1 < units.length ? (units[at + 1] as number) : 0;
  if (first === backslash) {
    if (isSelf[next] === 1) {
      return pack(2, next);
    }
    return (next | 0x20) === smallU ? hexAt(units, at, 2, 6) : pack(1, first);
  }
  if (first === percent) {
    return hexAt(units, at, 1, 3);
  }
  if (first === ampersand && next === hash) {
    return numberAt(units, at);
  }
  return beginsName[next] === 1 ? entityAt(units, at) : pack(1, first);
}

function hexAt(units: Units, at: number, start: number, length: number): number {
  let value = 0;
  for (let each = at + start; each < at + length; each += 1) {
    const digit = digitAt(units, each);
    if (digit === noDigit) {
      return pack(1, units[at] as number);
    }
    value = value * 16 + digit;
  }
  return pack(length, latin1(value));
}

/** `&#65;` or `&#x41;`, with zeros before it. */
function numberAt(units: Units, at: number): number {
  const isHex = ((units[at + 2] ?? 0) | 0x20) === smallX;
  const base = isHex ? 16 : 10;
  const start = at + (isHex ? 3 : 2);
  let end = start;
  while (units[end] === zero && end < start + mostZeros) {
    end += 1;
  }
  let value = 0;
  for (const most = end + (isHex ? 4 : 5); end < most && digitAt(units, end) < base; end += 1) {
    value = value * base + digitAt(units, end);
  }
  return end > start && units[end] === semicolon ? pack(end + 1 - at, latin1(value)) : pack(1, ampersand);
}

function entityAt(units: Units, at: number): number {
  for (const { name, unit } of entities) {
    if (units[at + name.length + 1] === semicolon && isNamed(units, at + 1, name)) {
      return pack(name.length + 2, unit);
    }
  }
  return pack(1, ampersand);
}

/** In small letters or capitals. */
function isNamed(units: Units, at: number, name: Units): boolean {
  for (let letter = 0; letter < name.length; letter += 1) {
    if (((units[at + letter] ?? 0) | 0x20) !== name[letter]) {
      return false;
    }
  }
  return true;
}

function digitAt(units: Units, at: number): number {
  return at < units.length ? (digitValue[units[at] as number] as number) : noDigit;
}

/** NUL for what is no Latin-1 character. */
function latin1(value: number): number {
  return value > 0xff ? 0 : value;
}

function tableOf(characters: string, value: (character: string) => number, otherwise: number): Uint8Array {
  const table = new Uint8Array(256).fill(otherwise);
  for (const character of characters) {
    table[character.charCodeAt(0)] = value(character);
  }
  return table;
}
