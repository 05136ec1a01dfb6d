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
      const length = escapeLength(units, from);
      plain[to] = escapedUnit(units, from, length);
      from = (from + length) | 0;
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
      const end = from + escapeLength(units, from);
      const mark = marks[to] as number;
      for (; from < end; from = (from + 1) | 0) {
        onto[from] = (onto[from] as number) | mark;
      }
      to = (to + 1) | 0;
    }
  }
}

function unitsOf(text: string): Units {
  // Cut down to a byte, some would look like others.
  return Buffer.from(text.replace(/[^\0-\xff]/g, '\0'), 'latin1');
}

/** How many units the escape at `at` has; 1 where there is none. */
function escapeLength(units: Units, at: number): number {
  const next = units[at + 1] ?? 0;
  switch (units[at]) {
    case percent:
      return areHex(units, at + 1, at + 3) ? 3 : 1;
    case backslash:
      if (isSelf[next] === 1) {
        return 2;
      }
      return (next | 0x20) === smallU && areHex(units, at + 2, at + 6) ? 6 : 1;
    case ampersand:
      return next === hash ? numberLength(units, at) : (entityAt(units, at)?.name.length ?? -1) + 2;
    default:
      return 1;
  }
}

function escapedUnit(units: Units, at: number, length: number): number {
  const first = units[at] ?? 0;
  if (length === 1) {
    return first;
  }
  if (first === percent) {
    return numberAt(units, at + 1, at + 3, 16);
  }
  if (first === backslash) {
    return length === 2 ? (units[at + 1] ?? 0) : numberAt(units, at + 2, at + 6, 16);
  }
  const end = at + length - 1;
  if (units[at + 1] !== hash) {
    return entityAt(units, at)?.unit ?? 0;
  }
  return isHexNumber(units, at) ? numberAt(units, at + 3, end, 16) : numberAt(units, at + 2, end, 10);
}

/** `&#65;` or `&#x41;`, with zeros before it as many as there are. */
function numberLength(units: Units, at: number): number {
  const isHex = isHexNumber(units, at);
  const start = at + (isHex ? 3 : 2);
  let end = start;
  while (units[end] === zero) {
    end += 1;
  }
  for (const most = end + (isHex ? 4 : 5); end < most && digitAt(units, end) < (isHex ? 16 : 10); ) {
    end += 1;
  }
  return end > start && units[end] === semicolon ? end + 1 - at : 1;
}

function isHexNumber(units: Units, at: number): boolean {
  return ((units[at + 2] ?? 0) | 0x20) === smallX;
}

function entityAt(units: Units, at: number): (typeof entities)[number] | undefined {
  if (beginsName[units[at + 1] ?? 0] === 1) {
    for (const entity of entities) {
      if (units[at + entity.name.length + 1] === semicolon && isNamed(units, at + 1, entity.name)) {
        return entity;
      }
    }
  }
  return undefined;
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

function areHex(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    if (digitAt(units, at) === noDigit) {
      return false;
    }
  }
  return true;
}

function digitAt(units: Units, at: number): number {
  return digitValue[units[at] ?? 0] as number;
}

/** NUL for what is no Latin-1 character. */
function numberAt(units: Units, from: number, end: number, base: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    value = value * base + digitAt(units, at);
  }
  return value > 0xff ? 0 : value;
}

function tableOf(characters: string, value: (character: string) => number, otherwise: number): Uint8Array {
  const table = new Uint8Array(256).fill(otherwise);
  for (const character of characters) {
    table[character.charCodeAt(0)] = value(character);
  }
  return table;
}
