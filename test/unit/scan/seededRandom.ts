/** Numbers from 0 to 1, the same for the same seed (mulberry32): a failed round can be run again. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const value = from[Math.floor(random() * from.length)];
  if (value === undefined) {
    throw new RangeError('Nothing to pick from.');
  }
  return value;
}

const pieces = [
  ...`trackberry Bearer TRACKBERRY_API_TOKEN= token: "token": authorization { } [ ] ( ) ' " \` \\ \\" = => : := , ; # // < > \${ $( {{ %s curl -H`.split(
    ' ',
  ),
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '    ',
    '\0',
    '\u{1f353}',
    '\ud83c',
    '\udf53',
    '\u2028',
    '\ufeff',
    '\u0130',
    '\u017f',
  ],
];

/** Pieces that the detectors look for, in any order, with `more` in between. */
export function randomText(random: Random, more: readonly string[]): string {
  const length = 1 + Math.floor(random() * 60);
  return Array.from({ length }, () => pick(random, random() < 0.15 ? more : pieces)).join('');
}
